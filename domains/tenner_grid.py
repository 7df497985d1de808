"""Tenner grid: each row holds 0 to 9 once, no two cells that touch are alike, and the columns have the sums below them.

>>> from neurosym import solve
>>> print(solve('''
... 3 10
...  5  -  6  -  -  -  -  -  -  -
...  -  -  -  -  -  -  -  -  2  -
...  5  5 10 10  5 13 12  8  5 17
... ''', domain="tenner_grid").text)
3 10
 5  2  6  9  0  7  4  1  3  8
 0  3  4  1  5  6  8  7  2  9
 5  5 10 10  5 13 12  8  5 17

Read: a header ``rows 10``, rows of entries, ``-`` (or ``.``) for blank, the last row the sums of the columns, and
counted among the rows. Size to generate: N rows of ten cells.
"""

from itertools import combinations

from neurosym import AllDifferent, Answer, Domain, NotEqual, Problem, Total, grid, lexing, parts, tallies

VALUES = grid.numerals(10, 0)


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    if width != 10 or height < 2:
        raise head.wrong("a header 'rows 10', the row of sums among the rows")
    *board, last = lexing.table(lines, height, width)
    start = grid.givens([piece for row in board for piece in row], VALUES, ("-", "."))
    sums = [piece.number(0, 9 * height, "the sum of a column") for piece in last]
    if sum(sums) != 45 * (height - 1):
        raise last[-1].wrong(f"sums that make {45 * (height - 1)} in all; they make {sum(sums)}")
    names = grid.names(grid.places(height, width))
    rows = [AllDifferent(scope, name=f"row {n}") for n, scope in enumerate(grid.rows(height - 1, 10), start=1)]
    touching = {pair for block in parts.blocks(height - 1, 10).values() for pair in combinations(block, 2)}
    apart = [NotEqual((a, b), name=f"{names[a]} touches {names[b]}") for a, b in sorted(touching) if b - a > 1]
    totals = [
        Total(scope, "==", bound, tuple(range(10)), name=f"column {n} ({bound})")
        for n, (scope, bound) in enumerate(zip(grid.columns(height - 1, 10), sums, strict=True), start=1)
    ]
    rules = parts.shaded(height - 1, 10, (*rows, *apart, *totals), VALUES)
    form = f"{height - 1} rows of 10, sums of columns"
    return Problem(rules, start, domain="tenner_grid", form=form, clues=tuple(last))


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return f"{len(answer) // 10 + 1} 10\n{grid.draw([*grid.shown(problem, answer, '-'), *problem.clues], 10)}"


DOMAIN = Domain("tenner_grid", parse, render, sample=tallies.tens(parse))
