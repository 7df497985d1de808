"""Simple loop: one loop through all places that are not blocked.

>>> from neurosym import solve
>>> print(solve('''
... # domain: simple_loop
... 3 4
... - - - x
... - x - -
... - - - -
... ''', domain="simple_loop").text)
┌───┐ x
│ x └─┐
└─────┘

Read: the line ``# domain: simple_loop``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: ``x`` blocked, ``-`` (or ``.``) not. Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Problem, entries, grid, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    blocked = entries.told(board)
    entries.known(blocked, ("x", "X"), "'x' for a place that is blocked, or '-'")
    net = loops.Net(tuple(place for place in grid.places(height, width) if place not in blocked))
    loops.reachable(net, net.nodes, text)
    lexing.named(text, "simple_loop")
    rules = net.rules(loops.single(net, net.nodes))
    form = f"{height} x {width} entries, {len(blocked)} blocked"
    return Problem(rules, domain="simple_loop", form=form, clues=tuple(map(tuple, board)))


def lay(_: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid:
    return {}, [loop.draw(dict.fromkeys(loop.free, "x"))]


DOMAIN = Domain("simple_loop", parse, strokes.draw, sample=loop_drafts.laid(parse, "simple_loop", lay))
