"""Hanare: one number in each region, how many cells it has; two that see each other are as far apart as they differ.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hanare
... 4 4
... 6 - - -
... - - - -
... - - 3 -
... 4 - - -
... 1 1 2 2
... 1 1 1 2
... 3 1 4 4
... 3 3 3 4
... ''', domain="hanare").text)
6 - - -
- - - 3
- - 3 -
4 - - -

Read: the line ``# domain: hanare``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``) or a number that is told; rows of region labels. Between two numbers in a line, with none between them, there
are as many cells as the numbers differ by. Drawn: numbers, ``-`` a cell without, ``?`` not known. Size to generate:
rows x columns.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from neurosym import Candidates, Clause, Count, Domain, Problem, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    number = {cell: len(cells) for cells in regions.values() for cell in cells}
    for cell, entry in ((c, e) for c, e in enumerate(entries) if e not in (*shading.FREE, str(number[c]))):
        raise entry.wrong(f"'-' or {number[cell]}, how many cells this region has")
    lexing.named(text, "hanare")
    sizes = sorted({*number.values()})
    mask = [2 << sizes.index(number[cell]) for cell in range(len(entries))]
    one = [Count(cells, "==", 1, ~1 & (2 << len(sizes)) - 1, name=f"region {name}") for name, cells in regions.items()]
    constraints = (*one, *distances([number[cell] for cell in range(len(entries))], mask, height, width))
    top = Candidates([1 | filled for filled in mask])
    rules = parts.shaded(height, width, constraints, ("-", *map(str, sizes)), top)
    start = Candidates([full if entry in shading.FREE else full & ~1 for full, entry in zip(top, entries, strict=True)])
    return Problem(rules, start, domain="hanare", form=f"{height} x {width} cells in {len(regions)} regions")


def distances(number: Sequence[int], mask: Sequence[int], height: int, width: int) -> Iterator[Clause]:
    """Two cells of a line whose numbers do not fit are not both filled, unless one between them is."""
    names = grid.names(grid.places(height, width))
    for _, line in parts.lines(height, width):
        for (i, a), (j, b) in combinations(enumerate(line), 2):
            if abs(number[a] - number[b]) != j - i - 1:
                allowed = (1, *(mask[cell] for cell in line[i + 1 : j]), 1)
                yield Clause(line[i : j + 1], allowed, name=f"{names[a]} to {names[b]}")


SAMPLE = probing.probed(parse, blanks.board("hanare", blanks.numbers(9, 1), blanks.regions()))
DOMAIN = Domain("hanare", parse, parts.draw, sample=SAMPLE)
