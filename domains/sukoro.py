"""Sukoro: a number counts the numbers beside it; equal ones are no neighbours; all numbers hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: sukoro
... 3 3
... - - 2
... - - -
... - 3 -
... ''', domain="sukoro").text)
2 3 2
3 4 3
2 3 2

Read: the line ``# domain: sukoro``, for other kinds look the same; a header ``rows columns``, rows of entries: a number
from 1 to 4 that is given, or ``-`` (or ``.``) where nothing is told. Drawn: ``-`` empty, ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Candidates, Clause, Domain, Problem, Regular, blanks, grid, lexing, parts, probing, shading

VALUES, NUMBERS = ("-", "1", "2", "3", "4"), 0b11110


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 1, 4, "a number from 1 to 4")
    lexing.named(text, "sukoro")
    names = grid.names(grid.places(height, width))
    counts = [
        Regular((cell, *near), *COUNTING, name=f"beside {names[cell]}")
        for cell, near in enumerate(parts.beside(height, width))
    ]
    unlike = [
        Clause(pair, (31 & ~(1 << value),) * 2, name=f"{value} beside {value}")
        for pair in grid.neighbours(height, width)
        for value in range(1, 5)
    ]
    whole = shading.connected(height, width, NUMBERS, "all numbers")
    rules = parts.shaded(height, width, (*counts, *unlike, whole), VALUES)
    start = Candidates([1 << told[cell] if cell in told else 31 for cell in range(len(entries))])
    return Problem(rules, start, domain="sukoro", form=f"{height} x {width} cells, {len(told)} given")


def step(state: int, value: int) -> int | None:
    """States: -2 before the cell itself, -1 it is empty, else how many numbers are still to come beside it."""
    if state == -2:
        return value or -1
    return state if state == -1 or value == 0 else state - 1 if state else None


COUNTING = parts.automaton(-2, step, lambda state: state in (-1, 0), len(VALUES))
BLANK = blanks.board("sukoro", blanks.numbers(4, 1))
SAMPLE = probing.probed(parse, BLANK)
DOMAIN = Domain("sukoro", parse, parts.draw, sample=SAMPLE)
