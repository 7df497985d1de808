"""What kinds of sudoku share: how a text is read, what its options say, and numbers scattered over a board.

For the pages in ``domains/``; places, cells and lines are those of ``grid``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.count import Count
from neurosym.lattice import Candidates
from neurosym.lexing import Piece
from neurosym.problem import Rules

ANY = range(2, 61)
"""Sizes of boards without boxes."""


def boards(
    text: str, count: int, above: int = 0, sizes: Container[int] = grid.BOXED
) -> tuple[Piece, int, list[list[Piece]]]:
    """The header ``N N`` of a text, N, and the entries below it: of ``count`` boards of N by N, each in one list.

    With ``above``, first those of so many lines above the boards. InputError unless N is one of ``sizes``.
    """
    head, *lines = lexing.lines(text)
    size, width = lexing.header(head)
    if size != width or size not in sizes:
        raise head.wrong("a header 'N N' of a square board, of a size that this kind has")
    rows = lexing.table(lines, above + count * size, size)
    starts = [*range(above, len(rows), size)]
    groups = [*([rows[:above]] if above else []), *(rows[start : start + size] for start in starts)]
    return head, size, [[piece for row in group for piece in row] for group in groups]


def rules(text: str, size: int, more: Iterable[Constraint] = (), *, boxes: bool = True) -> Rules:
    """Each value once in each row and column, and ``more``; and what the options of the text say.

    ``# diagonal``: once on each main diagonal too. ``# box: 2x4``: once in each box of this shape; without that line
    boxes are the most square ones, or there are none where ``boxes`` is False.
    """
    given = lexing.option(text, "box")
    shape = grid.box_shape(size, given) if boxes or given is not None else None
    diagonals = () if lexing.option(text, "diagonal") is None else grid.diagonals(size)
    return grid.latin_rules(grid.numerals(size), (*diagonals, *more), shape)


def scattered(size: int, numbers: int) -> tuple[tuple[str, ...], list[Count]]:
    """Values and constraints of a square board: each number to ``numbers`` once in each line, the other cells empty.

    Empty is value 0, with the label ``-``; value n is the number n.
    """
    values = ("-", *grid.numerals(numbers))
    counts = [
        Count(line, "==", 1 if value else size - numbers, 1 << value, name=f"{label} in {name}")
        for name, line in parts.lines(size, size)
        for value, label in enumerate(values)
    ]
    return values, counts


def scattered_board(text: str, signs: Mapping[str, bool]) -> tuple[int, int, Candidates]:
    """Size and numbers of a header ``size size numbers``, and what the rows below it leave: for :func:`scattered`.

    An entry is a number, ``-`` or ``.`` where nothing is told, or one of ``signs``: True for a cell with a number.
    """
    head, *lines = lexing.lines(text)
    size, width, numbers = lexing.header(head, (3,))
    if size != width or not 0 < numbers <= size:
        raise head.wrong("a header 'size size numbers' of a square board")
    full = (2 << numbers) - 1
    masks = {"-": full, ".": full, **{sign: full & ~1 if filled else 1 for sign, filled in signs.items()}}
    pieces = [piece for row in lexing.table(lines, size, size) for piece in row]
    start = [masks.get(p) or 1 << p.number(1, numbers, f"one of {' '.join(masks)}, or the number here") for p in pieces]
    return size, numbers, Candidates(start)
