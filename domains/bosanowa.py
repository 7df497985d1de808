"""Bosanowa: each number is the sum of the differences between it and the numbers beside it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: bosanowa
... 2 3
... - - -
... - 6 3
... ''', domain="bosanowa").text)
  3 (3)   6 (3)   3
(0)     (0)     (0)
  3 (3)   6 (3)   3

Read: the line ``# domain: bosanowa``, for other kinds look the same; a header ``rows columns``, rows of entries: ``-``
a cell, a number one that is given, ``.`` no cell. Numbers are from 1 to 60, or to twice the greatest that is given.
Drawn: in brackets the differences, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Answer, Candidates, Distance, Domain, Problem, Rules, Total, grid, lexing, tallies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(r, c): board[r][c] for r, c in grid.places(height, width) if board[r][c] != "."}
    told = {p: e.number(1, 999, "'-', '.', or a number") for p, e in entries.items() if e != "-"}
    most = max([60, *(2 * number for number in told.values())])
    cells = {place: n for n, place in enumerate(entries)}
    pairs = [(p, q) for p in cells for q in ((p[0], p[1] + 1), (p[0] + 1, p[1])) if q in cells]
    far: dict[grid.Place, list[int]] = {place: [] for place in cells}
    for number, pair in enumerate(pairs, start=len(cells)):
        for place in pair:
            far[place].append(number)
    if not cells or not all(far.values()):
        raise lexing.end(text).wrong("cells, each with another beside it")
    lexing.named(text, "bosanowa")
    names, numbers = grid.names(cells), tuple(range(most + 1))
    apart = [Distance((cells[p], cells[q], n)) for n, (p, q) in enumerate(pairs, start=len(cells))]
    sums = [Total((cells[p], *far[p]), "==", 0, numbers, (-1, *[1] * len(far[p]))) for p in cells]
    between = [f"{names[cells[p]]}-{names[cells[q]]}" for p, q in pairs]
    middles = [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in pairs]
    full = (2 << most) - 1
    top = Candidates([full & ~1] * len(cells) + [full] * len(pairs))
    rules = Rules((*names, *between), grid.numerals(most + 1, 0), (*apart, *sums), top, (*cells, *middles))
    given = [1 << told[place] if place in told else full for place in cells]
    start = top & Candidates([*given, *[full] * len(pairs)])
    return Problem(rules, start, domain="bosanowa", form=f"{len(cells)} cells, {len(told)} given")


def render(problem: Problem, answer: Answer) -> str:
    places = [(int(2 * row), int(2 * column)) for row, column in problem.rules.coordinates]
    signs = dict(zip(places, grid.shown(problem, answer, "?"), strict=True))
    high, wide = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
    between = {at: f"({sign})" if sum(at) % 2 else sign for at, sign in signs.items()}
    return grid.draw([between.get(at, "") for at in grid.places(high, wide)], wide)


DOMAIN = Domain("bosanowa", parse, render, sample=tallies.balanced(parse, "bosanowa"))
