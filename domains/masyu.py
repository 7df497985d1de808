"""Masyu: one loop through all pearls; straight on at a white one, with a turn beside it; at a black one the reverse.

>>> from neurosym import solve
>>> print(solve('''
... # domain: masyu
... 3 4
... b - - -
... - - - w
... - w - -
... ''', domain="masyu").text)
b─────┐
│ · · w
└─w───┘

Read: the line ``# domain: masyu``, for other kinds look the same; a header ``rows columns``; rows of entries, spaced or
not: ``w`` or ``1`` a white pearl, ``b`` or ``2`` a black one, ``-`` (or ``.``) none. Drawn: the loop, ``?`` where not
known.
"""

from neurosym import Domain, Problem, entries, grid, lexing, loops, strokes

WHITE, BLACK = ("w", "W", "1"), ("b", "B", "2")


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    pearls = entries.told(board)
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, pearls, text)
    constraints = []
    for place, piece in pearls.items():
        if piece not in (*WHITE, *BLACK):
            raise piece.wrong("'w' or 'b' for a pearl, or '-'")
        kind, accepts = ("white", white) if piece in WHITE else ("black", black)
        constraints.append(loops.arms(net, place, accepts, 2, f"{kind} pearl {grid.names([place])[0]}"))
    lexing.named(text, "masyu")
    form = f"{height} x {width} entries, {len(pearls)} pearls"
    rules = net.rules([*loops.single(net, pearls), *constraints])
    return Problem(rules, domain="masyu", form=form, clues=tuple(map(tuple, board)))


def white(one: int, other: int, straight: bool) -> bool:
    return straight and not one == other == 2


def black(one: int, other: int, straight: bool) -> bool:
    return not straight and one == other == 2


DOMAIN = Domain("masyu", parse, strokes.draw)
