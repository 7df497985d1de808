r"""Gokigen naname: a diagonal in each place, no closed way; a number at a corner says how many diagonals meet there.

>>> from neurosym import solve
>>> print(solve('''
... # domain: gokigen_naname
... 2 3
... - - - 0
... 0 - - -
... - - 2 -
... ''', domain="gokigen_naname").text)
\ \ \
/ \ /

Read: the line ``# domain: gokigen_naname``, for other kinds look the same; a header ``rows columns``; the numbers at
the corners, a row and a column more than places, spaced or not: from 0 to 4, or ``-`` (or ``.``, ``?``). Drawn: the
places, ``?`` where not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator
from itertools import product

from neurosym import Acyclic, Constraint, Domain, Problem, Table, blanks, entries, grid, lexing, parts, probing

RISING, FALLING = "/", "\\"


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    corners = entries.told(lexing.table(lines, height + 1, width + 1))
    numbers = {place: piece.number(0, 4, "how many diagonals meet") for place, piece in corners.items()}
    lexing.named(text, "gokigen_naname")
    ends = []
    for row, column in grid.places(height, width):
        first = row * (width + 1) + column
        ends.append(((first + 1, first + width + 1), (first, first + width + 2)))
    forest = Acyclic(tuple(range(len(ends))), tuple(ends), name="the diagonals")
    rules = parts.shaded(height, width, (*meeting(numbers, height, width), forest), (RISING, FALLING))
    return Problem(rules, domain="gokigen_naname", form=f"{height} x {width} places, {len(numbers)} numbers")


def meeting(numbers: dict[grid.Place, int], height: int, width: int) -> Iterator[Constraint]:
    for (row, column), number in numbers.items():
        around = {(row - 1, column - 1): 1, (row - 1, column): 0, (row, column - 1): 0, (row, column): 1}
        inside = {p: touching for p, touching in around.items() if 0 <= p[0] < height and 0 <= p[1] < width}
        touching = tuple(inside.values())
        rows = product((0, 1), repeat=len(touching))
        fitting = tuple(r for r in rows if sum(a == b for a, b in zip(r, touching, strict=True)) == number)
        name = f"corner {grid.names([(row, column)])[0]} ({number})"
        yield Table(tuple(r * width + c for r, c in inside), fitting, name=name)


SAMPLE = probing.probed(parse, blanks.board("gokigen_naname", blanks.numbers(4), more=1))
DOMAIN = Domain("gokigen_naname", parse, parts.draw, sample=SAMPLE)
