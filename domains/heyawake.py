"""Heyawake: so many shaded cells in a room; they share no side, the others hang together; no run crosses three rooms.

>>> from neurosym import solve
>>> print(solve('''
... # domain: heyawake
... 4 4
... - - - -
... - - 0 -
... 0 - - -
... - - - -
... 1 1 1 2
... 3 3 4 4
... 5 5 4 4
... 5 5 6 7
... ''', domain="heyawake").text)
x - - x
- x - -
- - - -
- - x -

Read: the line ``# domain: heyawake``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``) or, at one cell of a room, how many of its cells are shaded; rows of room labels (what has one label is one
room, in one piece or not). Drawn: ``x`` shaded, ``-`` not, ``?`` not known.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from neurosym import Clause, Domain, Problem, grid, lexing, parts, shading, sketching


def parse(text: str) -> Problem:
    height, width, (entries, labels) = shading.board(text, 2)
    rooms = shading.regions(entries, parts.regions(labels, width, {*labels}))
    lexing.named(text, "heyawake")
    counts = shading.numbered(rooms)
    home = {cell: name for name, cells, _ in rooms for cell in cells}
    whole = shading.connected(height, width, 0b01, "the cells that are not shaded")
    constraints = (*counts, *shading.never_beside(height, width), *crossings(home, height, width), whole)
    rules = parts.shaded(height, width, constraints)
    return Problem(rules, domain="heyawake", form=f"{height} x {width} cells in {len(rooms)} rooms")


def crossings(home: Mapping[int, str], height: int, width: int) -> Iterator[Clause]:
    """From the last cell of a room through the whole next one to the first of a third, some cell is shaded."""
    names = grid.names(grid.places(height, width))
    for _, line in parts.lines(height, width):
        stretches = [tuple(cells) for _, cells in groupby(line, key=home.__getitem__)]
        for before, here, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
            cells = (before[-1], *here, after[0])
            yield Clause(cells, (0b10,) * len(cells), name=f"{names[cells[0]]} to {names[cells[-1]]}")


DOMAIN = Domain("heyawake", parse, parts.draw, sample=sketching.numbered(parse, "heyawake", sketching.rooms))
