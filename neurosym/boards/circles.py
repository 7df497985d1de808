"""One loop through all circles of a board, white ones and black ones, for the pages in ``domains/`` of such kinds.

An arm is the line from a circle straight on to where it turns. A number at a circle is the length of both arms.
"""

from __future__ import annotations

from collections.abc import Callable

from neurosym import grid, lexing
from neurosym.boards import entries, loops
from neurosym.constraints.arms import Arms
from neurosym.lexing import Piece
from neurosym.problem import Problem


def parse(text: str, name: str, white: Callable[[int, int, bool], bool], far: int = 1 << 30) -> Problem:
    """A header ``rows columns`` and rows of entries: ``w`` or ``b`` with a number or without, or ``-``.

    ``white(one, other, straight)`` says whether a circle with arms of these lengths is white, and not black; where no
    number is told, lengths are counted up to ``far``.
    """
    height, width, (board,) = entries.tables(text)
    circles = entries.told(board)
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, circles, text)

    def circle(place: grid.Place, piece: Piece) -> Arms:
        colour, number = entries.coloured(piece)
        length = number.number(2, lexing.LONGEST_SIDE * 2, "the length of both arms") if number else 0

        def accepts(one: int, other: int, straight: bool) -> bool:
            return white(one, other, straight) == (colour == "w") and length in (0, one + other)

        return loops.arms(net, place, accepts, length or far, f"circle {grid.names([place])[0]} ({piece})")

    constraints = [circle(place, piece) for place, piece in circles.items()]
    lexing.named(text, name)
    rules = net.rules([*loops.single(net, circles), *constraints])
    form = f"{height} x {width} entries, {len(circles)} circles"
    return Problem(rules, domain=name, form=form, clues=tuple(map(tuple, board)))
