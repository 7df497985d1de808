"""Boards divided into rectangles, one around each clue, for the pages in ``domains/``.

A cell is a clue, and its value says which rectangle around it: ``2x3@1.2`` has two rows and three columns, and the clue
in its first row and second column. A rectangle holds no other clue, so each place must be in that of just one clue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.lattice import Answer, Candidates
from neurosym.lexing import Piece
from neurosym.problem import Problem, Rules

MOST = 200_000
"""Rectangles around all clues of a board; more would not be solved in any useful time."""


class Shape(NamedTuple):
    """A rectangle, and in which of its rows and columns its clue stands, counted from 1."""

    height: int
    width: int
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.height}x{self.width}@{self.row}.{self.column}"

    def places(self, clue: tuple[float, float]) -> Iterator[grid.Place]:
        """The places it covers, with its clue at this one."""
        top, left = int(clue[0]) - self.row + 1, int(clue[1]) - self.column + 1
        return ((top + y, left + x) for y in range(self.height) for x in range(self.width))


Widths: TypeAlias = Callable[[Piece, int], Iterable[int]]
Clues: TypeAlias = Mapping[grid.Place, Piece]


def shapes(
    board: Sequence[Sequence[Piece]],
    widths: Widths | None = None,
    fits: Callable[[Piece, Shape], bool] = lambda clue, shape: True,
) -> dict[grid.Place, list[Shape]]:
    """For each clue of the board, in order of reading, the rectangles around it that hold no other clue.

    ``widths(clue, height)`` are the widths that one of this height may have, any without it; ``fits`` may refuse one.
    InputError without a clue, and where the clues leave too many.
    """
    last = (len(board) - 1, len(board[0]) - 1)
    clues = parts.clues(board, least=1)
    found: dict[grid.Place, list[Shape]] = {}
    count = 0
    for place, clue in clues.items():
        found[place] = []
        for shape in _around(place, clues, last, widths):
            count += 1
            if count > MOST:
                raise clue.wrong(f"clues that leave at most {MOST:,} rectangles")
            if fits(clue, shape):
                found[place].append(shape)
    return found


def measured(
    text: str, name: str, measure: Callable[[Shape], int], bounds: Callable[[int, int], tuple[int, int]], meaning: str
) -> Problem:
    """A header ``rows columns`` and rows of entries: a clue is the ``measure`` of its rectangle, ``?`` not told.

    It is within the ``bounds(rows, columns)``; ``meaning`` says in errors what it is.
    """
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    for clue in (clue for clue in parts.clues(board).values() if clue != "?"):
        clue.number(*bounds(height, width), meaning)
    lexing.named(text, name)
    found = shapes(board, fits=lambda clue, shape: clue == "?" or measure(shape) == int(clue))
    form = f"{height} x {width} cells, {len(found)} rectangles"
    return Problem(rules(height, width, found), domain=name, form=form, clues=(height, width))


def _around(place: grid.Place, clues: Clues, last: grid.Place, widths: Widths | None) -> Iterator[Shape]:
    """The shapes around a clue that stay on the board, up to its place ``last``, and hold no other clue."""
    row, column = place
    above = (0, last[1])  # the first and the last free column, from the top of the shape down to its bottom
    for top in range(row, -1, -1):
        above = _free(clues, top, place, above)
        if not above[0] <= column <= above[1]:
            return
        first, end = above
        for bottom in range(row, last[0] + 1):
            first, end = _free(clues, bottom, place, (first, end))
            if not first <= column <= end:
                break
            wide = widths(clues[place], bottom - top + 1) if widths else range(1, end - first + 2)
            for width in wide:
                for left in range(max(first, column - width + 1), min(column, end - width + 1) + 1):
                    yield Shape(bottom - top + 1, width, row - top + 1, column - left + 1)


def _free(clues: Clues, row: int, place: grid.Place, columns: tuple[int, int]) -> tuple[int, int]:
    """The first and the last of these columns around that of ``place`` without another clue in this row between."""
    first, last = columns
    if row != place[0] and (row, place[1]) in clues:
        return place[1] + 1, last
    before = (at for at in range(place[1] - 1, first - 1, -1) if (row, at) in clues)
    behind = (at for at in range(place[1] + 1, last + 1) if (row, at) in clues)
    return next(before, first - 1) + 1, next(behind, last + 1) - 1


def rules(height: int, width: int, found: Mapping[grid.Place, Sequence[Shape]], corners: bool = True) -> Rules:
    """Each clue takes one of its shapes, and each place of the board is in just one.

    Without ``corners`` no four rectangles meet in a point.
    """
    number = {shape: n for n, shape in enumerate(sorted({shape for own in found.values() for shape in own}))}
    covers: dict[grid.Place, dict[int, int]] = {place: {} for place in grid.places(height, width)}
    for cell, (clue, own) in enumerate(found.items()):
        for shape in own:
            for place in shape.places(clue):
                covers[place][cell] = covers[place].get(cell, 0) | 1 << number[shape]
    constraints: list[Constraint] = []
    for name, by in zip(grid.names(covers), covers.values(), strict=True):
        scope = tuple(by) or (0,)
        constraints.append(ExactlyOne(scope, tuple(by.values()) or (0,), name=f"cover of {name}"))
    if not corners:
        constraints += _meetings(covers)
    top = Candidates([sum(1 << number[shape] for shape in own) for own in found.values()])
    return Rules(grid.names(found), tuple(map(str, number)), tuple(constraints), top, tuple(found))


def _meetings(covers: Mapping[grid.Place, Mapping[int, int]]) -> Iterator[Clause]:
    """At each inner point, some rectangle covers two of the four places around it."""
    for row, column in covers:
        four = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        if four[2] not in covers:
            continue
        both: dict[int, int] = {}
        for a, b in zip(four, [*four[1:], four[0]], strict=True):
            for cell, mask in covers[a].items():
                if mask & covers[b].get(cell, 0):
                    both[cell] = both.get(cell, 0) | mask & covers[b][cell]
        name = f"corner right below {grid.names([four[0]])[0]}"
        yield Clause(tuple(both) or (0,), tuple(both.values()) or (0,), name=name)


def draw(problem: Problem, answer: Answer) -> str:
    """A board with the number of each place's rectangle, in the order of their clues; ``?`` where it is not known.

    ``problem.clues`` is the height and width of the board.
    """
    assert isinstance(problem.clues, tuple)
    height, width = problem.clues
    found = zip(answer, problem.rules.coordinates, strict=True)
    labels = [(problem.rules.values[value] if value >= 0 else "", clue) for value, clue in found]
    pieces = [Shape(*map(int, re.findall("[0-9]+", label))).places(clue) if label else () for label, clue in labels]
    return parts.divided(height, width, pieces)
