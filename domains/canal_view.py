"""Canal view: a number counts the filled cells seen from it, on to the first that is not filled, on all four sides.

>>> from neurosym import solve
>>> print(solve('''
... # domain: canal_view
... 3 3
... - - -
... 1 2 -
... - 1 -
... ''', domain="canal_view").text)
x x x
- - x
- - x

Read: the line ``# domain: canal_view``, for other kinds look the same; a header ``rows columns``, rows of entries: a
number, or ``-`` (or ``.``). Numbers are not filled; filled cells hang together; no block of two by two cells is filled.
Drawn: ``x`` filled, ``-`` not filled, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Domain, Problem, blanks, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 0, height + width - 2, "the filled cells seen from here")
    lexing.named(text, "canal_view")
    seen = [shading.sight(height, width, cell, number + 1, 0b10) for cell, number in told.items()]
    whole = shading.connected(height, width, 0b10, "all that is filled")
    constraints = (*filter(None, seen), *shading.never_block(height, width), whole)
    start = Candidates([0b01 if cell in told else 0b11 for cell in range(len(entries))])
    form = f"{height} x {width} cells, {len(told)} numbers"
    return Problem(parts.shaded(height, width, constraints), start, domain="canal_view", form=form)


SAMPLE = probing.probed(parse, blanks.board("canal_view", blanks.numbers(22)))
DOMAIN = Domain("canal_view", parse, parts.draw, sample=SAMPLE)
