"""Jigsaw sudoku: each value once in each row, each column and each region.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... - - 3 -
... - - - 3
... 1 - 4 -
... - - - -
... 2 2 2 2
... 4 4 4 1
... 3 4 1 1
... 3 3 3 1
... ''', domain="jigsaw_sudoku").text)
2 1 3 4
4 2 1 3
1 3 4 2
3 4 2 1

Read: a header ``N N`` (N from 2 to 60), N rows of given values, ``-`` (or ``.``, ``0``) where none is given, N rows of
region labels, spaced or not; each region hangs together and has N cells. With a line ``# diagonal`` the main diagonals
count too. Drawn: ``?`` where not known. Size to generate: N.
"""

from neurosym import AllDifferent, Domain, Problem, grid, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    head, size, (cells, labels) = sudokus.boards(text, 2, sizes=sudokus.ANY)
    regions = parts.regions(labels, size)
    for scope in (scope for scope in regions.values() if len(scope) != size):
        raise labels[scope[0]].wrong(f"a region of {size} cells, not {len(scope)}")
    different = [AllDifferent(scope, name=f"region {label}") for label, scope in regions.items()]
    rules = sudokus.rules(text, size, different, boxes=False)
    grid.headed(head, cells, rules.values, lexing.is_named(text, "jigsaw_sudoku"))
    start = grid.givens(cells, rules.values)
    return Problem(rules, start, domain="jigsaw_sudoku", form=f"{size} x {size} cells and labels of regions")


DOMAIN = Domain("jigsaw_sudoku", parse, parts.draw, sample=variants.jigsaw(parse))
