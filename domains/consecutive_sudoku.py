"""Consecutive sudoku: a bar between two cells says that their values differ by one; where there is none, they do not.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... 3 - - -
... - - - -
... - - - -
... - - - -
... 2 1 4 0
... 11 7 6 2
... 8 9 13 14
... 0 1 4 8
... ''', domain="consecutive_sudoku").text)
3 1 2 4
2 3 4 1
1 4 3 2
4 2 1 3

Read: a header ``N N`` (N from 2 to 25), N rows of given values, ``-`` (or ``.``) where none is given, N rows of numbers
that tell the bars around each cell: the sum of 1 for one to the right, 2 below, 4 to the left, 8 above. There are no
boxes, as is usual, unless a line ``# box: 3x3`` gives their rows and columns; with a line ``# diagonal`` each value
stands on each main diagonal once too. Drawn: ``?`` where not known. Size to generate: N.
"""

from collections.abc import Iterator, Sequence

from neurosym import Apart, Constraint, Difference, Domain, Problem, grid, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    _, size, (cells, bars) = sudokus.boards(text, 2, sizes=range(2, 26))
    rules = sudokus.rules(text, size, pairs(bars, size), boxes=False)
    start = grid.givens(cells, rules.values, ("-", "."))
    return Problem(rules, start, domain="consecutive_sudoku", form=f"{size} x {size} cells, with bars between them")


def pairs(bars: Sequence[lexing.Piece], size: int) -> Iterator[Constraint]:
    sums = [piece.number(0, 15, "which sides have a bar") for piece in bars]
    names, numbers = grid.names(grid.places(size, size)), tuple(range(1, size + 1))
    for cell, (row, column) in enumerate(grid.places(size, size)):
        if sums[cell] & ((column == size - 1) | (row == size - 1) << 1 | (column == 0) << 2 | (row == 0) << 3):
            raise bars[cell].wrong("no bar at the edge of the board")
    for a, b in grid.neighbours(size, size):
        here, there = (1, 4) if b == a + 1 else (2, 8)
        if bool(sums[a] & here) != bool(sums[b] & there):
            raise bars[b].wrong(f"the bar between {names[a]} and {names[b]} told at both")
        kind, sign = (Difference, "next to") if sums[a] & here else (Apart, "not next to")
        yield kind((a, b), 1 if sums[a] & here else 2, numbers, name=f"{names[a]} {sign} {names[b]}")


DOMAIN = Domain("consecutive_sudoku", parse, parts.draw, sample=variants.barred(parse))
