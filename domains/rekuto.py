"""Rekuto: the board is divided into rectangles; each holds one number, its height and its width together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: rekuto
... 3 4
... - - 3 -
... 4 - - -
... 4 - - 4
... ''', domain="rekuto").text)
2 2 1 4
2 2 1 4
3 3 3 4

Read: the line ``# domain: rekuto``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, ``?`` where it is not told, ``-`` (or ``.``).
Drawn: the rectangles, numbered in the order of their clues; ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterable

from neurosym import Domain, Problem, area_drafts, lexing, parts, rectangles


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    for clue in (clue for clue in parts.clues(board).values() if clue != "?"):
        clue.number(2, height + width, "'-', or height and width of the rectangle together")
    lexing.named(text, "rekuto")
    shapes = rectangles.shapes(board, widths)
    form = f"{height} x {width} cells, {len(shapes)} rectangles"
    return Problem(rectangles.rules(height, width, shapes), domain="rekuto", form=form, clues=(height, width))


def widths(clue: str, height: int) -> Iterable[int]:
    if clue == "?":
        return range(1, lexing.LONGEST_SIDE + 1)
    return [int(clue) - height] if int(clue) > height else []


DOMAIN = Domain(
    "rekuto",
    parse,
    rectangles.draw,
    sample=area_drafts.rectangled(parse, "rekuto", lambda shape: shape.height + shape.width),
)
