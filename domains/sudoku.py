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
``# box: 2x4`` gives the box's rows and columns, if not the most square ones. Size to generate: 9, or a box, 2x4.
"""

import re
from random import Random

from neurosym import Answer, Domain, Draft, Problem, drafting, grid, lexing, sampling

RULER = re.compile(r"\[puzzle\]|(?=.*(?:--|==))(?=.*[+|*.':])[-=+|*.': ]+", re.IGNORECASE)


def parse(text: str) -> Problem:
    lines = [line for line in lexing.lines(text) if not RULER.fullmatch(line.strip())] or lexing.lines(text)
    board = lexing.unrolled(lines[0], grid.BOXED) if len(lines) == 1 else lexing.square(lines, grid.BOXED)
    size, cells = len(board), [cell for row in board for cell in row]
    labels = grid.symbols(cells, size, lexing.option(text, "values"))
    start = grid.givens(cells, labels)
    if len(lines) > size:
        grid.headed(lines[0], cells, labels, lexing.is_named(text, "sudoku"))
    box = grid.box_shape(size, lexing.option(text, "box"))
    diagonal = lexing.option(text, "diagonal") is not None
    clues = grid.stated(labels, box, diagonal)
    form = f"{'one line of ' * (len(lines) == 1)}{size} x {size} cells, {grid.hole(cells)!r} for blank"
    rules = grid.latin_rules(labels, grid.diagonals(size) if diagonal else (), box)
    return Problem(rules, start, domain="sudoku", form="; ".join([form, *clues]), clues=clues)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return "\n".join([*problem.clues, grid.draw(grid.shown(problem, answer), len(problem.rules.values))])


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    box = drafting.box(size, grid.BOXED)
    labels = grid.numerals(box[0] * box[1])
    named = () if len(labels) in (4, 6, 9, 16, 25) else ("# domain: sudoku",)  # else it could be a latin square
    problem = Problem(grid.latin_rules(labels, (), box), clues=(*named, *grid.stated(labels, box, False)))
    return drafting.givens(problem.rules, sampling.latin(rng, box), rng, lambda told: render(problem, told))


DOMAIN = Domain("sudoku", parse, render, sample=sample)
