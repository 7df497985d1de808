"""Nanbaboru (number ball): each number once in each row and column; a ball has a number, a cross has none.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nanbaboru
... 4 4 2
... 2 - - -
... 0 x - -
... - - x -
... - x - -
... ''', domain="nanbaboru").text)
2 1 - -
1 - 2 -
- 2 - 1
- - 1 2

Read: the line ``# domain: nanbaboru``, for other kinds look the same; a header ``size size numbers``, rows of entries:
a given number, ``0`` (or ``o``) for a ball, ``x`` for a cross, ``-`` (or ``.``) where nothing is told. Drawn: ``-``
empty, ``?`` not known. Size to generate: NxM.
"""

from neurosym import Domain, Problem, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    size, numbers, start = sudokus.scattered_board(text, {"0": True, "o": True, "x": False})
    lexing.named(text, "nanbaboru")
    values, counts = sudokus.scattered(size, numbers)
    rules = parts.shaded(size, size, counts, values)
    return Problem(rules, start, domain="nanbaboru", form=f"{size} x {size} cells, numbers to {numbers}")


DOMAIN = Domain("nanbaboru", parse, parts.draw, sample=variants.scattered(parse, "nanbaboru", (6, 3), signs=True))
