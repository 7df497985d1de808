"""Balance loop: one loop through all circles; its arms at a white one are as long as each other, at a black one not.

>>> from neurosym import solve
>>> print(solve('''
... # domain: balance_loop
... 3 4
... b4  -  -  -
...  -  -  -  -
...  -  w  -  -
... ''', domain="balance_loop").text)
b4───────┐
└──┐  ┌──┘
·  w──┘  ·

An arm is the line from a circle straight on to where it turns. A number is the length of both arms together.

Read: the line ``# domain: balance_loop``, for other kinds look the same; a header ``rows columns``; rows of entries:
``w`` or ``b`` for a circle, with a number before or behind it or without, or ``-`` (or ``.``). Drawn: the loop, ``?``
where not known.
"""

from neurosym import Constraint, Domain, Problem, entries, grid, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    circles = entries.told(board)
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, circles, text)
    constraints = [circle(net, place, piece) for place, piece in circles.items()]
    lexing.named(text, "balance_loop")
    rules = net.rules([*loops.single(net, circles), *constraints])
    form = f"{height} x {width} entries, {len(circles)} circles"
    return Problem(rules, domain="balance_loop", form=form, clues=tuple(map(tuple, board)))


def circle(net: loops.Net, place: grid.Place, piece: lexing.Piece) -> Constraint:
    colour, number = entries.coloured(piece)
    length = number.number(2, lexing.LONGEST_SIDE * 2, "the length of both arms") if number else 0

    def accepts(one: int, other: int, straight: bool) -> bool:
        return (one == other) == (colour == "w") and length in (0, one + other)

    return loops.arms(net, place, accepts, name=f"circle {grid.names([place])[0]} ({piece})")


DOMAIN = Domain("balance_loop", parse, strokes.draw)
