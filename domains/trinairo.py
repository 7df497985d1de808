"""Trinairo: in each line as many 1 as 2 as 3; a marked cell differs from those that share a side with it.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... 2x 3x  -
...  -  -  3
...  -  -  -
... ''', domain="trinairo").text)
2 3 1
1 2 3
3 1 2

Read: a header ``rows columns``, multiples of 3, rows of entries: a number from 1 to 3, ``x`` behind it if the cell is
marked, or ``-`` for blank; at least one is marked.
Size to generate: rows x columns, multiples of 3.
"""

from neurosym import Domain, NotEqual, Problem, blanks, grid, lexing, parts, probing

VALUES = ("1", "2", "3")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    if height % 3 or width % 3:
        raise head.wrong("rows and columns, multiples of 3")
    pieces = [piece for row in lexing.table(lines, height, width) for piece in row]
    marked = [cell for cell, piece in enumerate(pieces) if len(piece) == 2 and piece[1] == "x"]
    bare = [lexing.Piece(p[0], p.line, p.column) if cell in marked else p for cell, p in enumerate(pieces)]
    start = grid.givens(bare, VALUES, ("-", "."))
    if not marked:
        raise lexing.end(text).wrong("at least one marked cell, as in 3x")
    named, near = parts.lines(height, width), parts.beside(height, width)
    shares = [
        count
        for value, label in enumerate(VALUES)
        for name, scope in named
        for count in parts.counts([(f"{label} in {name}", scope)], [len(scope) // 3], 1 << value)
    ]
    names = grid.names(grid.places(height, width))
    apart = [NotEqual((a, b), name=f"{names[a]} differs from {names[b]}") for a in marked for b in near[a]]
    form = f"{height} x {width} cells, {len(marked)} marked"
    return Problem(parts.shaded(height, width, (*shares, *apart), VALUES), start, domain="trinairo", form=form)


MARKED = {"-x": ("1x", "2x", "3x")}
BLANK = blanks.board("trinairo", "123", blanks.strewn("-x", 0.15, 0.3), also=MARKED, sides=range(3, 13, 3))
DOMAIN = Domain("trinairo", parse, parts.draw, sample=probing.probed(parse, BLANK))
