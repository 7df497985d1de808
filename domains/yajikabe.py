"""Yajikabe: a number with an arrow counts the filled cells in its direction, up to the edge.

>>> from neurosym import solve
>>> print(solve('''
... # domain: yajikabe
... 3 3
... - 1w -
... - - -
... - 1w 1n
... ''', domain="yajikabe").text)
x - -
x x x
x - -

Read: the line ``# domain: yajikabe``, for other kinds look the same; a header ``rows columns``, rows of entries: a
number and one of ``n e s w``, as in ``2e``, or ``-`` (or ``.``). Numbers are not filled; filled cells hang together; no
block of two by two cells is filled. Drawn: ``x`` filled, ``-`` not filled, ``?`` not known. Size to generate: rows x
columns.
"""

import re

from neurosym import Candidates, Count, Domain, Problem, blanks, grid, lexing, parts, probing, shading

STEPS, CLUE = {"n": (-1, 0), "e": (0, 1), "s": (1, 0), "w": (0, -1)}, re.compile("([0-9]{1,3})([nesw])")


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    at, places = {place: n for n, place in enumerate(grid.places(height, width))}, grid.places(height, width)
    counts, start = [], [0b11] * len(entries)
    for cell, entry in enumerate(entries):
        if entry in parts.UNTOLD:
            continue
        if not (clue := CLUE.fullmatch(entry)):
            raise entry.wrong("'-', or a number and one of n e s w, as in 2e")
        scope, start[cell] = grid.walk(at, places[cell], STEPS[clue[2]]), 0b01
        entry.pieces("[0-9]+")[0].number(0, len(scope), "the filled cells in this direction")
        if scope:
            counts.append(Count(scope, "==", int(clue[1]), 0b10, name=f"{entry} at {grid.names([places[cell]])[0]}"))
    lexing.named(text, "yajikabe")
    whole = shading.connected(height, width, 0b10, "all that is filled")
    rules = parts.shaded(height, width, (*counts, *shading.never_block(height, width), whole))
    form = f"{height} x {width} cells, {start.count(0b01)} numbers"
    return Problem(rules, Candidates(start), domain="yajikabe", form=form)


SAMPLE = probing.probed(parse, blanks.board("yajikabe", blanks.arrows(11), shuffled=True))
DOMAIN = Domain("yajikabe", parse, parts.draw, sample=SAMPLE)
