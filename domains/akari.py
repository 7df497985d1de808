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
Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Clause, Constraint, Count, Domain, Problem, Rules, blanks, grid, lexing, probing, walls


def parse(text: str) -> Problem:
    board, cells = walls.read(lexing.lines(text))
    told = walls.numbers(board, cells, 0b10, "lamps")
    constraints = (*lamps(cells), *told)
    lexing.named(text, "akari")
    rules = Rules(grid.names(cells), ("-", "o"), constraints, coordinates=tuple(cells))
    return Problem(rules, domain="akari", form=f"{len(cells)} white entries", clues=tuple(map(tuple, board)))


def lamps(cells: dict[grid.Place, int]) -> Iterator[Constraint]:
    for place, cell in cells.items():
        right, down, left, up = (grid.walk(cells, place, step) for step in walls.STEPS)
        seen, name = (cell, *right, *down, *left, *up), grid.names([place])[0]
        yield Clause(seen, (0b10,) * len(seen), name=f"light on {name}")
        for run in (run for before, run in ((left, right), (up, down)) if run and not before):
            yield Count((cell, *run), "<=", 1, 0b10, name=f"line from {name}")


BLANK = blanks.board("akari", blanks.numbers(4), blanks.strewn("x", 0.2, 0.35), at="x", usual=(7, 7))
DOMAIN = Domain("akari", parse, walls.draw, sample=probing.probed(parse, BLANK))
