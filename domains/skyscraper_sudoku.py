"""Skyscraper sudoku: a sudoku whose margins tell how many values of a line are seen from there: higher ones hide lower.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... - - - -
... - 2 - 1
... 3 - 2 3
... - 2 3 1
... - - - -
... - - - -
... - - - -
... - - - -
... ''', domain="skyscraper_sudoku").text)
1 3 4 2
4 2 1 3
3 4 2 1
2 1 3 4

Read: a header ``N N`` (N from 4 to 25, not a prime), four lines of N numbers, ``-`` (or ``.``) where none is told: what
is seen of the columns from above, from below, of the rows from the left, from the right; N rows of given values. Boxes
are the most square ones, unless a line ``# box: 2x4`` gives rows and columns; with a line ``# diagonal`` the main
diagonals count too. Drawn: ``?`` where not known. Size to generate: N.
"""

from neurosym import Domain, Problem, Regular, grid, lexing, numbering, parts, sudokus, variants


def parse(text: str) -> Problem:
    head, size, (margins, cells) = sudokus.boards(text, 1, above=4)
    seen = []
    for entry, name, scope in numbering.views([margins], size):
        bound = entry.number(1, size, "how many values are seen")
        seen.append(Regular(scope, *parts.visible(bound, range(1, size + 1)), name=f"{bound} seen in {name}"))
    if not lexing.is_named(text, "skyscraper_sudoku") and not (seen and {"-", "."}.intersection(cells)):
        raise head.wrong("above margins that tell something, and a board with an open cell")
    rules = sudokus.rules(text, size, seen)
    start = grid.givens(cells, rules.values, ("-", "."))
    return Problem(rules, start, domain="skyscraper_sudoku", form=f"{size} x {size} cells, {len(seen)} lines seen")


def higher(line: list[int]) -> int:
    return sum(value > max(line[:at], default=0) for at, value in enumerate(line))


SAMPLE = variants.margined(parse, "skyscraper_sudoku", grid.BOXED, higher)
DOMAIN = Domain("skyscraper_sudoku", parse, parts.draw, sample=SAMPLE)
