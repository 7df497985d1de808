"""Balance loop: one loop through all circles; its arms at a white one are as long as each other, at a black one not.

>>> from neurosym import solve
>>> print(solve('''
... # domain: balance_loop
... 3 4
... b4  -  -  -
...  -  -  -  -
...  -  w  -  -
... ''', domain="balance_loop").text)
b4───────┐
└──┐  ┌──┘
·  w──┘  ·

An arm is the line from a circle straight on to where it turns. A number is the length of both arms together.

Read: the line ``# domain: balance_loop``, for other kinds look the same; a header ``rows columns``; rows of entries:
``w`` or ``b`` for a circle, with a number before or behind it or without, or ``-`` (or ``.``). Drawn: the loop, ``?``
where not known.
Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, blanks, circles, outlines, probing, strokes


def parse(text: str) -> Problem:
    return circles.parse(text, "balance_loop", lambda one, other, straight: one == other)


SAMPLE = probing.probed(parse, blanks.board("balance_loop", blanks.coloured(9), shuffled=True), outlines.loop)
DOMAIN = Domain("balance_loop", parse, strokes.draw, sample=SAMPLE)
