"""Kakkuru: numbers differ in each line; a number that is given is the sum of those in the white cells around it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: kakkuru
... 3 3
... - 6 -
... - - 6
... 5 - -
... ''', domain="kakkuru").text)
1 6 2
2 1 6
5 2 1

Read: the line ``# domain: kakkuru``, for other kinds look the same; a header ``rows columns``, then rows of entries,
``-`` (or ``.``) for a white cell, a number for a sum of up to eight cells around it, corners too. A white cell takes a
number from 1 to the count of white cells in its row, and in its column. Drawn: ``?`` not known. Size to generate: rows
x columns.
"""

from neurosym import Domain, Problem, Rules, Total, grid, lexing, numbering, parts, tallies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    sums = {
        (row, column): board[row][column].number(0, 8 * max(height, width), "'-', or the sum of the cells around")
        for row, column in grid.places(height, width)
        if board[row][column] not in parts.UNTOLD
    }
    white = {place: n for n, place in enumerate(p for p in grid.places(height, width) if p not in sums)}
    for place in (p for p in sums if sums[p] and not any(near in white for near in grid.around(*p))):
        raise board[place[0]][place[1]].wrong("a white cell around this sum")
    lexing.named(text, "kakkuru")
    named = numbering.lines_in(white, height, width)
    most = [min(len(scope) for _, scope in named if cell in scope) for cell in white.values()]
    top = numbering.up_to(most)
    different = numbering.different(white, height, width)
    values = grid.numerals(max(most, default=1))
    totals = [
        Total(scope, "==", bound, tuple(range(1, len(values) + 1)), name=f"around {grid.names([place])[0]} ({bound})")
        for place, bound in sums.items()
        if (scope := tuple(white[near] for near in grid.around(*place) if near in white))
    ]
    rules = Rules(grid.names(white), values, (*different, *totals), top, tuple(white))
    return Problem(rules, domain="kakkuru", form=f"{len(white)} white cells", clues=tuple(map(tuple, board)))


DOMAIN = Domain("kakkuru", parse, numbering.draw, sample=tallies.surrounded(parse, "kakkuru"))
