"""Margin sudoku: a sudoku whose margins tell the sum of the three values nearest to them.

>>> from neurosym import solve
>>> print(solve('''
... 9 9
... - - 14 - 20 - - 17 -
... 14 - 17 14 11 20 14 - -
... - - 14 - - 16 8 - -
... 14 8 23 16 - 12 20 8 -
... - - - - - - 2 - -
... - - - - - - - - -
... - - - - - - - - -
... - - - - - - - - -
... - - - - - - - - -
... - 1 - - - - - - -
... - - - - - - - - -
... - - - - - - - - -
... - - - - - - - - -
... ''', domain="margin_sudoku").text)
3 4 1 6 9 8 2 7 5
9 6 8 2 7 5 3 4 1
2 7 5 3 4 1 9 6 8
7 8 2 4 5 3 6 1 9
4 5 3 9 1 6 7 8 2
6 1 9 7 8 2 4 5 3
1 3 4 8 2 7 5 9 6
8 2 7 5 6 9 1 3 4
5 9 6 1 3 4 8 2 7

Read: a header ``9 9``, four lines of nine sums, ``-`` (or ``.``) where none is told: above the columns, below them,
left of the rows, right of them; nine rows of given values. With ``# diagonal`` the main diagonals count too. Drawn:
``?`` where not known.
"""

from neurosym import DistinctTotal, Domain, Problem, grid, lexing, numbering, parts, sudokus, variants

NUMBERS = tuple(range(1, 10))


def parse(text: str) -> Problem:
    head, _, (margins, cells) = sudokus.boards(text, 1, above=4, sizes=(9,))
    sums = []
    for entry, name, scope in numbering.views([margins], 9):
        bound = entry.number(6, 24, "the sum of three values")
        sums.append(DistinctTotal(scope[:3], bound, NUMBERS, name=f"{bound} at an end of {name}"))
    if not lexing.is_named(text, "margin_sudoku") and not (sums and {"-", "."}.intersection(cells)):
        raise head.wrong("above margins that tell something, and a board with an open cell")
    rules = sudokus.rules(text, 9, sums)
    start = grid.givens(cells, rules.values, ("-", "."))
    return Problem(rules, start, domain="margin_sudoku", form=f"9 x 9 cells, {len(sums)} sums of three")


SAMPLE = variants.margined(parse, "margin_sudoku", (9,), lambda line: sum(line[:3]))
DOMAIN = Domain("margin_sudoku", parse, parts.draw, sample=SAMPLE)
