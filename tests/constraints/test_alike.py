"""Alike: the same value on both sides, unless what parts them stands on one."""

from __future__ import annotations

from neurosym.constraints.alike import Alike
from neurosym.lattice import Candidates

SIDE = Alike((0, 1), 0b001, name="side of r1c1 and r1c2")


def test_two_pieces_do_not_touch_and_the_sea_touches_all() -> None:
    assert SIDE.check((1, 1))
    assert SIDE.check((0, 2))
    assert SIDE.check((0, 0))
    assert not SIDE.check((1, 2))


def test_a_cell_of_a_piece_leaves_its_neighbour_the_piece_and_the_sea() -> None:
    assert SIDE.project(Candidates((0b010, 0b111))) == Candidates((0b010, 0b011))
    assert SIDE.project(Candidates((0b110, 0b100))) == Candidates((0b100, 0b100))
    assert SIDE.project(Candidates((0b010, 0b100))).is_bottom


def test_the_sea_tells_nothing() -> None:
    assert SIDE.project(Candidates((0b001, 0b111))) == Candidates((0b001, 0b111))
    assert SIDE.project(Candidates((0b011, 0b100))) == Candidates((0b001, 0b100))


def test_the_reason_names_it() -> None:
    before = Candidates((0b010, 0b111))
    words = SIDE.because("neighbour", before, SIDE.project(before), ("x", "a", "b"))
    assert words == "not what stands at the other end of side of r1c1 and r1c2"
