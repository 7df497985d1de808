"""Tripletts: a region of three cells shows one shape or three; cells of two regions that share a side differ.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... - t -
... - - c
... c - -
... 2 3 3
... 2 3 1
... 2 1 1
... ''', domain="tripletts").text)
c t t
c t c
c s t

Read: a header ``rows columns``, rows of given shapes, ``c`` (circle), ``s`` (square) or ``t`` (triangle), and ``-`` (or
``.``) where none is; rows of region labels, three cells each. With ``1 2 3`` for ``c s t`` it needs a line
``# domain: tripletts``, for other kinds look the same. Drawn: ``?`` where not known.
Size to generate: rows x columns, multiples of 3.
"""

from itertools import permutations

from neurosym import Candidates, Domain, NotEqual, Problem, Table, blanks, grid, lexing, parts, probing

SHAPES = ("c", "s", "t")
SIGNS = {"-": 7, ".": 7, "c": 1, "s": 2, "t": 4, "1": 1, "2": 2, "3": 4}
ROWS = (*((value, value, value) for value in range(3)), *permutations(range(3)))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = [piece for row in lexing.table(lines, height * 2, width) for piece in row]
    given, labels = board[: height * width], board[height * width :]
    for piece in (piece for piece in given if piece not in SIGNS):
        raise piece.wrong("a shape, 'c', 's' or 't', or '-'")
    regions = parts.regions(labels, width)
    for cells in (cells for cells in regions.values() if len(cells) != 3):
        raise labels[cells[0]].wrong("a region of three cells")
    if not {*SHAPES}.intersection(given):
        lexing.named(text, "tripletts")
    names = grid.names(grid.places(height, width))
    threes = [Table(cells, ROWS, name=f"region {label}") for label, cells in regions.items()]
    apart = [
        NotEqual((a, b), name=f"{names[a]} beside {names[b]}")
        for a, b in grid.neighbours(height, width)
        if labels[a] != labels[b]
    ]
    form = f"{height} x {width} cells in regions of three"
    rules = parts.shaded(height, width, (*threes, *apart), SHAPES)
    return Problem(rules, Candidates([SIGNS[piece] for piece in given]), domain="tripletts", form=form)


BLANK = blanks.board("tripletts", "cst", blanks.regions(blanks.alike), sides=range(3, 10, 3))
SAMPLE = probing.probed(parse, BLANK)
DOMAIN = Domain("tripletts", parse, parts.draw, sample=SAMPLE)
