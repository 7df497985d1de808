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

from neurosym import Domain, Problem, area_drafts, rectangles


def parse(text: str) -> Problem:
    meaning = "'-', or height and width of the rectangle together"
    return rectangles.measured(text, "rekuto", half, lambda height, width: (2, height + width), meaning)


def half(shape: rectangles.Shape) -> int:
    return shape.height + shape.width


DOMAIN = Domain("rekuto", parse, rectangles.draw, sample=area_drafts.rectangled(parse, "rekuto", half))
