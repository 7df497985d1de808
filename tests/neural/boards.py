"""The examples as problems and boards, for tests of the neural part."""

from __future__ import annotations

from pathlib import Path

import pytest

import neurosym
from neurosym.neural.board import Board, board_of
from neurosym.problem import Problem
from neurosym.projector import projector_for

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".txt", ".non", ".cnf", ".col")
)
LARGE = 260
"""Characters of an example from which on it is looked at in the long run only."""
EACH = [
    pytest.param(path, id=path.stem, marks=pytest.mark.slow if path.stat().st_size > LARGE else []) for path in EXAMPLES
]


def example(name: str) -> Problem:
    """The problem of the example file with this stem."""
    return neurosym.load(next(path for path in EXAMPLES if path.stem == name))


def example_board(name: str, count: int = 1) -> Board:
    """The example at its ``unit`` fixpoint, so many times; as given where that leaves nothing open."""
    problem = example(name)
    candidates = projector_for(problem.rules).project(problem.start, "unit")
    return board_of([(problem.rules, problem.start if candidates.is_complete else candidates)] * count)
