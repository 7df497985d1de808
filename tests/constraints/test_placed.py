"""Placed: one of several pieces, and nothing else."""

from __future__ import annotations

import pytest

from neurosym.constraints.placed import Placed
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

DOMINO = Placed((0, 1, 2), (((0, 1), (1, 1)), ((1, 2), (2, 2))), name="region 1")


def test_one_piece_and_all_else_empty() -> None:
    assert DOMINO.check((1, 1, 0))
    assert DOMINO.check((0, 2, 2))
    assert not DOMINO.check((1, 2, 0))
    assert not DOMINO.check((0, 0, 0))
    assert not DOMINO.check((1, 1, 2))


def test_what_all_pieces_cover_is_filled_and_what_none_covers_is_empty() -> None:
    assert DOMINO.project(Candidates.full(3, 3)) == Candidates((0b011, 0b110, 0b101))
    assert DOMINO.project(Candidates((0b111, 0b111, 0b001))) == Candidates((0b010, 0b010, 0b001))
    assert DOMINO.project(Candidates((0b010, 0b111, 0b100))).is_bottom


def test_without_pieces_it_is_false() -> None:
    assert not Placed((0,), ()).check((0,))
    assert Placed((0,), ()).project(Candidates((0b11,))).is_bottom


def test_a_piece_names_positions_once_and_values_that_are_not_empty() -> None:
    with pytest.raises(ModelError, match="0 to 0"):
        Placed((4,), (((1, 1),),))
    with pytest.raises(ModelError, match="each once"):
        Placed((4, 5), (((0, 1), (0, 1)),))
    with pytest.raises(ModelError, match="1 or more"):
        Placed((4,), (((0, 0),),))


def test_the_reason_names_it() -> None:
    before = Candidates.full(3, 3)
    words = DOMINO.because("placement", before, DOMINO.project(before), ("-", "a", "b"))
    assert words == "the same in every placement of region 1"
