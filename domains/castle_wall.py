"""Castle wall: one loop around the walls; a wall tells how much of a line ahead is loop, and whether it is inside.

>>> from neurosym import solve
>>> print(solve('''
... # domain: castle_wall
... 4 4
...   - 1sx   -   -
... 1sx   -   -   -
...   -   - 0no   -
...   -   -   -   -
... ''', domain="castle_wall").text)
 ·  1sx  ·   ·
1sx  ┌───────┐
 ┌───┘  0no  │
 └───────────┘

Read: the line ``# domain: castle_wall``, for other kinds look the same; a header ``rows columns``; rows of entries:
``2so`` a wall: to the south, in line with it, the loop runs along two edges, and the wall is inside, ``x`` outside; or
without the ``2s`` or its side; or ``-`` (or ``.``). Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Constraint, Count, Domain, Problem, Regular, entries, grid, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    walls = entries.told(board)
    net = loops.Net(tuple(place for place in grid.places(height, width) if place not in walls))
    clues = [clue for place, piece in walls.items() for clue in told(net, (height, width), place, piece)]
    lexing.named(text, "castle_wall")
    rules = net.rules([*loops.single(net), *clues])
    form = f"{height} x {width} entries, {len(walls)} walls"
    return Problem(rules, domain="castle_wall", form=form, clues=tuple(map(tuple, board)))


def told(net: loops.Net, size: tuple[int, int], place: grid.Place, piece: lexing.Piece) -> Iterator[Constraint]:
    (name,), side = grid.names([place]), "xo".find(piece[-1].lower())
    clue = lexing.Piece(piece[:-1] if side >= 0 else piece, piece.line, piece.column)
    if clue:
        number, way = entries.arrow(clue)
        edges = net.within(entries.ahead(size, place, way))
        count = number.number(0, len(edges), "how many edges ahead")
        if edges:
            yield Count(edges, "==", count, 0b10, name=f"lines ahead of {name} ({clue})")
    if side >= 0:
        # A way from the wall to the border, between two rows, crosses the loop an odd number of times from inside.
        row = min(place[0], size[0] - 2)
        crossed = [((row, column), (row + 1, column)) for column in range(place[1])]
        scope = tuple(net.edges[pair] for pair in crossed if pair in net.edges)
        if scope:
            yield Regular(scope, ((0, 1), (1, 0)), 0, (side,), name=f"{name} {('outside', 'inside')[side]}")
        elif side:
            raise piece.wrong("a wall inside the loop where a loop can go around")


sample = loop_drafts.laid(parse, "castle_wall", loop_drafts.castle, most=7)
DOMAIN = Domain("castle_wall", parse, strokes.draw, sample=sample)
