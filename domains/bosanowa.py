"""Bosanowa: each number is the sum of the differences between it and the numbers beside it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: bosanowa
... 2 3
... - - -
... - 6 3
... ''', domain="bosanowa").text)
3 6 3
3 6 3

Read: the line ``# domain: bosanowa``, for other kinds look the same; a header ``rows columns``, rows of entries: ``-``
a cell, a number one that is given, ``.`` no cell. Numbers are from 1 to 99. Drawn: ``?`` not known.
"""

from neurosym import Candidates, Distance, Domain, Problem, Rules, Total, grid, lexing, numbering

MOST = 60


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(r, c): board[r][c] for r, c in grid.places(height, width) if board[r][c] != "."}
    told = {p: e.number(1, MOST, "'-', '.', or a number") for p, e in entries.items() if e != "-"}
    cells = {place: n for n, place in enumerate(entries)}
    pairs = [(p, q) for p in cells for q in ((p[0], p[1] + 1), (p[0] + 1, p[1])) if q in cells]
    far: dict[grid.Place, list[int]] = {place: [] for place in cells}
    for number, pair in enumerate(pairs, start=len(cells)):
        for place in pair:
            far[place].append(number)
    for place in (place for place in cells if not far[place]):
        raise entries[place].wrong("a cell with another beside it")
    if not cells:
        raise head.wrong("a board with a cell")
    lexing.named(text, "bosanowa")
    names, numbers = grid.names(cells), tuple(range(MOST + 1))
    apart = [Distance((cells[p], cells[q], n)) for n, (p, q) in enumerate(pairs, start=len(cells))]
    sums = [
        Total((cell, *far[place]), "==", 0, numbers, (-1, *[1] * len(far[place])), name=f"differences at {names[cell]}")
        for place, cell in cells.items()
    ]
    between = [f"{names[cells[p]]}-{names[cells[q]]}" for p, q in pairs]
    middles = [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in pairs]
    full = (2 << MOST) - 1
    top = Candidates([full & ~1] * len(cells) + [full] * len(pairs))
    rules = Rules((*names, *between), grid.numerals(MOST + 1, 0), (*apart, *sums), top, (*cells, *middles))
    given = [1 << told[place] if place in told else full for place in cells]
    start = top & Candidates([*given, *[full] * len(pairs)])
    form = f"{len(cells)} cells, {len(told)} given"
    return Problem(rules, start, domain="bosanowa", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("bosanowa", parse, numbering.draw)
