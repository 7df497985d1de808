"""Nanro: in each region some cells hold a number, all the same: how many they are.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nanro
... 4 4
... - - - -
... 1 - - 1
... - - 3 -
... - 2 - -
... 1 1 1 2
... 1 3 3 2
... 4 4 3 5
... 4 5 5 5
... ''', domain="nanro").text)
- - - -
1 3 3 1
- - 3 -
1 2 2 -

Read: the line ``# domain: nanro``, for other kinds look the same; a header ``rows columns``, rows of entries: a number
that is given, or ``-`` (or ``.``); rows of region labels. Each region has a number; equal numbers of two regions do not
share a side; no block of two by two cells is full; all numbers hang together. Drawn: ``-`` empty, ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Candidates, Clause, Domain, Problem, Regular, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    owner = {cell: cells for cells in regions.values() for cell in cells}
    values = ("-", *grid.numerals(max(map(len, regions.values()))))
    full = (1 << len(values)) - 1
    given = [parts.told(entry, 1, len(owner[cell]), "'-', or a number") for cell, entry in enumerate(entries)]
    lexing.named(text, "nanro")
    same = [Regular(cells, *alike(len(cells), len(values)), name=f"region {n}") for n, cells in regions.items()]
    apart = [
        Clause(pair, (full & ~(1 << value),) * 2)
        for pair in grid.neighbours(height, width)
        if owner[pair[0]] is not owner[pair[1]]
        for value in range(1, 1 + min(len(owner[cell]) for cell in pair))
    ]
    shape = (*shading.never_block(height, width), shading.connected(height, width, full & ~1, "all numbers"))
    top = Candidates([(2 << len(owner[cell])) - 1 for cell in range(len(entries))])
    start = top & Candidates([full if number is None else 1 << number for number in given])
    rules = parts.shaded(height, width, (*same, *apart, *shape), values, top)
    return Problem(rules, start, domain="nanro", form=f"{height} x {width} cells in {len(regions)} regions")


def alike(cells: int, values: int) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    def step(state: tuple[int, int], value: int) -> tuple[int, int] | None:  # the number, and how often it was met
        fits = value <= cells and state[0] in (0, value) and state[1] < value
        return state if value == 0 else (value, state[1] + 1) if fits else None

    return parts.automaton((0, 0), step, lambda state: 0 < state[0] == state[1], values)


SAMPLE = probing.probed(parse, blanks.board("nanro", blanks.numbers(6, 1), blanks.regions(blanks.pieces(5, 2))))
DOMAIN = Domain("nanro", parse, parts.draw, sample=SAMPLE)
