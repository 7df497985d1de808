"""Pfeilzahlen (arrow numbers): each place at the edge holds an arrow; a number counts the arrows that point at it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: pfeilzahlen
... 4 4
... - - - -
... - 5 3 -
... - 2 2 -
... - - - -
... ''', domain="pfeilzahlen").text)
 -  s sw  -
 e  5  3 sw
ne  2  2 nw
 -  n  n  -

Read: the line ``# domain: pfeilzahlen``, for other kinds look the same; a header ``rows columns``, edges counted, rows
of entries: ``-`` (or ``.``) at the edge, numbers inside. An arrow points in one of eight directions at the numbers from
there on, at least one; none stands in a corner. Drawn: ``n ne e se s sw w nw``, ``?`` not known. Size to generate: rows
x columns.
"""

from neurosym import Candidates, Domain, Linear, Problem, Rules, grid, lexing, numbering, parts, skies

WAYS = dict(zip(("nw", "n", "ne", "w", "e", "sw", "s", "se"), grid.around(0, 0), strict=True))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    inside = {(r, c): n for n, (r, c) in enumerate((r, c) for r in range(1, height - 1) for c in range(1, width - 1))}
    ring = [(r, c) for r, c in grid.places(height, width) if (r in (0, height - 1)) != (c in (0, width - 1))]
    for entry in (board[r][c] for r, c in grid.places(height, width) if (r, c) not in inside):
        if entry not in parts.UNTOLD:
            raise entry.wrong("'-' at the edge")
    if not inside:
        raise head.wrong("a header of three rows and three columns or more")
    wanted = {n: board[r][c].number(0, len(ring), "the arrows that point here") for (r, c), n in inside.items()}
    lexing.named(text, "pfeilzahlen")
    met = [[grid.walk(inside, place, step) for step in WAYS.values()] for place in ring]
    rows = {n: [(at, tuple(int(n in seen) for seen in met[at])) for at in range(len(ring))] for n in wanted}
    sums = []
    for place, n in inside.items():
        scope, coefficients = zip(*[(at, row) for at, row in rows[n] if any(row)], strict=True)
        sums.append(Linear(scope, coefficients, wanted[n], wanted[n], name=f"{grid.names([place])[0]} ({wanted[n]})"))
    top = Candidates([sum(1 << way for way, seen in enumerate(ways) if seen) for ways in met])
    rules = Rules(grid.names(ring), tuple(WAYS), tuple(sums), top, tuple(ring))
    form = f"{height - 2} x {width - 2} numbers"
    return Problem(rules, domain="pfeilzahlen", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("pfeilzahlen", parse, numbering.draw, sample=skies.aimed(parse, "pfeilzahlen"))
