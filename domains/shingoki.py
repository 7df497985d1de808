"""Shingoki: one loop through all circles, straight on at white ones and turning at black ones; numbers tell its arms.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shingoki
... 3 4
... b4  -  - b4
... b2  -  -  -
...  -  -  -  -
... ''', domain="shingoki").text)
b4───────b4
│        │
b2─┐  ┌──┘
·  └──┘  ·

An arm is the line from a circle straight on to where it turns. A number is the length of both arms together.

Read: the line ``# domain: shingoki``, for other kinds look the same; a header ``rows columns``; rows of entries: ``w``
or ``b`` for a circle, with a number before or behind it or without, or ``-`` (or ``.``). Drawn: the loop, ``?`` where
not known.
"""

from neurosym import Constraint, Domain, Problem, entries, grid, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    circles = entries.told(board)
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, circles, text)
    constraints = [circle(net, place, piece) for place, piece in circles.items()]
    lexing.named(text, "shingoki")
    rules = net.rules([*loops.single(net, circles), *constraints])
    form = f"{height} x {width} entries, {len(circles)} circles"
    return Problem(rules, domain="shingoki", form=form, clues=tuple(map(tuple, board)))


def circle(net: loops.Net, place: grid.Place, piece: lexing.Piece) -> Constraint:
    colour, number = entries.coloured(piece)
    length = number.number(2, lexing.LONGEST_SIDE * 2, "the length of both arms") if number else 0

    def accepts(one: int, other: int, straight: bool) -> bool:
        return straight == (colour == "w") and length in (0, one + other)

    most = length or 1
    return loops.arms(net, place, accepts, most, f"circle {grid.names([place])[0]} ({piece})")


DOMAIN = Domain("shingoki", parse, strokes.draw)
