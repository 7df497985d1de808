"""Boards of white cells and walls, some with a number about the cells beside them, for the pages in ``domains/``."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from neurosym import grid
from neurosym.constraints.count import Count
from neurosym.lattice import Answer
from neurosym.lexing import Piece, header, table
from neurosym.problem import Problem

WHITE, WALLS = ("-", "."), ("x", "X")
STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0))


def read(lines: Sequence[Piece]) -> tuple[list[list[Piece]], dict[grid.Place, int]]:
    """The board under a header ``rows columns``, and its white cells by place. InputError where there are none."""
    height, width = header(lines[0])
    board = table(lines[1:], height, width)
    white = (place for place in grid.places(height, width) if board[place[0]][place[1]] in WHITE)
    cells = {place: cell for cell, place in enumerate(white)}
    if not cells:
        raise lines[0].wrong("a board with a white cell")
    return board, cells


def numbers(
    board: Sequence[Sequence[Piece]],
    cells: Mapping[grid.Place, int],
    values: int,
    meaning: str,
    plain: Container[str] = WALLS,
) -> Iterator[Count]:
    """So many of the cells beside each wall with a number take one of ``values``; a wall of ``plain`` has none.

    InputError at any other entry.
    """
    for row, column in grid.places(len(board), len(board[0])):
        entry = board[row][column]
        if entry in WHITE or entry in plain:
            continue
        near = tuple(cells[row + y, column + x] for y, x in STEPS if (row + y, column + x) in cells)
        number = entry.number(0, len(near), f"'-', 'x', or how many {meaning} are beside the wall")
        if near:
            yield Count(near, "==", number, values, name=f"beside {grid.names([(row, column)])[0]} ({number})")


def draw(problem: Problem, answer: Answer) -> str:
    """The board, ``problem.clues``, with the values of its cells; ``?`` where not known."""
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer, "?"), problem.clues)
