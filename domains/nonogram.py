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

from neurosym import Answer, Domain, Problem, Regular, Rules, drafting, grid, lexing, parts


def parse(text: str) -> Problem:
    rows, columns = parts.clue_lines(text)
    height, width = len(rows), len(columns)
    across, down = [grid.runs(line, width) for line in rows], [grid.runs(line, height) for line in columns]
    if rows[0].line == lexing.lines(text)[0].line and sum(map(sum, across)) != sum(map(sum, down)):
        wanted = "as many filled cells by the columns as by the rows"  # two blocks of numbers may be anything
        raise columns[-1].end().wrong(wanted)
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
