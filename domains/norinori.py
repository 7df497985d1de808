"""Norinori: two cells of each region are filled, and each filled cell shares a side with just one other.

>>> from neurosym import solve
>>> print(solve('''
... # domain: norinori
... 3 4
... - - - -
... - - - -
... - - - -
... 1 1 1 2
... 1 3 3 2
... 1 1 3 2
... ''', domain="norinori").text)
- - x x
x x - -
- - x x

Read: the line ``# domain: norinori``, for other kinds look the same; a header ``rows columns``, as many rows of ``-``
(or ``.``), then rows of region labels. Drawn: ``x`` filled, ``-`` empty, ``?`` not known. Size to generate: rows x
columns.
"""

from neurosym import Count, Domain, Problem, Regular, Rules, blanks, grid, lexing, mended, parts

JUST_ONE = ((1, 2), (1, 1), (2, 3), (3, -1))
"""States of a cell and those beside it, read in this order: nothing read, empty, filled, filled beside another."""


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height * 2, width)
    for entry in (piece for row in board[:height] for piece in row if piece not in ("-", ".")):
        raise entry.wrong("'-', for nothing is told of single cells")
    regions = parts.regions([label for row in board[height:] for label in row], width)
    for row, column in (divmod(cells[0], width) for cells in regions.values() if len(cells) < 2):
        raise board[height + row][column].wrong("a region of two cells or more")
    lexing.named(text, "norinori")
    two = parts.counts([(f"region {label}", cells) for label, cells in regions.items()], [2] * len(regions))
    form = f"{height} x {width} cells in {len(regions)} regions"
    return Problem(pairs(height, width, [*two]), domain="norinori", form=form)


def pairs(height: int, width: int, more: list[Count]) -> Rules:
    around = [(cell, *near) for cell, near in enumerate(parts.beside(height, width))]
    names = grid.names(grid.places(height, width))
    alone = [Regular(scope, JUST_ONE, 0, (1, 3), name=f"pair of {names[scope[0]]}") for scope in around]
    return parts.shaded(height, width, (*more, *alone))


DOMAIN = Domain("norinori", parse, parts.draw, sample=mended.bordered(parse, "norinori", blanks.pieces(5, 2)))
