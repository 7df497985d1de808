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
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Problem, entries, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (labels,) = entries.tables(text)
    regions = entries.regions(labels)
    net = loops.within(regions)
    loops.reachable(net, net.nodes, text)
    lexing.named(text, "double_back")
    rules = net.rules([*loops.single(net, net.nodes), *loops.visits(net, regions, 2)])
    form = f"{height} x {width} entries, {len(regions)} regions"
    return Problem(rules, domain="double_back", form=form, clues=entries.blank(height, width))


def lay(rng: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid | None:
    """A region is two stretches of the loop that lie side by side, with what is left over before or behind one."""
    labels = loop_drafts.stretches(rng, loop, 1, 2)
    count = len({*labels.values()})
    beside = [(int(labels[a]), int(labels[b])) for a, b in loops.Net(tuple(labels)).edges]
    own: dict[int, int] = {}
    for a, b in rng.sample(beside, len(beside)):
        if a not in own and b not in own and (a - b) % count not in (0, 1, count - 1):
            own |= {a: a, b: a}
    for label in range(1, count + 1):
        sides = own.get((label - 2) % count + 1, 0), own.get(label % count + 1, 0)
        if label not in own and sides[0] != sides[1]:
            own[label] = rng.choice([side for side in sides if side])
    divided = loop.divided({place: str(own.get(int(label), "")) for place, label in labels.items()})
    return ({}, [divided]) if len(own) == count else None


DOMAIN = Domain(
    "double_back", parse, strokes.draw, sample=loop_drafts.laid(parse, "double_back", lay, most=7, whole=True)
)
