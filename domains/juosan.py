"""Juosan: a bar in each cell; a region's number counts its bars of one way; no three bars stand or lie side by side.

>>> from neurosym import solve
>>> print(solve('''
... # domain: juosan
... 4 4
... 2 - - 2
... 2 5 - -
... - - - 3
... - - - -
... 1 1 2 3
... 4 5 2 3
... 4 5 5 6
... 5 5 6 6
... ''', domain="juosan").text)
v v h v
h v h v
h v v h
v v h h

Read: the line ``# domain: juosan``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``) or, at one cell of a region, how many of its bars go one way, whichever; rows of region labels. Drawn: ``v``
an upright bar, never three next to each other in a row; ``h`` one that lies, never three in a column; ``?`` not known.
Size to generate: rows x columns.
"""

from collections.abc import Iterable, Iterator

from neurosym import Domain, Problem, Tally, lexing, parts, scenes, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = shading.regions(entries, cells)
    lexing.named(text, "juosan")
    across = shading.never_run(height, width, 3, 0b01, "row")
    down = shading.never_run(height, width, 3, 0b10, "column")
    rules = parts.shaded(height, width, (*one_way(regions), *across, *down), ("h", "v"))
    return Problem(rules, domain="juosan", form=f"{height} x {width} cells in {len(regions)} regions")


def one_way(regions: Iterable[shading.Region]) -> Iterator[Tally]:
    for name, cells, number in regions:
        if number is not None:
            yield Tally(cells, (number, len(cells) - number), 0b10, name=f"{name} ({number})")


DOMAIN = Domain("juosan", parse, parts.draw, sample=scenes.barred(parse, "juosan"))
