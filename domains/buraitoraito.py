"""Buraitoraito (bright light): each black cell tells how many stars are seen from it, up to the next black cell.

>>> from neurosym import solve
>>> print(solve('''
... # domain: buraitoraito
... 3 4
... 1 - - -
... 2 - - 1
... - 1 - -
... ''', domain="buraitoraito").text)
1 - * -
2 - * 1
* 1 - -

Read: the line ``# domain: buraitoraito``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: a number for a black cell, ``-`` (or ``.``) for a white one. Drawn: ``*`` a star, ``-`` none, ``?`` not
known. Size to generate: rows x columns.
"""

from neurosym import Count, Domain, Problem, Rules, grid, lexing, skies, walls


def parse(text: str) -> Problem:
    board, cells = walls.read(lexing.lines(text))
    counts = []
    for place in (place for place in grid.places(len(board), len(board[0])) if place not in cells):
        seen = tuple(cell for step in walls.STEPS for cell in grid.walk(cells, place, step))
        number = board[place[0]][place[1]].number(0, len(seen), "'-', or how many stars are seen from here")
        if seen:
            counts.append(Count(seen, "==", number, 0b10, name=f"seen from {grid.names([place])[0]} ({number})"))
    lexing.named(text, "buraitoraito")
    rules = Rules(grid.names(cells), ("-", "*"), tuple(counts), coordinates=tuple(cells))
    form = f"{len(board)} x {len(board[0])} cells, {len(counts)} numbers"
    return Problem(rules, domain="buraitoraito", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("buraitoraito", parse, walls.draw, sample=skies.lit(parse))
