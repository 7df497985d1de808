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
 x  x  x  0
 0  x  #  o
 x  x  x  o
 0  x  1  #

Read: the line ``# domain: shugaku``, as other kinds look alike; a header ``rows columns``, rows of entries: a number
from 0 to 4, ``5`` where it is not told, or ``-`` (or ``.``). All other cells are beds or floor; a bed has floor beside
it, and its foot never above its head; no block of two by two cells is floor. Drawn: ``o`` a head, ``#`` a foot, ``x``
floor, ``?`` not known. Size to generate: rows x columns.
"""

import re

from neurosym import Answer, Candidates, Count, Domain, Problem, blanks, grid, lexing, parts, pointing, probing, shading

VALUES = ("-", "x", "eo", "so", "wo", "n#", "e#", "w#")
FLOOR, FOOT = 0b00000010, 0b11100000
ACROSS, DOWN = ((2, 7), (6, 4)), ((3, 5),)  # the values of both halves, each with the side on which the other lies


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 0, 5, "the feet beside it")
    lexing.named(text, "shugaku")
    near, pairs = parts.beside(height, width), grid.neighbours(height, width)
    free = [(a, b) for a, b in pairs if a not in told and b not in told]
    beds = [((a, b), there, back) for a, b in free for there, back in (ACROSS if b == a + 1 else DOWN)]
    masks, halves = pointing.laid(near, beds, len(VALUES), FLOOR)
    counts = [
        Count(tuple(near[cell]), "==", told[cell], FOOT, name=f"feet beside a {told[cell]}")
        for cell in told
        if told[cell] < 5 and near[cell]
    ]
    shape = (*shading.never_block(height, width, 255 & ~FLOOR), shading.connected(height, width, FLOOR, "the floor"))
    top = Candidates([1 if cell in told else mask | FLOOR for cell, mask in enumerate(masks)])
    rules = parts.shaded(height, width, (*counts, *halves, *shape), VALUES, top)
    form, clues = f"{height} x {width} cells, {len(told)} numbers", {cell: str(n) for cell, n in told.items()}
    return Problem(rules, domain="shugaku", form=form, clues=clues)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, dict)
    return re.sub("[nesw]", " ", parts.draw(problem, answer, problem.clues))


BLANK = blanks.board(
    "shugaku", blanks.numbers(4), blanks.strewn("5", 0.2, 0.3), at="5", usual=(5, 5), sides=range(3, 7)
)
DOMAIN = Domain("shugaku", parse, render, sample=probing.probed(parse, BLANK))
