"""Kuroshuto: of the cells at the distance that a number tells, up, right, down and left, just one is filled.

>>> from neurosym import solve
>>> print(solve('''
... # domain: kuroshuto
... 4 4
... - - - -
... 1 2 - 1
... - - 1 1
... - - - -
... ''', domain="kuroshuto").text)
x - - -
- - x -
- - - -
- x - x

Read: the line ``# domain: kuroshuto``, for other kinds look the same; a header ``rows columns``, rows of entries: a
number, or ``-`` (or ``.``). Numbers are not filled; no two filled cells share a side; those not filled hang together.
Drawn: ``x`` filled, ``-`` not filled, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Count, Domain, Problem, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 1, max(height, width), "a distance")
    lexing.named(text, "kuroshuto")
    at, places = {place: n for n, place in enumerate(grid.places(height, width))}, grid.places(height, width)
    far = []
    for cell, distance in told.items():
        row, column = places[cell]
        ends = [(row + y * distance, column + x * distance) for y, x in ((-1, 0), (0, 1), (1, 0), (0, -1))]
        scope = tuple(at[place] for place in ends if place in at)
        if not scope:
            raise entries[cell].wrong("a distance at which there is a cell")
        far.append(Count(scope, "==", 1, 0b10, name=f"{distance} from {grid.names([places[cell]])[0]}"))
    whole = shading.connected(height, width, 0b01, "all that is not filled")
    rules = parts.shaded(height, width, (*far, *shading.never_beside(height, width), whole))
    start = Candidates([0b01 if cell in told else 0b11 for cell in range(len(entries))])
    return Problem(rules, start, domain="kuroshuto", form=f"{height} x {width} cells, {len(told)} numbers")


SAMPLE = probing.probed(parse, blanks.board("kuroshuto", blanks.numbers(11, 1), shuffled=True))
DOMAIN = Domain("kuroshuto", parse, parts.draw, sample=SAMPLE)
