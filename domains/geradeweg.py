"""Geradeweg: one loop through all numbers; a number is the length of each straight line that goes through it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: geradeweg
... 3 4
... - 3 - -
... - 1 - 1
... - - - -
... ''', domain="geradeweg").text)
┌─3───┐
└─1 ┌─1
· └─┘ ·

Where the loop turns at a number, both of its lines are so long.

Read: the line ``# domain: geradeweg``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, ``0`` for one that is not told, or ``-`` (or ``.``). Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Constraint, Domain, Problem, blanks, entries, grid, lexing, loops, outlines, probing, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    longest = max(height, width) - 1
    numbers = {p: piece.number(0, longest, "the length of a line") for p, piece in entries.told(board).items()}
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, numbers, text)
    lexing.named(text, "geradeweg")
    constraints = [number(net, place, length) for place, length in numbers.items()]
    rules = net.rules([*loops.single(net, numbers), *constraints])
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    return Problem(rules, domain="geradeweg", form=form, clues=tuple(map(tuple, board)))


def number(net: loops.Net, place: grid.Place, length: int) -> Constraint:
    def accepts(one: int, other: int, straight: bool) -> bool:
        if not length:
            return straight or one == other
        return one + other == length if straight else one == other == length

    most = length + 1 if length else lexing.LONGEST_SIDE
    return loops.arms(net, place, accepts, most, f"lines at {grid.names([place])[0]} ({length or 'alike'})")


DOMAIN = Domain(
    "geradeweg",
    parse,
    strokes.draw,
    sample=probing.probed(parse, blanks.board("geradeweg", blanks.numbers(6)[::-1]), outlines.loop),
)
