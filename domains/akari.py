"""Akari (light up): each white cell is lit by a lamp in its row or column; no lamp lights another; walls stop light.

>>> from neurosym import solve
>>> print(solve('''
... # domain: akari
... 2 3
... - 1 -
... - - x
... ''', domain="akari").text)
- 1 o
o - x

Read: the line ``# domain: akari``, for other kinds look the same; a header ``rows columns``; rows of entries, spaced
or not: ``-`` (or ``.``) a white cell, ``x`` a wall, a number a wall with so many lamps beside it. Drawn: ``o`` a lamp.
"""

from collections.abc import Iterator

from neurosym import Answer, Clause, Constraint, Count, Domain, Problem, Rules, grid, lexing

WHITE, WALLS, STEPS = ("-", "."), ("x", "X"), ((0, 1), (1, 0), (0, -1), (-1, 0))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    cells = {place: n for n, place in enumerate(place for place, entry in entries.items() if entry in WHITE)}
    if not cells:
        raise head.wrong("a board with a white cell")
    told = {place: entry for place, entry in entries.items() if entry not in (*WHITE, *WALLS)}
    lexing.named(text, "akari")
    rules = Rules(grid.names(cells), ("-", "o"), (*lamps(cells), *walls(cells, told)), coordinates=tuple(cells))
    return Problem(rules, domain="akari", form=f"{len(cells)} white entries", clues=tuple(map(tuple, board)))


def walls(cells: dict[grid.Place, int], told: dict[grid.Place, lexing.Piece]) -> Iterator[Constraint]:
    for (row, column), entry in told.items():
        near = tuple(cells[row + y, column + x] for y, x in STEPS if (row + y, column + x) in cells)
        number = entry.number(0, len(near), "'-', 'x', or how many lamps are beside the wall")
        if near:
            yield Count(near, "==", number, 0b10, name=f"beside {grid.names([(row, column)])[0]} ({number})")


def lamps(cells: dict[grid.Place, int]) -> Iterator[Constraint]:
    for place, cell in cells.items():
        right, down, left, up = (grid.walk(cells, place, step) for step in STEPS)
        seen, name = (cell, *right, *down, *left, *up), grid.names([place])[0]
        yield Clause(seen, (0b10,) * len(seen), name=f"light on {name}")
        for run in (run for before, run in ((left, right), (up, down)) if run and not before):
            yield Count((cell, *run), "<=", 1, 0b10, name=f"line from {name}")


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer, "?"), problem.clues)


DOMAIN = Domain("akari", parse, render)
