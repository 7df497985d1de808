"""Putteria: one cell of each region holds the number of its cells; no two such cells are neighbours, no number twice.

>>> from neurosym import solve
>>> print(solve('''
... # domain: putteria
... 4 4
... - x x -
... - - x -
... - - - -
... - - - -
... 1 1 2 2
... 1 3 3 3
... 4 4 5 5
... 6 6 6 5
... ''', domain="putteria").text)
3 - - 2
- 3 - -
2 - - 3
- - 3 -

Read: the line ``# domain: putteria``, for other kinds look the same; a header ``rows columns``, rows of entries, ``x``
for a cell without a number, a number that is given, or ``-`` (or ``.``), rows of region labels. No number stands twice
in a row or column. Drawn: ``-`` no number, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Clause, Count, Domain, Problem, blanks, grid, lexing, parts, probing


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    size = {cell: len(cells) for cells in regions.values() for cell in cells}
    for cell, entry in enumerate(entries):
        if entry != "x":
            parts.told(entry, size[cell], size[cell], "'-', 'x', or the number of cells in the region")
    lexing.named(text, "putteria")
    values = ("-", *grid.numerals(max(size.values())))
    full = (1 << len(values)) - 1
    once = [Count(cells, "==", 1, full & ~1, name=f"region {label}") for label, cells in regions.items()]
    apart = [Clause(pair, (1, 1)) for pair in grid.neighbours(height, width)]
    different = [
        Count(cells, "<=", 1, 1 << value, name=f"{value} in {name}")
        for name, scope in parts.lines(height, width)
        for value in range(1, len(values))
        if len(cells := tuple(cell for cell in scope if size[cell] == value)) > 1
    ]
    top = Candidates([1 | 1 << size[cell] for cell in range(height * width)])
    start = top & Candidates([1 if e == "x" else full if e in parts.UNTOLD else full & ~1 for e in entries])
    rules = parts.shaded(height, width, (*once, *apart, *different), values, top)
    return Problem(rules, start, domain="putteria", form=f"{height} x {width} cells in {len(regions)} regions")


SAMPLE = probing.probed(parse, blanks.board("putteria", (*blanks.numbers(9, 1), "x"), blanks.regions(blanks.pieces(5))))
DOMAIN = Domain("putteria", parse, parts.draw, sample=SAMPLE)
