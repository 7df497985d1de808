"""Tatamibari: the board is divided into rectangles, each around a sign for its form; no four meet in a point.

>>> from neurosym import solve
>>> print(solve('''
... 3 4
... - - - -
... - s - v
... v - - h
... ''', domain="tatamibari").text)
3 1 1 2
3 1 1 2
3 4 4 4

Read: a header ``rows columns``; rows of entries, ``s`` in a square, ``h`` in a rectangle wider than high, ``v`` in one
higher than wide, ``?`` in any, and ``-`` (or ``.``).
Drawn: the rectangles, numbered in the order of their clues; ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, area_drafts, lexing, parts, rectangles


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    for clue in (clue for clue in parts.clues(board).values() if clue not in ("s", "h", "v", "?")):
        raise clue.wrong("'-', or the form of the rectangle: 's', 'h', 'v', or '?'")
    shapes = rectangles.shapes(board, fits=lambda clue, shape: clue in ("?", sign(shape)))
    form = f"{height} x {width} cells, {len(shapes)} rectangles"
    rules = rectangles.rules(height, width, shapes, corners=False)
    return Problem(rules, domain="tatamibari", form=form, clues=(height, width))


def sign(shape: rectangles.Shape) -> str:
    return "s" if shape.height == shape.width else "v" if shape.height > shape.width else "h"


SAMPLE = area_drafts.rectangled(parse, "tatamibari", sign, corners=False)
DOMAIN = Domain("tatamibari", parse, rectangles.draw, sample=SAMPLE)
