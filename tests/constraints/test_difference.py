"""Difference: either way round."""

from __future__ import annotations

import pytest

from neurosym.constraints.difference import Difference
from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.problem import Rules


def test_either_cell_may_be_the_larger() -> None:
    difference = Difference((0, 1), 2, (1, 2, 3, 4))
    assert difference.check((0, 2))
    assert difference.check((2, 0))
    assert not difference.check((0, 1))


def test_values_without_a_partner_go() -> None:
    difference = Difference((0, 1), 3, (1, 2, 3, 4))
    assert difference.project(Candidates.full(2, 4)) == Candidates((0b1001, 0b1001))


def test_zero_is_equality_of_numbers_and_a_negative_target_never_holds() -> None:
    assert Difference((0, 1), 0, (5, 7, 5)).check((0, 2))
    assert Difference((0, 1), -1, (1, 2)).project(Candidates.full(2, 2)).is_bottom


def test_numbers_must_cover_the_values() -> None:
    with pytest.raises(ModelError, match=r"^difference over 2 cells knows the numbers of 2 values, but its cells"):
        Rules(("x", "y"), ("a", "b", "c"), (Difference((0, 1), 1, (1, 2)),))
