"""Shimaguni: one island in each region; islands of regions side by side do not touch and differ in size.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shimaguni
... 4 4
... 6 - - -
... 4 - - -
... - - - -
... - - - -
... 1 1 1 1
... 2 2 1 1
... 2 2 3 3
... 2 2 3 3
... ''', domain="shimaguni").text)
x x x x
- - x x
x x - -
x x - x

Read: the line ``# domain: shimaguni``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``) or, at one cell of a region, the size of its island, which hangs together; rows of region labels. Drawn:
``x`` an island, ``-`` sea, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Clause, Domain, Problem, Uneven, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = shading.regions(entries, cells)
    lexing.named(text, "shimaguni")
    home = {cell: number for number, (_, cells, _) in enumerate(regions) for cell in cells}
    borders = {(home[a], home[b]) for a, b in grid.neighbours(height, width) if home[a] != home[b]}
    scope = tuple(cell for _, own, _ in regions for cell in own)
    lengths = tuple(len(own) for _, own, _ in regions)
    unlike = Uneven(scope, lengths, tuple(sorted(borders)), 0b10, name="sizes of islands")
    some = [
        Clause(own, (0b10,) * len(own), name=f"island in {name}") for name, own, number in regions if number is None
    ]
    constraints = (*shading.numbered(regions), *shading.islands(height, width, regions), unlike, *some)
    rules = parts.shaded(height, width, constraints)
    return Problem(rules, domain="shimaguni", form=f"{height} x {width} cells in {len(regions)} regions")


SAMPLE = probing.probed(
    parse,
    blanks.board(
        "shimaguni", blanks.numbers(9, 1), blanks.regions(blanks.pieces(5), once=True), usual=(5, 5), sides=range(2, 7)
    ),
)
DOMAIN = Domain("shimaguni", parse, parts.draw, sample=SAMPLE)
