"""Hidoku: the numbers from 1 on make a path over all cells, step by step to one of the eight cells around.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hidoku
... 3 3
... - 4 5
... - - 7
... 1 9 -
... ''', domain="hidoku").text)
3 4 5
2 6 7
1 9 8

Read: the line ``# domain: hidoku``, for other kinds look the same; a header ``rows columns``, then rows of entries: a
number that is given, or ``-`` (or ``.``). Drawn: ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Path, Problem, grid, lexing, number_drafts, parts


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines, height, width) for piece in row]
    values = grid.numerals(height * width)
    start = grid.givens(pieces, values, parts.UNTOLD)
    lexing.named(text, "hidoku")
    places = grid.places(height, width)
    number = {place: cell for cell, place in enumerate(places)}
    near = [(number[p], number[q]) for p in places for q in grid.around(*p) if number.get(q, -1) > number[p]]
    path = Path(tuple(range(len(places))), tuple(near), name=f"path from 1 to {len(places)}")
    form = f"{height} x {width} cells, {sum(piece not in parts.UNTOLD for piece in pieces)} given"
    return Problem(parts.shaded(height, width, (path,), values), start, domain="hidoku", form=form)


DOMAIN = Domain("hidoku", parse, parts.draw, sample=number_drafts.walked(parse, "hidoku"))
