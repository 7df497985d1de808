"""Shakashaka: some white cells are half black, cut from corner to corner, so that all white areas are rectangles.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shakashaka
... 3 5
... - - 1 x -
... - - - - -
... - x - - -
... ''', domain="shakashaka").text)
nw ne  1  x  -
sw se  - nw ne
 -  x  - sw se

Read: the line ``# domain: shakashaka``, for other kinds look the same; a header ``rows columns``; rows of entries:
``-`` (or ``.``) a white cell, ``x`` or ``5`` a wall, a number up to 4 a wall with so many half black cells beside it.
Drawn: ``nw`` where the black half has the corner in the north west, ``ne``, ``sw``, ``se``; ``?`` not known.
Size to generate: rows x columns.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

from neurosym import Answer, Domain, Problem, Rules, Table, blanks, grid, lexing, probing, walls


def parse(text: str) -> Problem:
    board, cells = walls.read(lexing.lines(text))
    told = walls.numbers(board, cells, 0b11110, "half black cells", (*walls.WALLS, "5"))
    constraints = (*told, *points(cells, len(board), len(board[0])))
    lexing.named(text, "shakashaka")
    rules = Rules(grid.names(cells), ("-", "ne", "se", "sw", "nw"), constraints, coordinates=tuple(cells))
    return Problem(rules, domain="shakashaka", form=f"{len(cells)} white cells", clues=tuple(map(tuple, board)))


def points(cells: dict[grid.Place, int], height: int, width: int) -> Iterator[Table]:
    for y, x in grid.places(height + 1, width + 1):
        around = [cells.get(place) for place in ((y - 1, x), (y, x), (y, x - 1), (y - 1, x - 1))]
        if scope := tuple(cell for cell in around if cell is not None):
            yield Table(scope, rows(tuple(cell is not None for cell in around)), name=f"point ({y}, {x})")


@cache
def rows(white: tuple[bool, ...]) -> tuple[Answer, ...]:
    """The values of the white cells around a point, clockwise, whose white angles are right, straight or full there."""
    found = []
    for row in product(*(range(5) if cell else (None,) for cell in white)):
        wedges = ""  # two of 45 degrees for each place, clockwise from the north; 1 is white
        for place, value in enumerate(row):
            halves = ("11", "10", "00", "01")[((value or 1) - 1 - place) % 4]
            wedges += "00" if value is None else halves if value else "11"
        black = wedges.find("0")
        if black < 0 or {*map(len, (wedges[black:] + wedges[:black]).split("0"))} <= {0, 2, 4}:
            found.append(tuple(value for value in row if value is not None))
    return tuple(found)


SAMPLE = probing.probed(parse, blanks.board("shakashaka", blanks.numbers(4), blanks.strewn("x", 0.15, 0.3), at="x"))
DOMAIN = Domain("shakashaka", parse, walls.draw, sample=SAMPLE)
