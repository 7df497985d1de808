"""Battleship: ships of given lengths, none touching another, not even at a corner; the margin counts their cells.

>>> from neurosym import solve
>>> print(solve('''
... 3 4 1 1
... 1 1 0 1
... 2 - 1
... - - - -
... - - - -
... - - - -
... ''', domain="battleship").text)
w e - -
- - - -
- - - o

Read: a header ``rows columns`` and how many ships there are of one cell, of two, of three, ...; the counts of the
columns in one line, those of the rows in the next (``-`` where none is told); rows of entries: ``-`` (or ``.``) not
told, ``x`` water, ``o`` a ship of one cell, ``n e s w`` the end of a ship on that side, ``m`` a middle. Drawn: so too,
``-`` water, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Domain, Problem, fleets, lexing, parts, scenes


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width, fleet = fleets.header(head)
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    for piece in (piece for piece in pieces if piece not in fleets.SIGNS):
        raise piece.wrong("one of - x o n e s w m")
    bounds = parts.margins(lines, height, width, "the cells of ships in a line")
    counts = parts.counts(parts.lines(height, width), bounds, fleets.SHIP)
    constraints = (*counts, *fleets.shapes(height, width), *fleets.ships(height, width, fleet))
    top = fleets.top(height, width)
    start = top & Candidates([fleets.SIGNS[piece] for piece in pieces])
    form = f"{height} x {width} cells, ships: {' '.join(map(str, fleet))}"
    return Problem(parts.shaded(height, width, constraints, fleets.VALUES, top), start, domain="battleship", form=form)


DOMAIN = Domain("battleship", parse, fleets.draw, sample=scenes.moored(parse, "battleship"))
