"""Walls: white cells, and numbers about the cells beside a wall."""

from __future__ import annotations

import pytest

from neurosym import lexing, walls
from neurosym.errors import InputError


def test_white_cells_are_numbered_in_order_of_reading() -> None:
    board, cells = walls.read(lexing.lines("2 2\n- x\n1 ."))
    assert cells == {(0, 0): 0, (1, 1): 1}
    (beside,) = walls.numbers(board, cells, 0b10, "lamps")
    assert (beside.scope, beside.bound, str(beside)) == ((1, 0), 1, "beside r2c1 (1)")


def test_a_wall_with_nothing_beside_it_tells_nothing() -> None:
    board, cells = walls.read(lexing.lines("1 3\n0 x -"))
    assert [*walls.numbers(board, cells, 0b10, "lamps")] == []


def test_more_than_there_are_cells_beside_it_is_refused() -> None:
    board, cells = walls.read(lexing.lines("1 3\n2 - x"))
    with pytest.raises(InputError, match="how many lamps are beside the wall"):
        [*walls.numbers(board, cells, 0b10, "lamps")]
    with pytest.raises(InputError, match="white"):
        walls.read(lexing.lines("1 1\nx"))
