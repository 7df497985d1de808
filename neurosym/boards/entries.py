"""What the entries of a board tell: numbers, arrows, circles, labels of regions; and the places that they look at."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from typing import TypeAlias

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.grid import Place
from neurosym.lexing import Piece

Told: TypeAlias = dict[Place, Piece]
"""The entries that tell something, by place."""

OUT = ("@", "#")
"""Labels of what is no region of the board."""


def arrow(piece: Piece) -> tuple[Piece, int]:
    """The number and the way, as a number of :data:`grid.STEPS`, of a clue such as ``2e``. InputError at any other."""
    number, way = Piece(piece[:-1], piece.line, piece.column), "nesw".find(piece[-1:].lower())
    if not number or way < 0:
        raise piece.wrong("a number and a way, n, e, s or w")
    return number, way


def ahead(size: tuple[int, int], place: Place, way: int) -> list[Place]:
    """The places of a board from one, without it, straight on to the border."""
    y, x = grid.STEPS[way]
    seen = ((place[0] + y * step, place[1] + x * step) for step in range(1, max(size)))
    return [(r, c) for r, c in seen if 0 <= r < size[0] and 0 <= c < size[1]]


def tables(text: str, count: int = 1) -> tuple[int, int, list[list[list[Piece]]]]:
    """Rows, columns, and so many boards of entries below a header ``rows columns``."""
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    rows = lexing.table(lines, height * count, width)
    return height, width, [rows[height * number : height * (number + 1)] for number in range(count)]


def told(board: Sequence[Sequence[Piece]], blank: Collection[str] = parts.UNTOLD) -> Told:
    """The entries that are not blank, by place."""
    return {(r, c): piece for r, row in enumerate(board) for c, piece in enumerate(row) if piece not in blank}


def regions(board: Sequence[Sequence[Piece]]) -> dict[str, tuple[Place, ...]]:
    """The places of each label; those of ``@`` or ``#`` are no places of the board, and have none.

    InputError where those of a label do not hang together, or if there are none.
    """
    width = len(board[0])
    found = parts.regions([piece for row in board for piece in row], width, OUT)
    inside = {label: cells for label, cells in found.items() if label not in OUT}
    if not inside:
        raise board[0][0].wrong("a board with a region")
    return {label: tuple(divmod(cell, width) for cell in cells) for label, cells in inside.items()}


def between(a: Place, b: Place) -> list[Place]:
    """The places between two in one row or column, the upper or left one first."""
    if a[0] == b[0]:
        return [(a[0], column) for column in range(a[1] + 1, b[1])]
    return [(row, a[1]) for row in range(a[0] + 1, b[0])]


def next_to(place: Place, way: int, others: Container[Place], size: tuple[int, int]) -> list[Place]:
    """The next of these places straight on, if there is one."""
    return [other for other in ahead(size, place, way) if other in others][:1]


def coloured(piece: Piece) -> tuple[str, Piece]:
    """The colour and the number of a circle such as ``w``, ``b4`` or ``4b``. InputError at any other."""
    for colour, number in ((piece[:1], piece[1:]), (piece[-1:], piece[:-1])):
        if colour.lower() in ("w", "b") and (not number or number.isdigit()):
            return colour.lower(), Piece(number, piece.line, piece.column)
    raise piece.wrong("'w' or 'b', perhaps with a number, or '-'")


def of_regions(
    board: Sequence[Sequence[Piece]],
    labels: Sequence[Sequence[str]],
    regions: Mapping[str, Collection[Place]],
    meaning: str,
    least: int = 0,
) -> dict[str, int]:
    """The number of each region that has one among its entries, up to its places. InputError at a second one."""
    numbers: dict[str, int] = {}
    for (r, c), piece in told(board).items():
        label = labels[r][c]
        if label in numbers or label not in regions:
            raise piece.wrong(f"one number in the region {label}")
        numbers[label] = piece.number(least, len(regions[label]), meaning)
    return numbers


def blank(height: int, width: int) -> tuple[tuple[str, ...], ...]:
    """A board without entries, for drawing lines alone."""
    return (("-",) * width,) * height


def known(told: Told, signs: Container[str], expected: str) -> None:
    """Refuse an entry that is none of these signs."""
    for piece in told.values():
        if piece not in signs:
            raise piece.wrong(expected)
