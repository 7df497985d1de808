"""Kuromasu: from a number one sees so many white cells, itself too; black cells share no side, white hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: kuromasu
... 4 4
... - 4 - -
... - 4 - -
... - - - -
... - 4 - 4
... ''', domain="kuromasu").text)
- 4 - x
x 4 - -
- x - x
- 4 - 4

Read: the line ``# domain: kuromasu``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, which is white, ``?`` a white cell without number, ``-`` (or ``.``). Drawn: ``x`` a black cell, ``-`` a white
one, ``?`` not known.
"""

from neurosym import Answer, Candidates, Domain, Problem, lexing, parts, shading, sketching


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 1, height + width - 1, "the number of white cells in sight", (*shading.FREE, "?"))
    lexing.named(text, "kuromasu")
    seen = [shading.sight(height, width, cell, number, 0b01) for cell, number in told.items()]
    whole = shading.connected(height, width, 0b01, "the white cells")
    top = Candidates([0b11 if piece in shading.FREE else 0b01 for piece in entries])
    constraints = (*filter(None, seen), *shading.never_beside(height, width), whole)
    rules = parts.shaded(height, width, constraints, top=top)
    return Problem(rules, domain="kuromasu", form=f"{height} x {width}, {len(told)} numbers", clues=told)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, dict)
    return parts.draw(problem, answer, {cell: str(number) for cell, number in problem.clues.items()})


DOMAIN = Domain("kuromasu", parse, render, sample=sketching.sighted(parse, "kuromasu", 0))
