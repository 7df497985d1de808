"""Latin square completion (quasigroup with holes): each value once in each row and each column.

>>> from neurosym import solve
>>> print(solve('''
... 2 . .
... . . 1
... . . .
... ''', domain="latin_square").text)
order 3
2 1 3
3 2 1
1 3 2

Read: N rows of N (N from 2 to 60), perhaps under ``order N``, ``N`` or ``N N``; a hole is ``-1``, ``0``, ``.`` or
``-``. With ``-1`` for holes the values count from 0, as generators of that form do, unless an N stands in the text.
A board of a size that sudokus often have (4, 6, 9, 16, 25) must say that it has no boxes: by ``order N``, or by the
line ``# domain: latin_square``. Size to generate: N.
"""

from random import Random

from neurosym import Answer, Domain, Draft, Problem, drafting, grid, lexing, sampling

SIZES, SUDOKU_SIZES = range(2, 61), (4, 6, 9, 16, 25)


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    stated = lines[0].startswith("order ")
    if stated:
        lines[0] = lexing.Piece(lines[0][6:], lines[0].line, 7)
    board = lexing.square(lines, SIZES)
    if not stated and len(board) in SUDOKU_SIZES and lexing.option(text, "domain") != "latin_square":
        expected = f"'order {len(board)}' above a latin square of this size, for sudokus look the same"
        raise lines[0].wrong(expected, "Add that line, or '# domain: latin_square', if there are no boxes.")
    size, cells = len(board), [cell for row in board for cell in row]
    from_zero = "-1" in cells and str(size) not in cells
    rules = grid.latin_rules(grid.numerals(size, 0 if from_zero else 1))
    if len(lines) > size and not stated:
        grid.headed(lines[0], cells, rules.values, lexing.is_named(text, "latin_square"))
    holes = ("-1", "0", ".", "-")
    form = f"{size} rows of {size} numbers, {grid.hole(cells, holes)!r} for hole"
    return Problem(rules, grid.givens(cells, rules.values, holes), domain="latin_square", form=form)


def render(problem: Problem, answer: Answer) -> str:
    labels = problem.rules.values
    signs = grid.shown(problem, answer, blank="-1" if labels[0] == "0" else ".")
    return f"order {len(labels)}\n{grid.draw(signs, len(labels))}"


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    (order,) = drafting.sides(size, (9,), SIZES, "N from 2 to 60, for a board of N by N")
    problem = Problem(grid.latin_rules(grid.numerals(order)))
    return drafting.givens(problem.rules, sampling.latin(rng, (1, order)), rng, lambda told: render(problem, told))


DOMAIN = Domain("latin_square", parse, render, sample=sample)
