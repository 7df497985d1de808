"""Mejilink: one loop along the borders of regions; of each border as many edges are left out as the region has places.

>>> from neurosym import solve
>>> print(solve('''
... # domain: mejilink
... 3 3
... 15 12 11
... 13  7 15
...  7 14 11
... ''', domain="mejilink").text)
┌───┐   ·   ·
│   │
│   │   ┌───┐
│   │   │   │
│   └───┘   │
│           │
└───────────┘

Read: the line ``# domain: mejilink``, for other kinds look the same; a header ``rows columns``; rows of entries: the
sum of 1, 2, 4 and 8 for a border to the right, below, to the left and above. Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Candidates, Count, Domain, Problem, entries, grid, lexing, loops, parts, scenes, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    net = loops.Net(grid.places(height + 1, width + 1))
    seen: dict[int, bool] = {}
    for place, piece in entries.told(board, ()).items():
        told = piece.number(0, 15, "the sum of the sides that are borders")
        for bit, edge in enumerate(loops.sides(net, place)):
            if seen.setdefault(edge, bool(told >> bit & 1)) != bool(told >> bit & 1):
                raise piece.wrong("the same borders as the entries beside it have")
    lexing.named(text, "mejilink")
    top = Candidates([0b11 if seen[edge] else 0b01 for edge in range(len(net.edges))])
    sides = [loops.sides(net, place) for place in grid.places(height, width)]
    rules = net.rules([*loops.single(net), *left_out(sides, seen)], corners=True, top=top)
    form = f"{height} x {width} entries, {sum(seen.values())} edges of borders"
    return Problem(rules, domain="mejilink", form=form, clues=entries.blank(height, width))


def left_out(sides: list[tuple[int, ...]], borders: dict[int, bool]) -> Iterator[Count]:
    open_sides = {cell: [edge for edge in edges if not borders[edge]] for cell, edges in enumerate(sides)}
    for region in parts.joined(open_sides):
        around = tuple(sorted({edge for cell in region for edge in sides[cell] if borders[edge]}))
        if around:
            yield Count(around, "==", len(region), 0b01, name=f"border of a region, {len(region)} left out")


DOMAIN = Domain("mejilink", parse, strokes.draw_corners, sample=scenes.fenced(parse, "mejilink"))
