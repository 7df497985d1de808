"""The verbs that live in files of their own."""

from __future__ import annotations

from neurosym.check import check
from neurosym.converting import convert
from neurosym.evaluating import evaluate
from neurosym.making import generate
from neurosym.plotting import plot
from neurosym.training import train

VERBS = [check, convert, generate, train, evaluate, plot]
