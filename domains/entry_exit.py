"""Entry exit: one loop through all places that enters each region once, and leaves it once.

>>> from neurosym import solve
>>> print(solve('''
... # domain: entry_exit
... 4 4
... - - - -
... - - - -
... - - - -
... - - - -
... 1 1 1 1
... 2 1 1 1
... 2 1 3 3
... 4 4 4 3
... ''', domain="entry_exit").text)
┌─────┐
│ ┌───┘
│ └───┐
└─────┘

Read: the line ``# domain: entry_exit``, for other kinds look the same; a header ``rows columns``; rows of ``-``, where
other kinds have entries; rows of region labels, ``@`` or ``#`` for places not on the board.
Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Problem, entries, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    for piece in entries.told(board).values():
        raise piece.wrong("no entry; the regions are told below")
    regions = entries.regions(labels)
    net = loops.within(regions)
    loops.reachable(net, net.nodes, text)
    lexing.named(text, "entry_exit")
    rules = net.rules([*loops.single(net, net.nodes), *loops.visits(net, regions)])
    form = f"{height} x {width} entries, {len(regions)} regions"
    return Problem(rules, domain="entry_exit", form=form, clues=entries.blank(height, width))


def lay(rng: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid:
    return {}, [loop.draw({}), loop.divided(loop_drafts.stretches(rng, loop, 3, 7))]


DOMAIN = Domain(
    "entry_exit", parse, strokes.draw, sample=loop_drafts.laid(parse, "entry_exit", lay, most=12, whole=True)
)
