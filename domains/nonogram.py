"""Nonogram: each row and column is told the lengths of its runs of filled cells, in order.

>>> from neurosym import solve
>>> print(solve('''
... 2
... 1
... 3
...
... 1 1
... 3
... 1
... ''', domain="nonogram").text)
x x -
- x -
x x x

Read: a header ``rows columns``, the clues of columns, then of rows, a line each; or the clues of rows, a blank line,
the clues of columns; or a ``.non`` file. No filled cell is ``0``. Drawn: ``x`` filled, ``-`` empty, ``?`` not known.
"""

from itertools import groupby

from neurosym import Answer, Domain, Problem, Regular, Rules, drafting, grid, lexing


def parse(text: str) -> Problem:
    lines = lexing.lines(text, blank=True)
    filled = [line for line in lines if line.strip()]
    blocks = [list(block) for some, block in groupby(lines, key=lambda line: bool(line.strip())) if some]
    sizes = [int(word) for word in filled[0].split() if word.isascii() and word.isdigit() and len(word) < 4]
    if filled[0].lstrip()[0].isalpha():
        words = lexing.sections(filled[0], lines, ("width", "height", "rows", "columns"))
        width, height = (words[side][0].number(1, lexing.LONGEST_SIDE, side) for side in ("width", "height"))
        rows, columns = lexing.counted(words["rows"][1:], height), lexing.counted(words["columns"][1:], width)
    elif len(blocks) == 2 and not (len(sizes) == 2 and sum(sizes) == len(filled) - 1):
        rows, columns = (lexing.counted(block, min(len(block), lexing.LONGEST_SIDE)) for block in blocks)
    else:
        height, width = lexing.header(filled[0])
        clues = lexing.counted(lines[lines.index(filled[0]) + 1 :], height + width)
        rows, columns = clues[width:], clues[:width]
    height, width = len(rows), len(columns)
    across, down = [grid.runs(line, width) for line in rows], [grid.runs(line, height) for line in columns]
    if rows[0] is filled[0] and sum(map(sum, across)) != sum(map(sum, down)):  # two blocks of numbers may be anything
        raise filled[-1].end().wrong("as many filled cells by the columns as by the rows")
    told = (("row", grid.rows(height, width), across), ("column", grid.columns(height, width), down))
    constraints = tuple(
        Regular(scope, *grid.runs_automaton(clue), name=f"{kind} {number} ({' '.join(map(str, clue)) or 0})")
        for kind, scopes, clues in told
        for number, (scope, clue) in enumerate(zip(scopes, clues, strict=True), start=1)
    )
    places = grid.places(height, width)
    rules = Rules(grid.names(places), ("-", "x"), constraints, coordinates=places)
    return Problem(rules, domain="nonogram", form=f"{height} x {width} cells, clues of rows and columns")


def render(problem: Problem, answer: Answer) -> str:
    return grid.draw(grid.shown(problem, answer, "?"), int(problem.rules.coordinates[-1][1]) + 1)


DOMAIN = Domain("nonogram", parse, render, sample=drafting.pictured(parse))
