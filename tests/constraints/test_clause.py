"""Clause: the last cell that can make it true must."""

from __future__ import annotations

import pytest

from neurosym.constraints.clause import Clause
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

EITHER = Clause((0, 1), (0b10, 0b01))


def test_the_last_open_literal_is_forced() -> None:
    assert EITHER.project(Candidates((0b01, 0b11))) == Candidates((0b01, 0b01))


def test_two_open_literals_or_a_true_one_force_nothing() -> None:
    for masks in ((0b11, 0b11), (0b10, 0b11)):
        assert EITHER.project(Candidates(masks)) == Candidates(masks)


def test_all_false_is_bottom_and_so_is_a_clause_that_allows_nothing() -> None:
    assert EITHER.project(Candidates((0b01, 0b10))).is_bottom
    assert Clause((0,), (0,)).project(Candidates.full(1, 2)).is_bottom


def test_a_bit_set_for_each_cell() -> None:
    with pytest.raises(ModelError, match="2 cells and 1 bit sets"):
        Clause((0, 1), (1,))
