"""Country road: one loop that visits each region once; a number says how many places of its region it goes through.

>>> from neurosym import solve
>>> print(solve('''
... # domain: country_road
... 3 3
... 2 - -
... - - -
... - 4 -
... 1 1 2
... 3 3 2
... 3 3 2
... ''', domain="country_road").text)
2───┐
│ ┌─┘
└─4 ·

Read: the line ``# domain: country_road``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, or ``-`` (or ``.``); rows of region labels, ``@`` or ``#`` for places not on the
board. Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Clause, Constraint, Domain, Problem, Tally, entries, grid, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    regions = entries.regions(labels)
    numbers = entries.of_regions(board, labels, regions, "how many places of its region", 1)
    lexing.named(text, "country_road")
    net = loops.within(regions)
    constraints = [*loops.single(net), *loops.visits(net, regions), *sides(net, labels)]
    rules = net.rules([*constraints, *counts(net, regions, numbers)])
    form = f"{height} x {width} entries, {len(regions)} regions, {len(numbers)} numbers"
    return Problem(rules, domain="country_road", form=form, clues=tuple(map(tuple, board)))


def counts(net: loops.Net, regions: dict[str, tuple[grid.Place, ...]], numbers: dict[str, int]) -> Iterator[Constraint]:
    for label, number in numbers.items():
        if edges := net.within(regions[label]):
            yield Tally(edges, (number - 1,), 0b10, name=f"lines within region {label} ({number - 1})")


def sides(net: loops.Net, labels: list[list[lexing.Piece]]) -> Iterator[Constraint]:
    for a, b in net.edges:
        if labels[a[0]][a[1]] != labels[b[0]][b[1]]:
            edges = tuple(sorted({*net.at(a), *net.at(b)}))
            yield Clause(edges, (0b10,) * len(edges), name=f"{' or '.join(grid.names([a, b]))}")


lay = loop_drafts.counted(lambda rng, loop: loop_drafts.stretches(rng, loop, 1, 6), lambda loop: loop.through)
DOMAIN = Domain("country_road", parse, strokes.draw, sample=loop_drafts.laid(parse, "country_road", lay))
