"""Fillomino: each cell holds a number: how many cells its group has, the cells of the same number side by side.

>>> from neurosym import solve
>>> print(solve('''
... # domain: fillomino
... 3 4
... 1 2 1 -
... - - - 3
... 3 - - -
... ''', domain="fillomino").text)
1 2 1 3
3 2 3 3
3 3 2 2

Read: the line ``# domain: fillomino``, for other kinds look the same; perhaps a line ``# hidden: 20``, the most cells
of a group without a number told, 16 unless said; a header ``rows columns``; rows of entries, numbers and ``-`` (or
``.``). Drawn: the numbers; ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Candidates, Domain, Problem, Sized, area_drafts, grid, lexing, parts


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    told = {
        row * width + column: entry.number(1, height * width, "'-', or the cells of a group")
        for (row, column), entry in parts.clues(lexing.table(lines, height, width)).items()
    }
    option = lexing.option(text, "hidden")
    most = option.number(0, height * width, "the most cells of a group without a number") if option else 16
    lexing.named(text, "fillomino")
    near = parts.beside(height, width)
    free = {cell: [cell, *(c for c in near[cell] if c not in told)] for cell in range(len(near)) if cell not in told}
    most = min(most, max(map(len, parts.joined(free)), default=0))
    numbers = sorted({*range(1, most + 1), *told.values()})
    sized = Sized(tuple(range(len(near))), tuple(grid.neighbours(height, width)), tuple((n, n) for n in numbers))
    full = (1 << len(numbers)) - 1
    start = Candidates([1 << numbers.index(told[cell]) if cell in told else full for cell in range(len(near))])
    form = f"{height} x {width} cells, groups without a number of up to {most}"
    return Problem(parts.shaded(height, width, [sized], tuple(map(str, numbers))), start, domain="fillomino", form=form)


DOMAIN = Domain("fillomino", parse, parts.draw, sample=area_drafts.grouped(parse, "fillomino"))
