"""Nurikabe: a number tells the size of its island; islands share no side; the sea is one, with no block of four.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nurikabe
... 3 4
... 1 - 1 -
... - - - -
... - - 4 -
... ''', domain="nurikabe").text)
1 x 1 x
x x x x
- - 4 -

Read: the line ``# domain: nurikabe``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``), a number, or ``?`` for an island of any size. Drawn: ``x`` sea, ``-`` or a clue an island, ``?`` not known.
"""

from neurosym import Answer, Clause, Domain, Problem, grid, islands, lexing, parts, shading, sketching


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    size = shading.told(entries, 1, height * width, "'?' or the size of an island", (*shading.FREE, "?"))
    clues = {cell: str(entry) for cell, entry in enumerate(entries) if entry not in shading.FREE}
    lexing.named(text, "nurikabe")
    top, pieces = islands.apart(height, width, {clue: size.get(clue) for clue in clues})
    land = ~1 & (2 << len(clues)) - 1
    sea = [*shading.never_block(height, width, land), shading.connected(height, width, 1, "the sea")]
    if len(size) == len(clues) and sum(size.values()) + 1 < len(entries):
        for cell, near in enumerate(parts.beside(height, width)):
            sea.append(Clause((cell, *near), (land, *(1 for _ in near)), name="sea beside sea"))
    rules = parts.shaded(height, width, (*pieces, *sea), islands.names(clues, width), top)
    return Problem(rules, domain="nurikabe", form=f"{height} x {width}, {len(clues)} islands", clues=clues)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, dict)
    signs = ["?" if v < 0 else problem.clues.get(cell, "-") if v else "x" for cell, v in enumerate(answer)]
    return grid.draw(signs, int(problem.rules.coordinates[-1][1]) + 1)


DOMAIN = Domain("nurikabe", parse, render, sample=sketching.archipelago(parse, "nurikabe"))
