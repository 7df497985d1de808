"""Nondango: circles are black or white, one black in each region; no three side by side in a line are alike.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nondango
... 3 3
... - x x
... - x -
... x x x
... 1 1 2
... 3 4 2
... 3 2 2
... ''', domain="nondango").text)
- x o
- x -
x o x

Read: the line ``# domain: nondango``, for other kinds look the same; a header ``rows columns``, rows of entries, ``x``
for a circle and ``-`` (or ``.``) for none, rows of region labels. Three circles that follow each other in a row, a
column or a diagonal are not all of one colour. Drawn: ``x`` black, ``o`` white, ``?`` not known. Size to generate: rows
x columns.
"""

from neurosym import Clause, Count, Domain, Problem, Rules, grid, lexing, mended, numbering, parts


def parse(text: str) -> Problem:
    _, width, entries, regions = parts.mapped(lexing.lines(text))
    for entry in (entry for entry in entries if entry not in ("x", "-", ".")):
        raise entry.wrong("'x' for a circle, or '-'")
    circles = {place: n for n, place in enumerate(divmod(c, width) for c, e in enumerate(entries) if e == "x")}
    groups = {n: tuple(circles[p] for c in cells if (p := divmod(c, width)) in circles) for n, cells in regions.items()}
    if not all(groups.values()):
        raise lexing.end(text).wrong("a circle in each region")
    lexing.named(text, "nondango")
    black = [Count(cells, "==", 1, 0b10, name=f"region {label}") for label, cells in groups.items()]
    three = [
        Clause(cells, (mask,) * 3, name=f"three from {grid.names([place])[0]}")
        for place, first in circles.items()
        for step in ((0, 1), (1, -1), (1, 0), (1, 1))
        if len(cells := (first, *grid.walk(circles, place, step)[:2])) == 3
        for mask in (0b01, 0b10)
    ]
    rules = Rules(grid.names(circles), ("o", "x"), (*black, *three), coordinates=tuple(circles))
    clues = numbering.board([entry if entry != "." else "-" for entry in entries], width)
    return Problem(rules, domain="nondango", form=f"{len(circles)} circles", clues=clues)


DOMAIN = Domain("nondango", parse, numbering.draw, sample=mended.rosy(parse, "nondango"))
