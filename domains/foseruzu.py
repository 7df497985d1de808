"""Foseruzu: the board is divided into pieces of four (or five) cells; a number says how many sides are border.

>>> from neurosym import solve
>>> print(solve('''
... # domain: foseruzu
... # cells: 4
... 3 4
... - - 2 -
... - 3 - -
... - 2 2 -
... ''', domain="foseruzu").text)
1 1 2 2
1 3 2 2
1 3 3 3

Read: the line ``# domain: foseruzu``, for other kinds look the same; perhaps a line ``# cells: 4``, how many cells each
piece has, else five where that divides the board, and four elsewhere; a header ``rows columns``; rows of entries, ``-``
(or ``.``), or how many sides of the cell lie on a border. Drawn: the pieces, numbered; ``?`` not known.
"""

from neurosym import Domain, Problem, grid, lexing, parts, polyominoes


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    told = parts.clues(lexing.table(lines, height, width)).items()
    borders = {place: entry.number(0, 4, "'-', or how many sides lie on a border") for place, entry in told}
    option = lexing.option(text, "cells")
    size = option.number(4, 5, "the cells of a piece") if option else 4 if height * width % 5 else 5
    if height * width % size:
        raise head.wrong(f"a board that pieces of {size} cells can fill")
    lexing.named(text, "foseruzu")
    form = f"{height} x {width} cells in pieces of {size}"

    def fits(piece: dict[grid.Place, int]) -> bool:
        return all(borders.get(place, sides) == sides for place, sides in piece.items())

    rules = polyominoes.tiling(height, width, polyominoes.fixed(size), fits)
    return Problem(rules, domain="foseruzu", form=form, clues=(height, width))


DOMAIN = Domain("foseruzu", parse, polyominoes.draw)
