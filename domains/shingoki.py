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
Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, blanks, circles, outlines, probing, strokes


def parse(text: str) -> Problem:
    return circles.parse(text, "shingoki", lambda one, other, straight: straight, far=1)


SAMPLE = probing.probed(parse, blanks.board("shingoki", blanks.coloured(9), shuffled=True), outlines.loop)
DOMAIN = Domain("shingoki", parse, strokes.draw, sample=SAMPLE)
