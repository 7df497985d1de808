"""Fuzuli: each number once in each row and column, the other cells stay empty; no block of two by two is full.

>>> from neurosym import solve
>>> print(solve('''
... # domain: fuzuli
... 4 4 2
... - 1 - -
... - - 2 -
... - - - 1
... - - - 2
... ''', domain="fuzuli").text)
2 1 - -
1 - 2 -
- 2 - 1
- - 1 2

Read: the line ``# domain: fuzuli``, for other kinds look the same; a header ``size size numbers``, rows of given
numbers, ``x`` for a cell that is empty, ``-`` (or ``.``) where nothing is told. Drawn: ``-`` empty, ``?`` not known.
Size to generate: NxM.
"""

from neurosym import Clause, Domain, Problem, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    size, numbers, start = sudokus.scattered_board(text, {"x": False})
    lexing.named(text, "fuzuli")
    values, counts = sudokus.scattered(size, numbers)
    holes = [Clause(block, (1,) * 4, name=f"block at {name}") for name, block in parts.blocks(size, size).items()]
    rules = parts.shaded(size, size, (*counts, *holes), values)
    return Problem(rules, start, domain="fuzuli", form=f"{size} x {size} cells, numbers to {numbers}")


SAMPLE = variants.scattered(parse, "fuzuli", (6, 4), signs=False)
DOMAIN = Domain("fuzuli", parse, parts.draw, sample=SAMPLE)
