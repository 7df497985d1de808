"""Nawabari: the board is divided into rectangles; each holds one number: so many sides of its cell are border.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nawabari
... 4 4
... - - - -
... - 2 - -
... - - - 2
... - 2 - 3
... ''', domain="nawabari").text)
1 1 2 2
1 1 2 2
3 3 2 2
3 3 4 4

Read: the line ``# domain: nawabari``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, ``?`` where it is not told, ``-`` (or ``.``).
Drawn: the rectangles, numbered in the order of their clues; ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, area_drafts, lexing, parts, rectangles


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    for clue in (clue for clue in parts.clues(board).values() if clue != "?"):
        clue.number(0, 4, "'-', or how many sides of the cell lie on a border")
    lexing.named(text, "nawabari")
    shapes = rectangles.shapes(board, fits=lambda clue, shape: clue == "?" or sides(shape) == int(clue))
    form = f"{height} x {width} cells, {len(shapes)} rectangles"
    return Problem(rectangles.rules(height, width, shapes), domain="nawabari", form=form, clues=(height, width))


def sides(shape: rectangles.Shape) -> int:
    ends = ((shape.row, shape.height), (shape.column, shape.width))
    return sum((place == 1) + (place == last) for place, last in ends)


DOMAIN = Domain("nawabari", parse, rectangles.draw, sample=area_drafts.rectangled(parse, "nawabari", sides))
