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
"""

from collections.abc import Iterator

from neurosym import Candidates, Constraint, Count, Domain, Problem, entries, grid, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    net = loops.Net(grid.places(height + 1, width + 1))
    borders: dict[grid.Place, set[int]] = {}
    seen: dict[int, bool] = {}
    for row, column in grid.places(height, width):
        told = board[row][column].number(0, 15, "the sum of the sides that are borders")
        sides = loops.sides(net, (row, column))
        for bit, edge in enumerate(sides):
            if seen.setdefault(edge, bool(told >> bit & 1)) != bool(told >> bit & 1):
                raise board[row][column].wrong("the same borders as the entries beside it have")
        borders[row, column] = {edge for edge in sides if seen[edge]}
    lexing.named(text, "mejilink")
    top = Candidates([0b11 if seen[edge] else 0b01 for edge in range(len(net.edges))])
    rules = net.rules([*loops.single(net), *left_out(net, borders)], corners=True, top=top)
    form = f"{height} x {width} entries, {sum(seen.values())} edges of borders"
    return Problem(rules, domain="mejilink", form=form, clues=entries.blank(height, width))


def left_out(net: loops.Net, borders: dict[grid.Place, set[int]]) -> Iterator[Constraint]:
    unseen = {*borders}
    for first in borders:
        region = [first] if first in unseen else []
        unseen -= {first}
        for row, column in region:  # grows as it is walked
            for (y, x), edge in zip(((0, 1), (1, 0), (0, -1), (-1, 0)), loops.sides(net, (row, column)), strict=True):
                if (row + y, column + x) in unseen and edge not in borders[row, column]:
                    region.append((row + y, column + x))
                    unseen -= {region[-1]}
        around = tuple(sorted({edge for place in region for edge in borders[place]}))
        if around:
            name = f"region at {grid.names([first])[0]} ({len(region)} left out)"
            yield Count(around, "==", len(region), 0b01, name=name)


DOMAIN = Domain("mejilink", parse, strokes.draw_corners)
