"""The verbs that live in files of their own."""

from __future__ import annotations

from neurosym.check import check
from neurosym.converting import convert
from neurosym.evaluating import evaluate
from neurosym.making import generate
from neurosym.plotting import plot
from neurosym.scaffold import new_domain
from neurosym.training import train

VERBS = [check, convert, new_domain, generate, train, evaluate, plot]
