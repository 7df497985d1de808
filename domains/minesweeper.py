"""Minesweeper: each number says how many of the eight cells around it hold a mine.

>>> from neurosym import solve
>>> print(solve('''
... 3 4 3
... 1 - - 0
... - 3 - -
... 1 - - -
... ''', domain="minesweeper").text)
1 x - 0
- 3 - -
1 x x -

Read: a header ``rows columns mines``, then rows of entries, spaced or not: a number, ``-`` (or ``.``, ``?``, ``#``)
for a hidden cell, ``x`` or ``*`` for a known mine. Without the number of all mines, the line ``# domain: minesweeper``
must stand in the text, for many puzzles look like that. Drawn: ``x`` a mine, ``-`` none, ``?`` not known.
"""

from neurosym import Answer, Candidates, Count, Domain, Problem, Rules, drafting, grid, lexing

MINES, HIDDEN = ("x", "X", "*"), ("-", ".", "?", "#")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width, *total = lexing.header(head, (2, 3))
    if not lexing.is_named(text, "minesweeper") and not total:
        raise head.end().wrong("a third number, the mines in all", "Or add the line '# domain: minesweeper'.")
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    hidden = grid.hole(entries.values(), HIDDEN)
    expected = f"{hidden!r} for hidden, 'x' for a mine, or how many mines are around"
    clues = {place: p.number(0, 8, expected) for place, p in entries.items() if p not in (*MINES, hidden)}
    cells = {place: cell for cell, place in enumerate(place for place in entries if place not in clues)}
    if not cells:
        raise head.wrong("a board with a hidden cell")
    for place in clues:
        if clues[place] and not any(other in cells for other in grid.around(*place)):
            raise entries[place].wrong("0 where no cell around is hidden")
    start = Candidates([0b10 if entries[place] in MINES else 0b11 for place in cells])
    rules = field(cells, clues, total)
    form = f"{height} x {width} entries, {hidden!r} for hidden, {total[0] if total else 'not told how many'} mines"
    return Problem(rules, start, domain="minesweeper", form=form, clues=tuple(map(tuple, board)))


def field(cells: dict[grid.Place, int], clues: dict[grid.Place, int], total: list[int]) -> Rules:
    around = {place: tuple(cells[other] for other in grid.around(*place) if other in cells) for place in clues}
    told = [(scope, clues[place], f"around {grid.names([place])[0]}") for place, scope in around.items() if scope]
    told += [(tuple(cells.values()), mines, "in all") for mines in total]
    counts = tuple(Count(scope, "==", mines, 0b10, name=f"mines {where}") for scope, mines, where in told)
    return Rules(grid.names(cells), ("-", "x"), counts, coordinates=tuple(cells))


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return grid.overlay(problem, grid.shown(problem, answer, "?"), problem.clues)


DOMAIN = Domain("minesweeper", parse, render, sample=drafting.marked(field))
