"""The verbs that live in files of their own."""

from __future__ import annotations

from neurosym.verbs.check import check
from neurosym.verbs.converting import convert
from neurosym.verbs.evaluating import evaluate
from neurosym.verbs.making import generate
from neurosym.verbs.plotting import plot
from neurosym.verbs.scaffold import new_domain
from neurosym.verbs.training import train

VERBS = [check, convert, new_domain, generate, train, evaluate, plot]
