"""Shikaku: the board is divided into rectangles; each holds one number, and has as many cells as that.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shikaku
... 3 5
... - - 3 - 6
... 3 - - - -
... - - 3 - -
... ''', domain="shikaku").text)
1 1 1 2 2
3 3 3 2 2
4 4 4 2 2

Read: the line ``# domain: shikaku``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, ``?`` where it is not told, ``-`` (or ``.``). Drawn: the rectangles, numbered in the order of their clues; ``?``
not known.
"""

from collections.abc import Iterable

from neurosym import Domain, Problem, area_drafts, lexing, parts, rectangles


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    for clue in (clue for clue in parts.clues(board).values() if clue != "?"):
        clue.number(1, height * width, "'-', or how many cells the rectangle has")
    lexing.named(text, "shikaku")
    shapes = rectangles.shapes(board, widths)
    form = f"{height} x {width} cells, {len(shapes)} rectangles"
    return Problem(rectangles.rules(height, width, shapes), domain="shikaku", form=form, clues=(height, width))


def widths(clue: str, height: int) -> Iterable[int]:
    if clue == "?":
        return range(1, lexing.LONGEST_SIDE + 1)
    return [] if int(clue) % height else [int(clue) // height]


DOMAIN = Domain(
    "shikaku",
    parse,
    rectangles.draw,
    sample=area_drafts.rectangled(parse, "shikaku", lambda shape: shape.height * shape.width),
)
