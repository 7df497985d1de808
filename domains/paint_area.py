"""Paint area: regions are shaded whole; what is shaded hangs together; no block of four cells is all of one kind.

>>> from neurosym import solve
>>> print(solve('''
... # domain: paint_area
... 4 4
... 0 - - -
... - - 3 -
... - - - 2
... - - - -
... 1 2 2 2
... 1 3 3 4
... 5 5 3 6
... 5 7 7 8
... ''', domain="paint_area").text)
- - - -
- x x x
- - x -
- x x -

Read: the line ``# domain: paint_area``, for other kinds look the same; a header ``rows columns``; rows of entries,
``-`` (or ``.``) or how many cells beside this one are shaded; rows of region labels. Drawn: ``x`` shaded, ``-`` not,
``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterable, Iterator

from neurosym import Clause, Connected, Count, Domain, Problem, blanks, grid, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = [*cells.values()]
    told = shading.told(entries, 0, 4, "the shaded cells beside this one")
    lexing.named(text, "paint_area")
    near, names = parts.beside(height, width), grid.names(grid.places(height, width))
    counts = [
        Count(tuple(near[cell]), "==", number, 0b10, name=f"beside {names[cell]} ({number})")
        for cell, number in told.items()
        if near[cell]
    ]
    blocks = [clause for free in (0b01, 0b10) for clause in shading.never_block(height, width, free)]
    home = {cell: number for number, cells in enumerate(regions) for cell in cells}
    links = {(home[a], home[b]) for a, b in grid.neighbours(height, width) if home[a] != home[b]}
    firsts = tuple(cells[0] for cells in regions)
    whole = Connected(firsts, 0b10, tuple(sorted(links)), name="the shaded regions")
    rules = parts.shaded(height, width, (*alike(regions), *counts, *blocks, whole))
    return Problem(rules, domain="paint_area", form=f"{height} x {width} cells in {len(regions)} regions")


def alike(regions: Iterable[tuple[int, ...]]) -> Iterator[Clause]:
    """Around each region from cell to cell, and back: if one is shaded, so is the next."""
    for number, cells in enumerate(regions, start=1):
        for a, b in zip(cells, (*cells[1:], cells[0]), strict=True):
            if a != b:
                yield Clause((a, b), (0b01, 0b10), name=f"region {number}")


SAMPLE = probing.probed(parse, blanks.board("paint_area", blanks.numbers(4), blanks.regions(blanks.mottled(4))))
DOMAIN = Domain("paint_area", parse, parts.draw, sample=SAMPLE)
