"""Aqre: so many shaded cells in a region; all shaded cells hang together; no four cells in a row are alike.

>>> from neurosym import solve
>>> print(solve('''
... # domain: aqre
... 4 5
... 3 - - 1 -
... - 0 - - -
... - - - - -
... - - 1 - -
... 1 1 2 3 3
... 1 4 2 3 3
... 4 4 2 2 3
... 4 4 5 5 5
... ''', domain="aqre").text)
x x x - -
x - x - -
- - x x x
- - - x -

Read: the line ``# domain: aqre``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-`` (or
``.``) or, at one cell of a region, how many of its cells are shaded; rows of region labels. Drawn: ``x`` shaded, ``-``
not, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, blanks, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = shading.regions(entries, cells)
    lexing.named(text, "aqre")
    counts = shading.numbered(regions)
    runs = [clause for free in (0b01, 0b10) for clause in shading.never_run(height, width, 4, free)]
    whole = shading.connected(height, width, 0b10, "the shaded cells")
    rules = parts.shaded(height, width, (*counts, *runs, whole))
    return Problem(rules, domain="aqre", form=f"{height} x {width} cells in {len(regions)} regions")


SAMPLE = probing.probed(
    parse, blanks.board("aqre", blanks.numbers(9), blanks.regions(blanks.pieces(4), once=True), sides=range(2, 9))
)
DOMAIN = Domain("aqre", parse, parts.draw, sample=SAMPLE)
