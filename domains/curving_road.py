"""Curving road: shade places, no two side by side, so that the others hang together; between circles, two bends.

>>> from neurosym import solve
>>> print(solve('''
... # domain: curving_road
... 4 4
... o - - -
... - - - o
... - - - -
... o - o -
... ''', domain="curving_road").text)
o - - x
x - x o
- - - -
o x o x

Read: the line ``# domain: curving_road``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: ``o`` a circle, or ``-`` (or ``.``). Drawn: ``x`` shaded, ``o`` a circle, ``?`` not known.
Size to generate: rows x columns.
"""

from itertools import combinations

from neurosym import Answer, Candidates, Clause, Domain, Problem, blanks, entries, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    circles = entries.told(board)
    entries.known(circles, ("o",), "'o' for a circle, or '-'")
    clauses = []
    for (one, _), (other, piece) in combinations(circles.items(), 2):
        for road in roads(one, other):
            cells = tuple(row * width + column for row, column in road if (row, column) not in circles)
            if not cells:
                raise piece.wrong("a circle that is not beside another one")
            clauses.append(Clause(cells, (0b10,) * len(cells), name=f"road {'-'.join(grid.names([one, other]))}"))
    lexing.named(text, "curving_road")
    shape = (*shading.never_beside(height, width), shading.connected(height, width, 0b01, "what is not shaded"))
    top = Candidates([0b01 if place in circles else 0b11 for place in grid.places(height, width)])
    rules = parts.shaded(height, width, (*clauses, *shape), top=top)
    signs = {row * width + column: "o" for row, column in circles}
    return Problem(rules, domain="curving_road", form=f"{height} x {width}, {len(circles)} circles", clues=signs)


def roads(one: grid.Place, other: grid.Place) -> list[list[grid.Place]]:
    """The ways that go straight, or have one bend, without their ends."""
    bends = sorted({(one[0], other[1]), (other[0], one[1])} - {one, other})
    bent = [[*entries.between(*sorted([one, b])), b, *entries.between(*sorted([b, other]))] for b in bends]
    return bent or [entries.between(*sorted([one, other]))]


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, dict)
    return parts.draw(problem, answer, problem.clues)


BLANK = blanks.board("curving_road", "o", usual=(4, 5), sides=range(3, 6))
SAMPLE = probing.probed(parse, BLANK, probing.weighed(1, 30), together=True)
DOMAIN = Domain("curving_road", parse, render, sample=SAMPLE)
