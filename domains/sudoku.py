"""Sudoku: each value once in each row, column and box; with the line ``# diagonal`` on the two main diagonals too.

>>> from neurosym import solve
>>> print(solve("1..4.........32.", domain="sudoku").text)
1 2 3 4
3 4 1 2
2 1 4 3
4 3 2 1

Read: all cells in one line; or N lines of N (N from 4 to 25, not a prime), spaced or not, rulers ``|`` and ``---+---``
passed over, perhaps under a header ``N N`` or ``[Puzzle]``. Above 9, values are spaced numbers, or characters:
1-9A-G, 0-9A-F or A-P for 16; ``# values: 1234...`` says which where more than one fits.
``# box: 2x4`` gives the box's rows and columns, if not the most square ones.
"""

import re
from functools import cache

from neurosym import Answer, Domain, Problem, Rules, grid, lexing

SIZES = tuple(size for size in range(4, 26) if grid.box_shape(size)[0] > 1)
RULER = re.compile(r"\[puzzle\]|(?=.*(?:--|==))(?=.*[+|*.':])[-=+|*.': ]+", re.IGNORECASE)


def parse(text: str) -> Problem:
    lines = [line for line in lexing.lines(text) if not RULER.fullmatch(line.strip())] or lexing.lines(text)
    board = lexing.unrolled(lines[0], SIZES) if len(lines) == 1 else lexing.square(lines, SIZES)
    size, cells = len(board), [cell for row in board for cell in row]
    labels = grid.symbols(cells, size, lexing.option(text, "values"))
    start = grid.givens(cells, labels)
    if len(lines) > size:
        grid.headed(lines[0], cells, labels, lexing.option(text, "domain"))
    box = grid.box_shape(size, lexing.option(text, "box"))
    diagonal = lexing.option(text, "diagonal") is not None
    options = {
        f"# box: {box[0]}x{box[1]}": box != grid.box_shape(size),
        f"# values: {''.join(labels)}": labels != grid.numerals(size),
        "# diagonal": diagonal,
    }
    clues = tuple(line for line, wanted in options.items() if wanted)
    form = f"{'one line of ' * (len(lines) == 1)}{size} x {size} cells, {grid.hole(cells)!r} for blank"
    rules = sudoku_rules(labels, box, diagonal)
    return Problem(rules, start, domain="sudoku", form="; ".join([form, *clues]), clues=clues)


@cache
def sudoku_rules(labels: tuple[str, ...], box: tuple[int, int], diagonal: bool) -> Rules:
    return grid.latin_rules(labels, grid.diagonals(len(labels)) if diagonal else (), box)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return "\n".join([*problem.clues, grid.draw(grid.shown(problem, answer), len(problem.rules.values))])


DOMAIN = Domain("sudoku", parse, render)
