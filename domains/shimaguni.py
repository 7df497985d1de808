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
``x`` an island, ``-`` sea, ``?`` not known.
"""

from collections.abc import Iterator, Sequence

from neurosym import Clause, Connected, Constraint, Domain, Problem, grid, lexing, parts, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = shading.regions(entries, cells)
    lexing.named(text, "shimaguni")
    sides = grid.neighbours(height, width)
    home = {cell: number for number, (_, cells, _) in enumerate(regions) for cell in cells}
    names = grid.names(grid.places(height, width))
    apart = [
        Clause((a, b), (0b01, 0b01), name=f"side of {names[a]} and {names[b]}") for a, b in sides if home[a] != home[b]
    ]
    borders = sorted({(home[a], home[b]) for a, b in sides if home[a] != home[b]})
    unlike = [shading.unlike(regions[a], regions[b]) for a, b in borders]
    constraints = (*shading.numbered(regions), *islands(regions, sides), *filter(None, unlike), *apart)
    rules = parts.shaded(height, width, constraints)
    return Problem(rules, domain="shimaguni", form=f"{height} x {width} cells in {len(regions)} regions")


def islands(regions: Sequence[shading.Region], sides: Sequence[tuple[int, int]]) -> Iterator[Constraint]:
    for name, cells, number in regions:
        at = {cell: position for position, cell in enumerate(cells)}
        links = tuple((at[a], at[b]) for a, b in sides if a in at and b in at)
        yield Connected(cells, 0b10, links, name=f"island in {name}")
        if number is None:
            yield Clause(cells, (0b10,) * len(cells), name=f"island in {name}")


DOMAIN = Domain("shimaguni", parse, parts.draw)
