"""Kakuro: the values 1 to 9 in each run of white cells differ and have the sum given before the run.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... -  4, 3,
... ,4 0  0
... ,3 0  0
... ''', domain="kakuro").text)
 - 4, 3,
,4  3  1
,3  1  2

Read: a header ``rows columns``, then rows of entries: ``0`` or ``.`` for a white cell (1 to 9 if given), ``-`` or ``#``
for a black one, ``down,across`` (or a backslash for the comma) for one with the sums of the runs below and beside it.
"""

import re
from collections.abc import Iterator, Mapping

from neurosym import AllDifferent, Answer, Constraint, DistinctTotal, Domain, Problem, Rules, drafting, grid, lexing

Place = tuple[int, int]
NUMBERS, SUMS = tuple(range(1, 10)), re.compile(r"([0-9]{0,3})[,\\]([0-9]{0,3})")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    whites = [place for place, piece in entries.items() if piece not in ("-", "#") and not SUMS.fullmatch(piece)]
    start = grid.givens([entries[place] for place in whites], grid.numerals(9), ("0", ".", "_"))
    found = (*runs(entries, whites, "down", (1, 0)), *runs(entries, whites, "across", (0, 1)))
    if not any(isinstance(run, DistinctTotal) for run in found):
        raise head.wrong("at least one entry 'down,across' with the sum of a run")
    rules = Rules(grid.names(whites), grid.numerals(9), found, coordinates=tuple(whites))
    return Problem(rules, start, domain="kakuro", form=f"{len(whites)} white cells", clues=tuple(map(tuple, board)))


def runs(entries: Mapping[Place, lexing.Piece], whites: list[Place], way: str, step: Place) -> Iterator[Constraint]:
    cells = {place: cell for cell, place in enumerate(whites)}
    for place in sorted(({(-1, c) for _, c in entries} | {(r, -1) for r, _ in entries} | {*entries}) - {*whites}):
        sums = SUMS.fullmatch(entries.get(place, "-"))
        bound = int(sums[1 if way == "down" else 2] or 0) if sums else 0
        scope = grid.walk(cells, place, step)
        if bound and not scope:
            raise entries[place].wrong(f"a white cell to begin the {way} run with this sum")
        elif bound:
            yield DistinctTotal(scope, bound, NUMBERS, name=f"{way} run at {grid.names([place])[0]} ({bound})")
        elif len(scope) > 1:
            yield AllDifferent(scope, name=f"{way} run from {grid.names([whites[scope[0]]])[0]}")


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer), problem.clues)


DOMAIN = Domain("kakuro", parse, render, sample=drafting.crossed(parse))
