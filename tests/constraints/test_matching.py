"""Matching: cells and places pair off, whichever way."""

from __future__ import annotations

import pytest

from neurosym.constraints.matching import Matching
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

CHAIN = Matching((0, 1, 2), 0b10, ((0, 1), (1, 2)), name="tents for r1c1 r1c3")


def test_as_many_cells_as_places_each_beside_its_own() -> None:
    assert CHAIN.check((1, 1, 0))
    assert CHAIN.check((1, 0, 1))
    assert not CHAIN.check((0, 1, 0))
    assert not Matching((0, 1, 2), 0b10, ((0, 1), (0, 1))).check((1, 0, 1))


def test_a_cell_that_all_matchings_need_is_taken_and_one_too_many_is_not() -> None:
    assert CHAIN.project(Candidates((0b01, 0b11, 0b11))) == Candidates((0b01, 0b10, 0b10))
    assert CHAIN.project(Candidates((0b10, 0b10, 0b11))) == Candidates((0b10, 0b10, 0b01))


def test_a_place_without_a_cell_is_refused() -> None:
    assert CHAIN.project(Candidates((0b01, 0b01, 0b11))).is_bottom


def test_a_place_names_positions_of_the_scope() -> None:
    with pytest.raises(ModelError, match="0 to 1"):
        Matching((4, 5), 0b10, ((4,),))


def test_the_reason_names_it() -> None:
    before = Candidates((0b01, 0b11, 0b11))
    words = CHAIN.because("matching", before, CHAIN.project(before), ("-", "o"))
    assert words == "else tents for r1c1 r1c3 cannot be paired off"


def test_a_place_handed_on_by_very_many_is_found() -> None:
    many = 1_200
    line = Matching(tuple(range(many + 1)), 0b10, tuple((j, j + 1) for j in range(many)))
    inside = Candidates((0b10, *[0b11] * (many - 1), 0b10))
    assert line.project(inside) == inside
    assert line.project(Candidates((*[0b10] * (many + 1),))).is_bottom
