"""What boards of numbers share: views from an edge, lines of white cells only, regions that hold 1 to N.

For the pages in ``domains/``; places, cells and lines are those of ``grid``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates
from neurosym.lexing import Piece
from neurosym.problem import Problem


def views(table: Sequence[Sequence[Piece]], size: int) -> Iterator[tuple[Piece, str, tuple[int, ...]]]:
    """The entries told at the top, bottom, left and right edge of a square board, one row of the table each.

    With each entry the name of its line, and the cells in the order in which they are seen from there.
    """
    entries = [entry for row in table[:4] for entry in row]
    for entry, (name, scope) in zip(entries, sides(size), strict=True):
        if entry not in parts.UNTOLD:
            yield entry, name, scope


def sides(size: int) -> list[tuple[str, tuple[int, ...]]]:
    """The lines of a square board as seen from the top, the bottom, the left and the right, nearest cell first."""
    named = parts.lines(size, size)
    columns, rows = named[:size], named[size:]
    return [(n, scope[::way]) for lines in (columns, rows) for way in (1, -1) for n, scope in lines]


def runs(cells: Mapping[grid.Place, int], least: int = 2) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The name and the cells of each run in a row or column that ends at places that are no cells.

    Runs of fewer than ``least`` cells are left out.
    """
    for way, step in (("across", (0, 1)), ("down", (1, 0))):
        for row, column in cells:
            if (row - step[0], column - step[1]) not in cells:
                run = (cells[row, column], *grid.walk(cells, (row, column), step))
                if len(run) >= least:
                    yield f"run {way} from {grid.names([(row, column)])[0]}", run


def lines_in(cells: Mapping[grid.Place, int], height: int, width: int) -> list[tuple[str, tuple[int, ...]]]:
    """The same as ``parts.lines`` of a board that has cells at some places only; lines without a cell are left out."""
    kept = [
        (name, tuple(cells[place] for cell in scope if (place := divmod(cell, width)) in cells))
        for name, scope in parts.lines(height, width)
    ]
    return [(name, scope) for name, scope in kept if scope]


def different(cells: Mapping[grid.Place, int], height: int, width: int) -> list[AllDifferent]:
    """No value twice in a line of a board that has cells at some places only."""
    return [AllDifferent(scope, name=name) for name, scope in lines_in(cells, height, width)]


def up_to(counts: Iterable[int]) -> Candidates:
    """The first values of each cell, so many."""
    return Candidates([(1 << count) - 1 for count in counts])


def counted(
    height: int,
    width: int,
    entries: Sequence[Piece],
    groups: Mapping[str, tuple[int, ...]],
    constraints: Iterable[Constraint],
) -> Problem:
    """A board whose regions hold the numbers from 1 to the count of their cells, with givens where no ``-`` stands."""
    size = {cell: len(cells) for cells in groups.values() for cell in cells}
    values = grid.numerals(max(size.values()))
    top = up_to(size[cell] for cell in range(height * width))
    each = [AllDifferent(cells, name=f"region {label}") for label, cells in groups.items() if len(cells) > 1]
    rules = parts.shaded(height, width, (*each, *constraints), values, top)
    for cell, entry in enumerate(entries):
        parts.told(entry, 1, size[cell], "'-', or a number up to the cells of its region")
    return Problem(rules, top & grid.givens(entries, values, parts.UNTOLD))


def draw(problem: Problem, answer: Answer) -> str:
    """The entries of a board, which the problem keeps as ``clues``, with what is known of each cell over them."""
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer, "?"), problem.clues)


def board(entries: Sequence[str], width: int) -> tuple[tuple[str, ...], ...]:
    """Entries row by row, as ``draw`` needs them."""
    return tuple(tuple(entries[first : first + width]) for first in range(0, len(entries), width))
