"""Queens: N queens on N by N squares, none in one row, column or diagonal with another; some placed, some excluded.

>>> from neurosym import solve
>>> print(solve("queens 4\\n--Q-\\n----\\n----\\n----\\ndifference 0", domain="queens").text)
- - Q -
Q - - -
- - - Q
- Q - -

Read: a header ``queens N``; perhaps N rows of entries, spaced or not: ``Q`` a queen, ``x`` where none can be, ``-`` (or
``.``) open; perhaps lines ``sum D`` or ``difference D``, each of which excludes a diagonal: the squares where row and
column, counted from 0, have this sum, or row less column is this. Many answers are usual. Drawn: ``?`` not known. Size
to generate: N.
"""

from neurosym import Candidates, Count, Domain, Problem, grid, lexing, parts, tallies

SIGNS = {"Q": 0b10, "X": 0b01, "-": 0b11, ".": 0b11}


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    words = head.pieces()
    if words[0] != "queens" or len(words) != 2:
        raise words[0].wrong("a header 'queens N'")
    size = words[1].number(1, 100, "the rows of the board")
    drawn = size if lines and not lines[0].startswith(("sum", "difference")) else 0
    board = [piece for row in lexing.table(lines[:drawn], drawn, size) for piece in row]
    for piece in (piece for piece in board if piece.upper() not in SIGNS):
        raise piece.wrong("'Q' for a queen, 'x' where none can be, or '-'")
    start = [SIGNS[piece.upper()] for piece in board] or [0b11] * size**2
    diagonals = crossed(size)
    for cell in (cell for line in lines[drawn:] for cell in excluded(line, diagonals)):
        start[cell] &= 0b01
    lines_of = parts.counts(parts.lines(size, size), [1] * size * 2)
    most = [Count(cells, "<=", 1, 0b10, name=f"{kind} {d}") for (kind, d), cells in diagonals.items() if len(cells) > 1]
    rules = parts.shaded(size, size, (*lines_of, *most), ("-", "Q"))
    form = f"{size} queens, {len(lines) - drawn} diagonals excluded"
    return Problem(rules, Candidates(start), domain="queens", form=form)


def crossed(size: int) -> dict[tuple[str, int], tuple[int, ...]]:
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    for cell, (row, column) in enumerate(grid.places(size, size)):
        for key in (("sum", row + column), ("difference", row - column)):
            found[key] = (*found.get(key, ()), cell)
    return found


def excluded(line: lexing.Piece, diagonals: dict[tuple[str, int], tuple[int, ...]]) -> tuple[int, ...]:
    kind, *numbers = line.pieces()
    for cells in (
        diagonals.get((kind, number), ()) for word in numbers[:1] for number in lexing.integers(word, -99, 198)
    ):
        if cells and len(numbers) == 1:
            return cells
    raise kind.wrong("'sum D' or 'difference D', a diagonal of the board")


DOMAIN = Domain("queens", parse, parts.draw, unique=False, sample=tallies.crowned(parse))
