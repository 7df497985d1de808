"""Shirokuro: straight lines join each white circle with a black one, and do not cross each other or other circles.

>>> from neurosym import solve
>>> print(solve('''
... # domain: shirokuro
... 3 4
... - b w -
... b w - b
... w b w -
... ''', domain="shirokuro").text)
  b─w
b w───b
│
w b─w

Read: the line ``# domain: shirokuro``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: ``w`` white, ``b`` black, or ``-`` (or ``.``). Drawn: the lines, ``?`` where not known. Size to generate:
rows x columns.
"""

from neurosym import Clause, Constraint, Domain, Problem, Rules, Tally, entries, grid, lexing, mended, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    circles = entries.told(board)
    entries.known(circles, ("w", "b"), "'w' or 'b' for a circle, or '-'")
    pairs = [(a, b) for a in circles for way in (1, 2) for b in entries.next_to(a, way, circles, (height, width))]
    lines = [(a, b) for a, b in pairs if circles[a] != circles[b]]
    constraints: list[Constraint] = []
    for place, piece in circles.items():
        ends = tuple(n for n, line in enumerate(lines) if place in line)
        if not ends:
            raise piece.wrong("a circle of the other colour in line with this one")
        constraints.append(Tally(ends, (1,), 0b10, name=f"circle {grid.names([place])[0]}"))
    lexing.named(text, "shirokuro")
    across = {place: n for n, (a, b) in enumerate(lines) if a[0] == b[0] for place in entries.between(a, b)}
    for n, (a, b) in enumerate(lines):
        for place in (place for place in entries.between(a, b) if a[1] == b[1] and place in across):
            name = f"crossing {grid.names([place])[0]}"
            constraints.append(Clause((across[place], n), (0b01, 0b01), name=name))
    cells = tuple("-".join(grid.names(line)) for line in lines)
    middles = tuple(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in lines)
    form = f"{height} x {width} entries, {len(circles)} circles"
    rules = Rules(cells, ("-", "x"), tuple(constraints), coordinates=middles)
    return Problem(rules, domain="shirokuro", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("shirokuro", parse, strokes.draw_bridges, sample=mended.sewn(parse, "shirokuro"))
