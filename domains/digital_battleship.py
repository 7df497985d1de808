"""Digital battleship: a battleship in which the margin sums the numbers of the cells that ships are on.

>>> from neurosym import solve
>>> print(solve('''
... 4 4 2 1
... 0 15 8 8
... 0 16 0 15
... 3 2 5 2
... 8 8 8 7
... 4 2 8 1
... 7 7 1 8
... ''', domain="digital_battleship").text)
- - - -
- w e -
- - - -
- o - o

Read: a header ``rows columns`` and how many ships there are of one cell, of two, of three, ...; the sums of the columns
in one line, those of the rows in the next (``-`` where none is told); rows of numbers. Drawn: as in battleship. Size to
generate: rows x columns.
"""

from neurosym import Domain, Problem, Total, fleets, lexing, parts, scenes

IS_SHIP = (0, 1, 1, 1, 1, 1, 1, 1)


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width, fleet = fleets.header(head)
    table = lexing.table(lines[2:], height, width)
    numbers = [piece.number(0, 99, "the number of a cell") for row in table for piece in row]
    sums = parts.margins(lines, height, width, "the sum of a line", 9999)
    totals = [
        Total(scope, "==", bound, IS_SHIP, tuple(numbers[cell] for cell in scope), name=f"{name} ({bound})")
        for (name, scope), bound in zip(parts.lines(height, width), sums, strict=True)
        if bound is not None
    ]
    constraints = (*totals, *fleets.shapes(height, width), *fleets.ships(height, width, fleet))
    rules = parts.shaded(height, width, constraints, fleets.VALUES, fleets.top(height, width))
    form = f"{height} x {width} numbers, ships: {' '.join(map(str, fleet))}"
    return Problem(rules, domain="digital_battleship", form=form)


DOMAIN = Domain("digital_battleship", parse, fleets.draw, sample=scenes.loaded(parse, "digital_battleship"))
