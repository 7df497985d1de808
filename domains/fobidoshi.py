"""Fobidoshi: circles hang together, by sides, and no four of them follow each other in a row or in a column.

>>> from neurosym import solve
>>> print(solve('''
... # domain: fobidoshi
... 4 4
... - o - x
... o - - o
... - - - -
... o x - -
... ''', domain="fobidoshi").text)
- o o -
o - o o
o o o -
o - - -

Read: the line ``# domain: fobidoshi``, for other kinds look the same; a header ``rows columns``; rows of entries, ``o``
a circle, ``x`` none, ``-`` (or ``.``) neither told. Drawn: ``o`` a circle, ``-`` none, ``?`` not known.
"""

from neurosym import Candidates, Domain, Problem, lexing, parts, shading, sketching

SIGNS = {"o": 0b10, "O": 0b10, "x": 0b01, "X": 0b01, **dict.fromkeys(shading.FREE, 0b11)}


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    for piece in (piece for piece in entries if piece not in SIGNS):
        raise piece.wrong("'o', 'x' or '-'")
    lexing.named(text, "fobidoshi")
    whole = shading.connected(height, width, 0b10, "the circles")
    rules = parts.shaded(height, width, (*shading.never_run(height, width, 4), whole), ("-", "o"))
    start = Candidates([SIGNS[piece] for piece in entries])
    return Problem(rules, start, domain="fobidoshi", form=f"{height} x {width} cells")


DOMAIN = Domain("fobidoshi", parse, parts.draw, sample=sketching.given(parse, "fobidoshi", "xo"))
