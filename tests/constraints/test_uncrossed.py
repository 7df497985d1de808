"""Uncrossed: what lines do at the four corners of a square."""

from __future__ import annotations

import pytest
from pysat.solvers import Solver

from neurosym.cnf import Cnf
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

# Corners from the upper left one on, around; a value 0 is a bare corner, or no edge.
SQUARE = Uncrossed(tuple(range(8)), 0b10, 0b110, name="square at r1c1")
OPEN = Candidates((7, 7, 7, 7, 3, 3, 3, 3))


@pytest.mark.parametrize(
    ("corners", "edges", "holds"),
    [
        ((1, 1, 2, 2), (1, 0, 1, 0), True),
        ((1, 2, 1, 2), (0, 0, 0, 0), False),  # they cross
        ((1, 1, 1, 2), (1, 1, 0, 0), True),
        ((1, 1, 1, 2), (1, 0, 0, 0), False),  # a third corner with one edge
        ((1, 1, 1, 1), (1, 1, 1, 0), False),  # around three sides
        ((1, 0, 1, 2), (0, 0, 0, 0), False),  # a bare corner between
        ((1, 1, 1, 0), (1, 1, 0, 0), True),  # a bare corner below, and the line leads above
        ((1, 2, 1, 0), (0, 0, 0, 0), False),
        ((1, 1, 0, 1), (1, 0, 0, 1), True),
        ((0, 1, 1, 1), (0, 1, 1, 0), False),  # as long above
    ],
)
def test_lines_neither_cross_nor_go_round(corners: tuple[int, ...], edges: tuple[int, ...], holds: bool) -> None:
    assert SQUARE.check((*corners, *edges)) is holds
    told = Candidates.of_answer((*corners, *edges))
    assert SQUARE.project(told) == (told if holds else Candidates([0] * 8))


def test_the_clauses_know_of_a_way_round_before_it_is_told_what_goes_there() -> None:
    cnf = Cnf(OPEN)
    SQUARE.encode(cnf)
    with Solver("glucose42", bootstrap_with=cnf.clauses) as solver:
        possible, _ = solver.propagate([cnf.literal(cell, 1) for cell in (4, 5, 6)])
        assert not possible
        _, below = solver.propagate([cnf.literal(cell, 1) for cell in (6, 7)])
        _, above = solver.propagate([cnf.literal(cell, 1) for cell in (4, 5)])
    assert -cnf.literal(1, 0) in below
    assert -cnf.literal(3, 0) not in above


def test_a_side_without_an_edge_has_none() -> None:
    corner = Uncrossed((0, 1, 2, 3, 4), 0b10, 0b110, (1,))
    assert corner.check((1, 2, 2, 2, 1)) is False
    assert corner.check((1, 2, 2, 1, 1))


def test_it_needs_four_corners_and_its_edges() -> None:
    with pytest.raises(ModelError, match="four corners"):
        Uncrossed((0, 1, 2, 3), 0b10, 0b110)
    for sides in ((4,), (1, 1)):
        with pytest.raises(ModelError, match="sides are 0 to 3, each once"):
            Uncrossed(tuple(range(4 + len(sides))), 0b10, 0b110, sides)


def test_the_reason_names_it() -> None:
    assert SQUARE.because("told", OPEN, OPEN, ("-", "1", "2")).endswith("in square at r1c1")
