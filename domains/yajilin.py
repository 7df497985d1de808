"""Yajilin: shade places, no two side by side, so that one loop goes through all others; clues count shaded places.

>>> from neurosym import solve
>>> print(solve('''
... # domain: yajilin
... 3 4
... - - - -
... - - 1w -
... - - - -
... ''', domain="yajilin").text)
┌────────┐
│  x  1w │
└────────┘

Read: the line ``# domain: yajilin``, for other kinds look the same; a header ``rows columns``; rows of entries: a clue
``2e`` (so many shaded places to the east: ``n``, ``e``, ``s``, ``w``), ``x`` or ``@`` a place that the loop does not
go through either, ``-`` (or ``.``). Drawn: the loop, ``x`` shaded, ``?`` not known.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Constraint, Domain, Problem, Tally, entries, grid, lexing, loop_drafts, loops, strokes

OUT = ("x", "X", "@")


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    taken = entries.told(board)
    net = loops.Net(tuple(place for place in grid.places(height, width) if place not in taken))
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    clues = [clue(marks, (height, width), place, piece) for place, piece in taken.items() if piece not in OUT]
    lexing.named(text, "yajilin")
    constraints = [*loops.marked(net, marks, 1, 0, 0), *loops.joined(net), *loops.apart(net, marks)]
    rules = net.rules([*constraints, *filter(None, clues)], net.nodes)
    form = f"{height} x {width} entries, {len(clues)} clues"
    return Problem(rules, domain="yajilin", form=form, clues=tuple(map(tuple, board)))


def clue(
    marks: dict[grid.Place, int], size: tuple[int, int], place: grid.Place, piece: lexing.Piece
) -> Constraint | None:
    """The number of shaded places that an arrow tells; nothing where no place is ahead."""
    number, way = entries.arrow(piece)
    seen = tuple(marks[other] for other in entries.ahead(size, place, way) if other in marks)
    count = number.number(0, len(seen), "how many shaded places ahead")
    return Tally(seen, (count,), 0b10, name=f"clue {grid.names([place])[0]} ({piece})") if seen else None


def lay(rng: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid:
    size, shaded = (loop.height, loop.width), loop.apart(rng)
    told = {}
    for place in (place for place in loop.free if place not in shaded):
        way = rng.randrange(4)
        told[place] = f"{sum(other in shaded for other in entries.ahead(size, place, way))}{'nesw'[way]}"
    return told, [loop.draw(dict.fromkeys(told, "x"))]


DOMAIN = Domain("yajilin", parse, strokes.draw, sample=loop_drafts.laid(parse, "yajilin", lay))
