"""Mid-loop: one loop through all dots; each is in the middle of the straight line that it lies on.

>>> from neurosym import solve
>>> print(solve('''
... # domain: mid_loop
... 3 4
... - - 1 -
... - 1 2 -
... - - - -
... ''', domain="mid_loop").text)
· ┌───┐
· │ ┌─┘
· └─┘ ·

Read: the line ``# domain: mid_loop``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: ``1`` a dot in the place, ``2`` on its lower side, ``3`` on its right side, ``5`` on both, or ``-`` (or
``.``). Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import (
    Constraint,
    Domain,
    Problem,
    blanks,
    entries,
    grid,
    lexing,
    loops,
    outlines,
    parts,
    probing,
    strokes,
)


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    net = loops.Net(grid.places(height, width))
    dots = entries.told(board, (*parts.UNTOLD, "0"))
    centres = [place for place, piece in dots.items() if piece == "1"]
    loops.reachable(net, centres, text)
    constraints: list[Constraint] = [*loops.single(net, centres)]
    constraints += [loops.arms(net, place, lambda one, other, straight: straight and one == other) for place in centres]
    for (row, column), piece in dots.items():
        if piece not in ("1", "2", "3", "5"):
            raise piece.wrong("1, 2, 3 or 5 for a dot, or '-'")
        for sign, other in (("2", (row + 1, column)), ("3", (row, column + 1))):
            if piece in (sign, "5"):
                if other not in net.around:
                    raise piece.wrong("a dot inside the board")
                constraints += loops.middle(net, (row, column), other)
    lexing.named(text, "mid_loop")
    form = f"{height} x {width} entries, {len(dots)} dots"
    return Problem(net.rules(constraints), domain="mid_loop", form=form, clues=entries.blank(height, width))


DOMAIN = Domain(
    "mid_loop", parse, strokes.draw, sample=probing.probed(parse, blanks.board("mid_loop", "5231"), outlines.loop)
)
