"""Creek: a number at a corner counts the shaded cells around it; the cells that are not shaded hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: creek
... 3 3
... - 2 - 0
... - 3 - -
... - 3 - 0
... - - - -
... ''', domain="creek").text)
x x -
x - -
x x -

Read: the line ``# domain: creek``, for other kinds look the same; a header ``rows columns``; the corners of the cells,
one row and one column more than there are cells, each ``-`` (or ``.``) or a number. Drawn: ``x`` a shaded cell, ``-``
another, ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Domain, Problem, Tally, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    corners = lexing.table(lines, height + 1, width + 1)
    around = [*counts(height, width, corners)]
    lexing.named(text, "creek")
    whole = shading.connected(height, width, 0b01, "the cells that are not shaded")
    rules = parts.shaded(height, width, (*around, whole))
    return Problem(rules, domain="creek", form=f"{height} x {width} cells, {len(around)} numbers")


def counts(height: int, width: int, corners: list[list[lexing.Piece]]) -> Iterator[Tally]:
    for row, column in grid.places(height + 1, width + 1):
        if (entry := corners[row][column]) not in shading.FREE:
            rows, columns = (range(max(at - 1, 0), min(at + 1, end)) for at, end in ((row, height), (column, width)))
            cells = tuple(r * width + c for r in rows for c in columns)
            number = entry.number(0, len(cells), "'-' or the number of shaded cells around this corner")
            yield Tally(cells, (number,), 0b10, name=f"around r{row + 0.5}c{column + 0.5} ({number})")


SAMPLE = probing.probed(parse, blanks.board("creek", blanks.numbers(4), more=1))
DOMAIN = Domain("creek", parse, parts.draw, sample=SAMPLE)
