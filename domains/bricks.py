"""Bricks: each number once in each row and column; each brick of two cells holds an even and an odd one.

>>> from neurosym import solve
>>> print(solve('''
... # domain: bricks
... 4 4
... 2 - - -
... - - - 4
... - - 3 -
... - - 1 -
... ''', domain="bricks").text)
2 3 4 1
3 1 2 4
1 4 3 2
4 2 1 3

Read: the line ``# domain: bricks``, for other kinds look the same; a header ``N N``, N even; N rows of given numbers,
``-`` (or ``.``) where none is. The bricks of the first row, the third, ... begin at its start; in the others, or with a
line ``# half`` in these, they lie half a brick further, and the last cell and the first are one. Drawn: ``?`` where not
known. Size to generate: N.
"""

from neurosym import Count, Domain, Problem, grid, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    _, size, (cells,) = sudokus.boards(text, 1, sizes=range(2, 61, 2))
    start = grid.givens(cells, grid.numerals(size), ("-", "."))
    lexing.named(text, "bricks")
    odd = sum(1 << value for value in range(0, size, 2))  # value 0 is the number 1
    half = lexing.option(text, "half") is not None
    pairs = [
        (row[at - (n + half) % 2], row[at - (n + half) % 2 + 1])
        for n, row in enumerate(grid.rows(size, size))
        for at in range(0, size, 2)
    ]
    names = grid.names(grid.places(size, size))
    bricks = [Count(pair, "==", 1, odd, name=f"brick at {names[pair[0]]}") for pair in pairs]
    rules = sudokus.rules(text, size, bricks, boxes=False)
    return Problem(rules, start, domain="bricks", form=f"{size} x {size} cells in bricks")


DOMAIN = Domain("bricks", parse, parts.draw, sample=variants.bricked(parse))
