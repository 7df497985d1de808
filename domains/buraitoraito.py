"""Buraitoraito (bright light): each black cell tells how many stars are seen from it, up to the next black cell.

>>> from neurosym import solve
>>> print(solve('''
... # domain: buraitoraito
... 3 4
... 1 - - -
... 2 - - 1
... - 1 - -
... ''', domain="buraitoraito").text)
1 . * .
2 . * 1
* 1 . .

Read: the line ``# domain: buraitoraito``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: a number for a black cell, ``-`` (or ``.``) for a white one. Drawn: ``*`` a star, ``.`` none, ``?`` not
known.
"""

from neurosym import Answer, Count, Domain, Problem, Rules, grid, lexing

STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    cells = {place: n for n, place in enumerate(place for place, entry in entries.items() if entry in ("-", "."))}
    if not cells:
        raise head.wrong("a board with a white cell")
    counts = []
    for place, entry in ((place, entry) for place, entry in entries.items() if place not in cells):
        seen = tuple(cell for step in STEPS for cell in grid.walk(cells, place, step))
        number = entry.number(0, len(seen), "'-', or how many stars are seen from here")
        if seen:
            counts.append(Count(seen, "==", number, 0b10, name=f"seen from {grid.names([place])[0]} ({number})"))
    lexing.named(text, "buraitoraito")
    rules = Rules(grid.names(cells), (".", "*"), tuple(counts), coordinates=tuple(cells))
    form = f"{height} x {width} cells, {len(counts)} numbers"
    return Problem(rules, domain="buraitoraito", form=form, clues=tuple(map(tuple, board)))


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer, "?"), problem.clues)


DOMAIN = Domain("buraitoraito", parse, render)
