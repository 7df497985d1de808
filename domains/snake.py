"""Snake: a snake does not touch itself, not even at a corner; the margin tells its places in a column or row.

>>> from neurosym import solve
>>> print(solve('''
... # domain: snake
... 4 4
... 4 2 3 1
... 3 2 1 4
... - - - -
... - - x -
... - - - -
... - - - x
... ''', domain="snake").text)
x x x -
x - x -
x - - -
x x x x

Read: the line ``# domain: snake``, for other kinds look the same; a header ``rows columns``; the counts of the columns
in one line, those of the rows in the next (``-`` where none is told); rows of entries, spaced or not: ``x`` at its two
ends, or ``-`` (or ``.``). Drawn: ``x`` the snake, ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator
from itertools import product

from neurosym import Constraint, Domain, Problem, Table, entries, grid, lexing, parts, scenes, shading

TOUCHING = ((0, 1, 1, 0), (1, 0, 0, 1), (1, 1, 1, 1))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    ends = entries.told(lexing.table(lines[2:], height, width))
    entries.known(ends, ("x", "X"), "'x' at an end of the snake, or '-'")
    bounds = parts.margins(lines[:2], height, width, "the snake's places in a line")
    if len(ends) != 2 or height * width < 4:
        raise lexing.end(text).wrong(f"a board with two ends; there are {len(ends)}")
    lexing.named(text, "snake")
    told = {row * width + column for row, column in ends}
    constraints = [*parts.counts(parts.lines(height, width), bounds), *body(height, width, told)]
    return Problem(parts.shaded(height, width, constraints), domain="snake", form=f"{height} x {width} entries")


def body(height: int, width: int, ends: set[int]) -> Iterator[Constraint]:
    names = grid.names(grid.places(height, width))
    for cell, near in enumerate(parts.beside(height, width)):
        choices = product((0, 1), repeat=len(near))
        fits = [(*row, mark) for row in choices for mark in (0, 1) if not mark or sum(row) == 2 - (cell in ends)]
        yield Table((*near, cell), tuple(row for row in fits if row[-1] or cell not in ends), name=f"at {names[cell]}")
    if min(height, width) > 1:
        rows = tuple(row for row in product((0, 1), repeat=4) if row not in TOUCHING)
        yield from (Table(cells, rows, name=f"block at {name}") for name, cells in parts.blocks(height, width).items())
    yield shading.connected(height, width, 0b10, "the snake")


DOMAIN = Domain("snake", parse, parts.draw, sample=scenes.coiled(parse, "snake"))
