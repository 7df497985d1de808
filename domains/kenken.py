"""KenKen: a latin square in cages, each with a number and the sign of how it comes from the values in the cage.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... 3+ -  6*
... 2- 3  -
... -  2  -
... 1  1  2
... 4  3  2
... 4  5  2
... ''', domain="kenken").text)
2 1 3
1 3 2
3 2 1

Read: a header ``size size``, rows of entries in which each cage has its number at one of its cells, with ``+ - * x /``
behind it or, where the sign is not told, without (``-`` or ``.`` elsewhere), rows of cage labels. ``-`` and ``/``
stand in cages of two cells. A number without sign comes out by some of the four ways; in a cage of one cell it is the
value. Size to generate: N.
"""

import re

from neurosym import Answer, Constraint, Domain, Problem, cages, grid, lexing, number_drafts, parts

CLUE = re.compile(r"([1-9][0-9]{0,8})([-+*x/]?)")


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    size, width, entries, groups = parts.mapped(lines)
    if size != width or size < 2:
        raise lines[0].wrong("a header 'N N', N from 2")
    constraints = tuple(cage(cells, entries, size) for cells in groups.values())
    if not any(len(entry) > 1 and not entry.isdigit() for entry in entries):
        lexing.named(text, "kenken")  # a killer sudoku has no signs either
    rules = grid.latin_rules(grid.numerals(size), constraints)
    return Problem(rules, domain="kenken", form=f"{size} x {size} cells, {len(groups)} cages")


def cage(cells: tuple[int, ...], entries: list[lexing.Piece], size: int) -> Constraint:
    found = [entries[cell] for cell in cells if entries[cell] not in parts.UNTOLD]
    clue = CLUE.fullmatch(found[0]) if len(found) == 1 else None
    if clue is None or (clue[2] in ("-", "/") and len(cells) != 2):
        raise (found[-1] if found else entries[cells[0]]).wrong("one number in each cage, as in 12, 12+, 3-, 24* or 2/")
    name = f"cage {grid.names([divmod(cells[0], size)])[0]} ({clue[0]})"
    return cages.cage(cells, clue[2], int(clue[1]), tuple(range(1, size + 1)), name)


def render(problem: Problem, answer: Answer) -> str:
    return grid.draw(grid.shown(problem, answer), len(problem.rules.values))


DOMAIN = Domain("kenken", parse, render, sample=number_drafts.reckoned(parse))
