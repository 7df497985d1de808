"""Shugaku: beds of two cells, a head and a foot; a number counts the feet beside it; the floor hangs together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shugaku
... 4 4
... - - - 0
... 0 - - -
... - - - -
... 0 - 1 -
... ''', domain="shugaku").text)
x x x 0
0 x # o
x x x o
0 x 1 #

Read: the line ``# domain: shugaku``, for other kinds look the same; a header ``rows columns``, rows of entries: a number
from 0 to 4, ``5`` where it is not told, or ``-`` (or ``.``). All other cells are beds or floor; a bed has floor beside
it, and its foot never above its head; no block of two by two cells is floor. Drawn: ``o`` a head, ``#`` a foot, ``x``
floor, ``?`` not known.
"""

from neurosym import Answer, Candidates, Count, Domain, Problem, grid, lexing, parts, pointing, shading

VALUES = ("-", "x", "oe", "os", "ow", "#n", "#e", "#w")
FLOOR, FOOT = 0b00000010, 0b11100000
ACROSS, DOWN = ((2, 7), (6, 4)), ((3, 5),)
"""Values of the two halves: which half it is, and the side on which the other lies."""


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 0, 5, "the feet beside it")
    lexing.named(text, "shugaku")
    near = parts.beside(height, width)
    beds = [
        ((a, b), there, back)
        for a, b in grid.neighbours(height, width)
        if a not in told and b not in told
        for there, back in (ACROSS if b == a + 1 else DOWN)
    ]
    masks, halves = pointing.laid(near, beds, len(VALUES), FLOOR)
    names = grid.names(grid.places(height, width))
    counts = [
        Count(tuple(near[cell]), "==", number, FOOT, name=f"beside {names[cell]} ({number})")
        for cell, number in told.items()
        if number < 5 and near[cell]
    ]
    floor = shading.connected(height, width, FLOOR, "the floor")
    constraints = (*counts, *halves, *shading.never_block(height, width, 255 & ~FLOOR), floor)
    top = Candidates([1 if cell in told else mask | FLOOR for cell, mask in enumerate(masks)])
    rules = parts.shaded(height, width, constraints, VALUES, top)
    return Problem(rules, domain="shugaku", form=f"{height} x {width} cells, {len(told)} numbers", clues=told)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, dict)
    signs = [sign[0] for sign in grid.shown(problem, answer, "?")]
    over = {cell: str(number) for cell, number in problem.clues.items()}
    return grid.draw(
        [over.get(cell, sign) for cell, sign in enumerate(signs)], int(problem.rules.coordinates[-1][1]) + 1
    )


DOMAIN = Domain("shugaku", parse, render)
