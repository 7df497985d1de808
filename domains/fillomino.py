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
of a group without a number told; a header ``rows columns``; rows of entries, numbers and ``-`` (or ``.``). Drawn: the
numbers; ``?`` not known. Groups without a number of more than 16 cells (or more than any number told) that touch each
other count as one. Size to generate: rows x columns.
"""

from neurosym import Answer, Candidates, Domain, Problem, Sized, area_drafts, grid, lexing, parts

EXACT = 16


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    told = {
        row * width + column: entry.number(1, height * width, "'-', or the cells of a group")
        for (row, column), entry in parts.clues(lexing.table(lines, height, width)).items()
    }
    option = lexing.option(text, "hidden")
    most = option.number(0, height * width, "the most cells of a group without a number") if option else height * width
    lexing.named(text, "fillomino")
    near = parts.beside(height, width)
    free = {cell: [cell, *(c for c in near[cell] if c not in told)] for cell in range(len(near)) if cell not in told}
    most = min(most, max(map(len, parts.joined(free)), default=0))
    exact = most if option else max((EXACT, *told.values()))
    sizes = [(n, n) for n in sorted({*range(1, min(most, exact) + 1), *told.values()})]
    sizes += [(exact + 1, most)] * (most > exact)
    values = tuple(str(least) if least == most else f"{least}+" for least, most in sizes)
    sized = Sized(tuple(range(len(near))), tuple(grid.neighbours(height, width)), tuple(sizes))
    full = (1 << len(values)) - 1
    start = Candidates([1 << values.index(str(told[cell])) if cell in told else full for cell in range(len(near))])
    form = f"{height} x {width} cells, groups without a number of up to {most}"
    return Problem(parts.shaded(height, width, [sized], values), start, domain="fillomino", form=form)


def render(problem: Problem, answer: Answer) -> str:
    signs = grid.shown(problem, answer, "?")
    near = parts.beside(*(int(side) + 1 for side in problem.rules.coordinates[-1]))
    many = {
        cell: [cell, *(c for c in near[cell] if signs[c][-1] == "+")] for cell, s in enumerate(signs) if s[-1] == "+"
    }
    groups = [] if "?" in signs else parts.joined(many)
    return parts.draw(problem, answer, {cell: str(len(group)) for group in groups for cell in group})


DOMAIN = Domain("fillomino", parse, render, sample=area_drafts.grouped(parse, "fillomino"))
