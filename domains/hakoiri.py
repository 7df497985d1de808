"""Hakoiri: a star, a triangle and a circle in each region; equal ones do not touch; all of them hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hakoiri
... 4 4
... - - - -
... c - - c
... s - - -
... - - t -
... 1 1 1 2
... 1 2 2 2
... 3 3 3 4
... 3 3 4 4
... ''', domain="hakoiri").text)
t s - s
c - t c
s - - s
t c t c

Read: the line ``# domain: hakoiri``, for other kinds look the same; a header ``rows columns``, rows of entries: ``s``,
``t`` or ``c`` where one is given, or ``-`` (or ``.``); rows of region labels. Equal ones do not touch at a corner
either. Drawn: ``s t c``, ``-`` empty, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Count, Domain, Problem, blanks, lexing, parts, probing, shading

VALUES = ("-", "s", "t", "c")


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    for entry in (entry for entry in entries if entry not in (*parts.UNTOLD, *VALUES)):
        raise entry.wrong("'s', 't', 'c', or '-'")
    if min(map(len, regions.values())) < 3:
        raise lexing.end(text).wrong("regions of three cells or more")
    lexing.named(text, "hakoiri")
    kinds = [(sign, 1 << value) for value, sign in enumerate(VALUES) if value]
    once = [Count(c, "==", 1, mask, name=f"{s} in region {n}") for n, c in regions.items() for s, mask in kinds]
    blocks = parts.blocks(height, width).items()
    apart = [Count(cells, "<=", 1, mask, name=f"{s} in block at {n}") for n, cells in blocks for s, mask in kinds]
    whole = shading.connected(height, width, 0b1110, "all that is not empty")
    start = Candidates([15 if entry in parts.UNTOLD else 1 << VALUES.index(entry) for entry in entries])
    rules = parts.shaded(height, width, (*once, *apart, whole), VALUES)
    return Problem(rules, start, domain="hakoiri", form=f"{height} x {width} cells in {len(regions)} regions")


SAMPLE = probing.probed(parse, blanks.board("hakoiri", "stc", blanks.regions(blanks.pieces(6, 3))))
DOMAIN = Domain("hakoiri", parse, parts.draw, sample=SAMPLE)
