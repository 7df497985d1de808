"""Pills: lay pills of three cells in a row over numbers; they sum to 1, 2, 3, ...; the margin sums what is covered.

>>> from neurosym import solve
>>> print(solve('''
... # domain: pills
... 5 5
... 0 4 0 4 2
... 3 1 1 4 1
... 2 1 0 3 0
... 1 1 3 3 3
... 3 1 3 2 0
... 3 2 2 3 2
... 0 0 0 1 0
... ''', domain="pills").text)
0 0 3 3 3
0 4 0 0 0
0 4 0 0 2
0 4 0 0 2
0 1 1 1 2

Read: the line ``# domain: pills``, for other kinds look the same; a header ``rows columns``, the sums of the columns in
one line, those of the rows in the next, rows of numbers from 0. Each sum from 1 on belongs to one pill; a margin tells
by its total how many. Drawn: the sum of the pill, ``0`` no pill, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Count, Domain, Linear, Problem, Spelled, grid, lexing, parts, tallies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    bounds = parts.margins(lines, height, width, "the sum of covered numbers", 999)
    numbers = [piece.number(0, 99, "a number") for piece in pieces]
    total = sum(bound or 0 for bound in bounds[:width])
    most = next((n for n in range(1, 60) if n * (n + 1) // 2 == total), 0)
    if not most or None in bounds:
        raise lexing.end(text).wrong(f"sums of columns that add up to 1 + 2 + 3 + ...; they make {total}")
    lexing.named(text, "pills")
    pills: list[list[tuple[int, ...]]] = [[] for _ in range(most + 1)]
    for line in (*grid.rows(height, width), *grid.columns(height, width)):
        for cells in zip(line, line[1:], line[2:], strict=False):
            if 0 < (covered := sum(numbers[cell] for cell in cells)) <= most:
                pills[covered].append(cells)
    scope, top = tuple(range(len(pieces))), [1] * len(pieces)
    constraints: list[Count | Linear | Spelled] = [
        Linear(line, tuple((0, *[numbers[cell]] * most) for cell in line), bound, bound, name=f"{name} ({bound})")
        for (name, line), bound in zip(parts.lines(height, width), bounds, strict=True)
    ]
    for value in range(1, most + 1):
        for cell in (cell for cells in pills[value] for cell in cells):
            top[cell] |= 1 << value
        words = tuple(tuple((cell, 1 << value) for cell in cells) for cells in pills[value])
        constraints += [Spelled(scope, words, "==", 1, name=f"pill {value}")]
        constraints += [Count(scope, "==", 3, 1 << value, name=f"cells of pill {value}")]
    rules = parts.shaded(height, width, constraints, grid.numerals(most + 1, 0), Candidates(top))
    return Problem(rules, domain="pills", form=f"{height} x {width} numbers, {most} pills")


DOMAIN = Domain("pills", parse, parts.draw, sample=tallies.swallowed(parse, "pills"))
