"""Str8ts: no number twice in a line; each run of white cells holds consecutive numbers, in any order.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... x 4 - 1x
... - 1 2 -
... - 3 - x
... 4x - - x
... ''', domain="str8ts").text)
 x  4  3 1x
 3  1  2  4
 2  3  4  x
4x  2  1  x

Read: a header ``size size``, then rows of entries: ``-`` (or ``.``) for a white cell, a number for one that is given;
``x`` for a black cell, or a number and ``x``, as in ``3x``, for one whose number counts in its row and column too. Size
to generate: N.
"""

import re

from neurosym import Candidates, Consecutive, Domain, Problem, Rules, grid, lexing, number_drafts, numbering

ENTRY = re.compile(r"([1-9][0-9]?)?(x?)|[-.]")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width = lexing.header(head)
    if size != width:
        raise head.wrong("a header 'N N'")
    board = lexing.table(lines, size, size)
    entries = {(row, column): board[row][column] for row, column in grid.places(size, size)}
    for entry in (piece for piece in entries.values() if not ENTRY.fullmatch(piece)):
        raise entry.wrong("'-', 'x', a number, or a number and 'x'")
    given = {p: e.pieces("[0-9]+")[0].number(1, size, "a value") for p, e in entries.items() if e[0].isdigit()}
    if max(given.values(), default=0) <= 3:
        lexing.named(text, "str8ts")  # a trinairo has the same entries, up to 3
    white = {place: n for n, place in enumerate(p for p, entry in entries.items() if entry[-1] != "x")}
    if not white or len(white) == len(entries):
        raise head.wrong("a board with white and black cells")
    full = (1 << size) - 1
    blocked = [[1 << given[p] - 1 for p in given if p not in white and (p[0] == r or p[1] == c)] for r, c in white]
    top = Candidates([full & ~sum(set(masks)) for masks in blocked])
    start = top & Candidates([1 << given[place] - 1 if place in given else full for place in white])
    different = numbering.different(white, size, size)
    straights = [Consecutive(cells, name=name) for name, cells in numbering.runs(white)]
    rules = Rules(grid.names(white), grid.numerals(size), (*different, *straights), top, tuple(white))
    form = f"{size} x {size} cells, {len(white)} white ones"
    return Problem(rules, start, domain="str8ts", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("str8ts", parse, numbering.draw, sample=number_drafts.straightened(parse, "str8ts"))
