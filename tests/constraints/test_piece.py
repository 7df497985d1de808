"""Piece: so many cells in one piece around a root."""

from __future__ import annotations

import pytest

from neurosym.cnf import Cnf
from neurosym.constraints.piece import Piece
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

ROW = ((0, 1), (1, 2), (2, 3), (3, 4))
ISLAND = Piece((0, 1, 2, 3, 4), 0b10, ROW, 1, 3, name="island at r1c2 (3)")


def test_one_piece_of_its_size_that_holds_the_root() -> None:
    assert ISLAND.check((1, 1, 1, 0, 0))
    assert ISLAND.check((0, 1, 1, 1, 0))
    assert not ISLAND.check((1, 1, 0, 1, 0))
    assert not ISLAND.check((0, 1, 1, 0, 0))
    assert not ISLAND.check((0, 0, 1, 1, 1))


def test_what_is_too_far_is_out_and_the_root_is_in() -> None:
    assert ISLAND.project(Candidates.full(5, 2)) == Candidates((0b11, 0b10, 0b11, 0b11, 0b01))


def test_what_is_in_leaves_less_room_elsewhere_and_the_way_to_it_is_in() -> None:
    told = Candidates((0b11, 0b11, 0b11, 0b10, 0b11))
    assert ISLAND.project(told) == Candidates((0b01, 0b10, 0b10, 0b10, 0b01))


def test_no_room_is_refused() -> None:
    assert ISLAND.project(Candidates((0b01, 0b11, 0b01, 0b11, 0b11))).is_bottom
    assert ISLAND.project(Candidates((0b11, 0b01, 0b11, 0b11, 0b11))).is_bottom


def test_nothing_is_left_for_later() -> None:
    cnf = Cnf(Candidates.full(5, 2))
    ISLAND.encode(cnf)
    assert not cnf.deferred


def test_the_root_is_a_position_and_a_size_is_no_less_than_one() -> None:
    with pytest.raises(ModelError, match="0 to 1"):
        Piece((4, 5), 0b10, ((0, 1),), 2, 1)
    with pytest.raises(ModelError, match="1 or more"):
        Piece((4, 5), 0b10, ((0, 1),), 0, 0)


def test_the_reasons_name_it() -> None:
    before = Candidates.full(5, 2)
    words = [ISLAND.because(rung.rule, before, ISLAND.project(before, rung.rule), ("x", "-")) for rung in ISLAND.ladder]
    assert words[1] == "too far for island at r1c2 (3)"
    assert words[0].startswith("the count in island")
    assert words[2].endswith("island at r1c2 (3)")
