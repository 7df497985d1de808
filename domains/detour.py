"""Detour: one loop through all places; a number says how often it turns in its region.

>>> from neurosym import solve
>>> print(solve('''
... # domain: detour
... 4 4
... - - - -
... 3 - - -
... - - - -
... - - - -
... 1 1 1 1
... 2 1 1 3
... 2 1 1 2
... 2 2 2 2
... ''', domain="detour").text)
╭─────╮
│ ╭───╯
│ ╰───╮
╰─────╯

Read: the line ``# domain: detour``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, or ``-`` (or ``.``); rows of region labels. Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Count, Domain, Problem, entries, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    regions = entries.regions(labels)
    numbers = entries.of_regions(board, labels, regions, "how many turns in its region")
    net = loops.within(regions)
    loops.reachable(net, net.nodes, text)
    lexing.named(text, "detour")
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    counts = [
        Count(tuple(marks[p] for p in regions[label]), "==", number, 0b10, name=f"turns in region {label} ({number})")
        for label, number in numbers.items()
    ]
    rules = net.rules([*loops.marked(net, marks, None, 0, 1), *loops.joined(net), *counts], net.nodes)
    form = f"{height} x {width} entries, {len(regions)} regions, {len(numbers)} numbers"
    return Problem(rules, domain="detour", form=form, clues=entries.blank(height, width))


lay = loop_drafts.counted(lambda rng, loop: loop.rooms(rng), lambda loop: loop.turns)
DOMAIN = Domain("detour", parse, strokes.draw, sample=loop_drafts.laid(parse, "detour", lay, whole=True))
