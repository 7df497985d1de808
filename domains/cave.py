"""Cave: from a number in the cave one sees so many of its cells, itself too; it hangs together; rock reaches the edge.

>>> from neurosym import solve
>>> print(solve('''
... # domain: cave
... 4 4
... - 4 3 -
... - - - 4
... 4 - - -
... - - - -
... ''', domain="cave").text)
- x x -
x x x x
x x - -
x - - -

Read: the line ``# domain: cave``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-`` (or
``.``), a number, or ``?`` for a cell in the cave of which no number is told. Drawn: ``x`` the cave, ``-`` rock (each
piece of it hangs together with some cell at the edge of the board), ``?`` not known.
"""

from neurosym import Candidates, Domain, Problem, lexing, parts, shading, sketching


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    inside = {cell for cell, piece in enumerate(entries) if piece not in shading.FREE}
    told = shading.told(entries, 1, height + width - 1, "the number of cells in sight", (*shading.FREE, "?"))
    lexing.named(text, "cave")
    seen = [shading.sight(height, width, cell, number, 0b10) for cell, number in told.items()]
    rock = shading.to_edge(height, width, 0b01, "the rock")
    cave = shading.connected(height, width, 0b10, "the cave")
    rules = parts.shaded(height, width, (*filter(None, seen), *shading.never_crossed(height, width), rock, cave))
    start = Candidates([0b10 if cell in inside else 0b11 for cell in range(height * width)])
    return Problem(rules, start, domain="cave", form=f"{height} x {width} cells, {len(told)} numbers")


DOMAIN = Domain("cave", parse, parts.draw, sample=sketching.sighted(parse, "cave", 1))
