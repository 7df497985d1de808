"""Regular: a line of a nonogram by the general constraint, dead ends, refusals."""

from __future__ import annotations

import pytest

from neurosym.constraints.regular import Regular
from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.problem import Rules

THREE = Regular(tuple(range(5)), ((0, 1), (-1, 2), (-1, 3), (3, -1)), 0, (3,), name="row 1")
"""A run of three filled cells (value 1) and no other."""


def test_the_overlap_of_all_placements_is_filled() -> None:
    assert THREE.project(Candidates.full(5, 2)) == Candidates((0b11, 0b11, 0b10, 0b11, 0b11))


def test_a_filled_end_places_the_run() -> None:
    assert THREE.project(Candidates((0b10, 0b11, 0b11, 0b11, 0b11))) == Candidates((2, 2, 2, 1, 1))


def test_a_run_that_does_not_fit_is_refused() -> None:
    assert THREE.project(Candidates((0b11, 0b11, 0b01, 0b11, 0b11))).is_bottom


def test_steps_back_in_the_order_of_states_are_followed() -> None:
    alternating = Regular((0, 1, 2), ((-1, 1), (0, -1)), 0, (1,))
    assert alternating.project(Candidates.full(3, 2)) == Candidates((2, 1, 2))


def test_nothing_accepted_is_false() -> None:
    assert Regular((0,), ((0, 0),), 0, ()).project(Candidates.full(1, 2)).is_bottom


def test_states_and_columns_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ModelError, match=r"state 0 leads outside the states 0\.\.0"):
        Regular((0,), ((0, 5),), 0, (0,))
    with pytest.raises(ModelError, match=r"start and accepting states must be among 0\.\.0"):
        Regular((0,), ((0, 0),), 1, (0,))
    with pytest.raises(ModelError, match="a column for each"):
        Rules(("x",), ("a", "b", "c"), (Regular((0,), ((0, 0),), 0, (0,)),))
