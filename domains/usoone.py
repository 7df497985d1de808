"""Usoone: a number counts the filled cells beside it, but in each region just one number lies.

>>> from neurosym import solve
>>> print(solve('''
... # domain: usoone
... 4 4
... 2 1 0 3
... 2 - 2 -
... - 3 1 1
... 1 1 - 0
... 1 1 2 2
... 1 1 2 2
... 3 3 4 4
... 3 3 4 4
... ''', domain="usoone").text)
- - - -
- x - x
x - - -
- - x -

Read: the line ``# domain: usoone``, for other kinds look the same; a header ``rows columns``, rows of entries: a number
from 0 to 4, or ``-`` (or ``.``); rows of region labels. Numbers are not filled; no two filled cells share a side; those
not filled hang together. Drawn: ``x`` filled, ``-`` not filled, ``?`` not known. Size to generate: rows x columns.
"""

from itertools import combinations

from neurosym import Candidates, Domain, Problem, Spelled, lexing, mended, parts, shading


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    told = shading.told(entries, 0, 4, "a number from 0 to 4")
    near = [[other for other in cells if other not in told] for cells in parts.beside(height, width)]
    truths = []
    for label, cells in regions.items():
        clues = [cell for cell in cells if cell in told]
        if not clues:
            raise lexing.end(text).wrong(f"a number in each region; {label} has none")
        scope = tuple(dict.fromkeys(other for cell in clues for other in near[cell])) or cells[:1]
        words = tuple(
            tuple((scope.index(cell), 0b10 if cell in filled else 0b01) for cell in near[clue])
            for clue in clues
            for filled in combinations(near[clue], told[clue])
        )
        truths.append(Spelled(scope, words, "==", len(clues) - 1, name=f"truths in region {label}"))
    lexing.named(text, "usoone")
    whole = shading.connected(height, width, 0b01, "all that is not filled")
    rules = parts.shaded(height, width, (*truths, *shading.never_beside(height, width), whole))
    start = Candidates([0b01 if cell in told else 0b11 for cell in range(len(entries))])
    return Problem(rules, start, domain="usoone", form=f"{height} x {width} cells in {len(regions)} regions")


DOMAIN = Domain("usoone", parse, parts.draw, sample=mended.lying(parse, "usoone"))
