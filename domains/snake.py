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
in one line, those of the rows in the next (``-`` where none is told); rows of entries, spaced or not: ``x`` at an end
of the snake, ``o`` at a place between its ends, or ``-`` (or ``.``). Drawn: ``x`` the snake, ``?`` not known. Size to
generate: rows x columns.
"""

from collections.abc import Iterator
from itertools import product

from neurosym import Constraint, Count, Domain, Problem, Table, entries, grid, lexing, parts, scenes, shading


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    shown = entries.told(lexing.table(lines[2:], height, width))
    entries.known(shown, (*"xXoO",), "'x' at an end of the snake, 'o' between its ends, or '-'")
    bounds = parts.margins(lines[:2], height, width, "the snake's places in a line")
    told = {row * width + column: "xo".index(piece.lower()) + 1 for (row, column), piece in shown.items()}
    if [*told.values()].count(1) > 2:
        raise lexing.end(text).wrong("a board with at most two ends")
    lexing.named(text, "snake")
    constraints = [*parts.counts(parts.lines(height, width), bounds), *body(height, width, told)]
    return Problem(parts.shaded(height, width, constraints), domain="snake", form=f"{height} x {width} entries")


def body(height: int, width: int, told: dict[int, int]) -> Iterator[Constraint]:
    names, both = grid.names(grid.places(height, width)), [*told.values()].count(1) == 2
    for cell, near in enumerate(parts.beside(height, width)):
        counts, marks = ((told[cell],), (1,)) if cell in told else ((2,) if both else (1, 2), (0, 1))
        choices = product(product((0, 1), repeat=len(near)), marks)
        rows = tuple((*row, mark) for row, mark in choices if not mark or sum(row) in counts)
        yield Table((*near, cell), rows, name=f"at {names[cell]}")
    yield from (*shading.never_block(height, width), *shading.never_crossed(height, width))
    yield shading.connected(height, width, 0b10, "the snake")
    if not both:  # a ring has something inside
        yield shading.to_edge(height, width, 0b01, "what lies around the snake")
        yield Count((*range(height * width),), ">=", 1, 0b10, name="a snake")


DOMAIN = Domain("snake", parse, parts.draw, sample=scenes.coiled(parse, "snake"))
