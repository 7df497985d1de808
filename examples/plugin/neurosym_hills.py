"""Hills: so many cells of each row and of each column are filled, and no two of them share a side.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hills
... 3 4
... 2 - 1 2
... 2 1 2
... ''', domain="hills").text)
x - - x
- - x -
x - - x

Read: the line ``# domain: hills``, for other kinds look the same; a header ``rows columns``; the counts of the columns
in one line, those of the rows in the next, ``-`` where none is told. Drawn: ``x`` filled, ``-`` empty, ``?`` not known.
"""

from neurosym import Count, Domain, Problem, grid, lexing, parts


def parse(text: str) -> Problem:
    # Reading: every piece of the text knows its place, so whatever does not fit is refused with its line and column.
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    if len(lines) != 2:
        raise (lines[2] if len(lines) > 2 else lexing.end(text)).wrong("two lines of counts: of columns, of rows")
    told = parts.margins(lines, height, width, "the filled cells of a line")
    lexing.named(text, "hills")
    # Rules: cells r1c1, r1c2, ... with the values ``-`` and ``x``, and a constraint for each thing that is told.
    counts = [
        Count(scope, "==", number, 0b10, name=f"{name} ({number})")
        for (name, scope), number in zip(parts.lines(height, width), told, strict=True)
        if number is not None
    ]
    names = grid.names(grid.places(height, width))
    apart = [
        Count(pair, "<=", 1, 0b10, name=f"{names[pair[0]]} beside {names[pair[1]]}")
        for pair in grid.neighbours(height, width)
    ]
    return Problem(parts.shaded(height, width, (*counts, *apart)), domain="hills", form=f"{height} x {width} cells")


# Drawing: the board, with a sign for each cell; a page with other cells than a board's draws them itself.
DOMAIN = Domain("hills", parse, parts.draw)
