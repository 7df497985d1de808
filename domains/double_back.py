"""Double back: one loop through all places that visits each region twice.

>>> from neurosym import solve
>>> print(solve('''
... # domain: double_back
... 4 6
... 1 1 2 2 2 3
... 1 1 1 2 2 3
... 1 4 4 2 2 3
... 3 3 3 3 3 3
... ''', domain="double_back").text)
┌─────────┐
│ ┌─────┐ │
│ │ ┌───┘ │
└─┘ └─────┘

Read: the line ``# domain: double_back``, for other kinds look the same; a header ``rows columns``; rows of
region labels, ``@`` or ``#`` for places not on the board. Drawn: the loop, ``?`` where not known.
"""

from neurosym import Domain, Problem, entries, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (labels,) = entries.tables(text)
    regions = entries.regions(labels)
    net = loops.within(regions)
    loops.reachable(net, net.nodes, text)
    lexing.named(text, "double_back")
    rules = net.rules([*loops.single(net, net.nodes), *loops.visits(net, regions, 2)])
    form = f"{height} x {width} entries, {len(regions)} regions"
    return Problem(rules, domain="double_back", form=form, clues=entries.blank(height, width))


DOMAIN = Domain("double_back", parse, strokes.draw)
