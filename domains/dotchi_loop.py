"""Dotchi loop: one loop through all white circles and no black one; in a region it turns at all white ones or at none.

>>> from neurosym import solve
>>> print(solve('''
... # domain: dotchi_loop
... 3 4
... - - w -
... - - w b
... w - - -
... 1 1 2 2
... 2 2 2 2
... 2 3 3 2
... ''', domain="dotchi_loop").text)
┌───╮ ·
│ ┌─┘ ·
└─┘ · ·

Read: the line ``# domain: dotchi_loop``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: ``w`` white, ``b`` black, or ``-`` (or ``.``); rows of region labels. Drawn: the loop, ``?`` where not
known; the first place of a region in which it turns at circles is ``x``, or round or heavy if the loop goes there.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Problem, entries, grid, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    regions = entries.regions(labels)
    circles = entries.told(board)
    for (row, column), piece in circles.items():
        if piece not in ("w", "b") or labels[row][column] not in regions:
            raise piece.wrong("'w' or 'b' for a circle in a region, or '-'")
    white = {place for place, piece in circles.items() if piece == "w"}
    net = loops.Net(tuple(place for place in loops.within(regions).nodes if place in white or place not in circles))
    loops.reachable(net, white, text)
    lexing.named(text, "dotchi_loop")
    groups = [[place for place in places if place in white] for places in regions.values()]
    marks = {place: n for n, group in enumerate(filter(None, groups), start=len(net.edges)) for place in group}
    firsts = [places[0] for places, group in zip(regions.values(), groups, strict=True) if group]
    rules = net.rules([*loops.single(net), *loops.marked(net, marks, None, 0, 1)], firsts)
    form = f"{height} x {width} entries, {len(regions)} regions, {len(circles)} circles"
    return Problem(rules, domain="dotchi_loop", form=form, clues=entries.blank(height, width))


def lay(rng: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid:
    labels, told = loop.rooms(rng), dict[grid.Place, str]()
    board = {place: "b" for place in loop.free if rng.random() < 0.4}
    for places in loop_drafts.of(labels).values():
        met = sorted(places & loop.through)
        like = (rng.choice(met) in loop.turns) if met else True
        white = [place for place in met if (place in loop.turns) == like]
        told |= dict.fromkeys(white, "w")
        board |= dict.fromkeys(white[:1], "w")
    return told, [loop.draw(board), loop.divided(labels)]


DOMAIN = Domain("dotchi_loop", parse, strokes.draw, sample=loop_drafts.laid(parse, "dotchi_loop", lay))
