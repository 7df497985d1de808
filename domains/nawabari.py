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

from neurosym import Domain, Problem, area_drafts, rectangles


def parse(text: str) -> Problem:
    meaning = "'-', or how many sides of the cell lie on a border"
    return rectangles.measured(text, "nawabari", sides, lambda height, width: (0, 4), meaning)


def sides(shape: rectangles.Shape) -> int:
    ends = ((shape.row, shape.height), (shape.column, shape.width))
    return sum((place == 1) + (place == last) for place, last in ends)


DOMAIN = Domain("nawabari", parse, rectangles.draw, sample=area_drafts.rectangled(parse, "nawabari", sides))
