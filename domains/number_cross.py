"""Number cross: cross out numbers so that those left over in each line have the sum in the margin.

>>> from neurosym import solve
>>> print(solve('''
... # domain: number_cross
... 3 3
... 9 10 12
... 7 14 10
... 7 8 3
... 4 9 5
... 2 1 7
... ''', domain="number_cross").text)
- x x
x - -
- - -

Read: the line ``# domain: number_cross``, for other kinds look the same; a header ``rows columns``, the sums of the
columns in one line, those of the rows in the next (``-`` where none is told), rows of numbers from 1. Drawn: ``x``
crossed out, ``-`` left over, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Linear, Problem, lexing, parts, scenes


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    bounds = parts.margins(lines, height, width, "the sum of a line", 999_999)
    numbers = [piece.number(1, 9999, "a number") for piece in pieces]
    lexing.named(text, "number_cross")
    sums = [
        Linear(scope, tuple((numbers[cell], 0) for cell in scope), bound, bound, name=f"{name} ({bound})")
        for (name, scope), bound in zip(parts.lines(height, width), bounds, strict=True)
        if bound is not None
    ]
    form = f"{height} x {width} numbers"
    return Problem(parts.shaded(height, width, sums), domain="number_cross", form=form)


DOMAIN = Domain("number_cross", parse, parts.draw, sample=scenes.crossed_out(parse, "number_cross"))
