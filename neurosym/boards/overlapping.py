"""Boards made of several sudokus of nine by nine that share cells: what the pages of such kinds have in common.

A page names its sudokus, each by the rows and columns of the board whose crossings it takes; all else is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import TypeAlias

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.constraints.all_different import AllDifferent
from neurosym.drafts import drafting, sampling
from neurosym.lattice import Answer
from neurosym.problem import Domain, Draft, Problem, Rules

Lines: TypeAlias = tuple[int, ...]
Sudoku: TypeAlias = tuple[Lines, Lines]
"""Nine rows and nine columns of a board: the sudoku stands where they meet."""

LEAST_SHOWN = 8
"""Different values that a board with one answer shows: two that are nowhere given could change places."""


def at(*corners: grid.Place) -> tuple[Sudoku, ...]:
    """Sudokus whose rows and columns lie side by side, each by its first place."""
    return tuple((tuple(range(row, row + 9)), tuple(range(column, column + 9))) for row, column in corners)


NINE = at((0, 0), (0, 9), (0, 18), (9, 0), (9, 9), (9, 18), (18, 0), (18, 9), (18, 18))
"""Nine sudokus that share no cell, on a board of 27 by 27."""


@lru_cache(maxsize=16)
def rules(sudokus: tuple[Sudoku, ...]) -> Rules:
    """Each value once in each row, column and box of each sudoku. A place in no sudoku is no cell. Kept."""
    places, _ = _places(sudokus)
    cells = {place: cell for cell, place in enumerate(places)}
    names: dict[tuple[int, ...], str] = {}
    for number, (rows, columns) in enumerate(sudokus, start=1):
        for name, group in _groups(rows, columns):  # a box that two sudokus share is named once
            names.setdefault(tuple(cells[place] for place in group), f"{name} of sudoku {number}")
    different = tuple(AllDifferent(scope, name=name) for scope, name in names.items())
    return Rules(grid.names(places), grid.numerals(9), different, coordinates=tuple(places))


@lru_cache(maxsize=16)
def _places(sudokus: tuple[Sudoku, ...]) -> tuple[list[grid.Place], list[grid.Place]]:
    """The places that are cells, and those of the board that are not, both in order of reading."""
    inside = sorted({(row, column) for rows, columns in sudokus for row in rows for column in columns})
    height, width = (1 + max(max(sudoku[way]) for sudoku in sudokus) for way in (0, 1))
    return inside, sorted({*grid.places(height, width)}.difference(inside))


def _groups(rows: Lines, columns: Lines) -> Iterator[tuple[str, list[grid.Place]]]:
    for n in range(9):
        top, left = n // 3 * 3, n % 3 * 3
        yield f"row {n + 1}", [(rows[n], column) for column in columns]
        yield f"column {n + 1}", [(row, columns[n]) for row in rows]
        yield f"box {n + 1}", [(row, column) for row in rows[top : top + 3] for column in columns[left : left + 3]]


def domain(name: str, sudokus: tuple[Sudoku, ...], shift: tuple[int, int] = (0, 0), *, alike: bool = False) -> Domain:
    """The kind of puzzle of this name, whose board is made of these sudokus.

    A text is a header ``rows columns`` and as many rows of given values, with ``-`` where none is given and where no
    sudoku is. It must name its kind if boards of another kind look ``alike``, or if it shows few values, as any grid of
    numbers might. ``shift`` is for drafts: see :func:`_first`.
    """
    height, width = (1 + max(max(sudoku[way]) for sudoku in sudokus) for way in (0, 1))

    def parse(text: str) -> Problem:
        head, *lines = lexing.lines(text)
        if lexing.header(head) != (height, width):
            raise head.wrong(f"a header '{height} {width}' for the board of this kind")
        board = lexing.table(lines, height, width)
        made = rules(sudokus)
        inside, outside = _places(sudokus)
        for row, column in outside:
            if board[row][column] not in parts.UNTOLD:
                raise board[row][column].wrong("'-', for no sudoku is here")
        cells = [board[row][column] for row, column in inside]
        start = grid.givens(cells, made.values)
        shown = len({*cells} & {*made.values})
        if alike or shown < LEAST_SHOWN:
            lexing.named(text, name)
        return Problem(made, start, domain=name, form=f"{len(sudokus)} sudokus on {height} x {width} places")

    def render(problem: Problem, answer: Answer) -> str:
        return grid.overlay(problem, grid.shown(problem, answer, "."), [["-"] * width] * height)

    def write(told: Answer) -> str:
        made = rules(sudokus)
        signs = grid.shown(Problem(made), told, "-")
        head = f"# domain: {name}\n" * alike
        return f"{head}{height} {width}\n{grid.overlay(Problem(made), signs, [['-'] * width] * height)}"

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        if size not in ((), (height, width)):
            drafting.sides(size, (0,), (), f"{height}x{width}, for there is one board only")
        made = rules(sudokus)
        groups = [constraint.scope for constraint in made.constraints]
        answer = sampling.mixed(rng, _first(made, shift), groups, 9)
        return drafting.givens(made, answer, rng, write)

    return Domain(name, parse, render, sample=sample)


def _first(made: Rules, shift: tuple[int, int]) -> list[int]:
    """An answer by arithmetic: alike every nine rows and columns, but for a shift with each nine rows and columns.

    Any nine rows and columns that begin at a box hold a sudoku. With the shift 3, 1 the middles of the boxes do too,
    and with 1, 3 the boxes in the middle of sudokus.
    """
    answer = []
    for y, x in made.coordinates:
        row, column = int(y), int(x)
        answer.append((3 * (row % 3) + row // 3 + column + (shift[0] - 3) * (row // 9) + shift[1] * (column // 9)) % 9)
    return answer
