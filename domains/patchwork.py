"""Patchwork: each region holds each number once, each line holds each as often as another, and neighbours differ.

>>> from neurosym import solve
>>> print(solve('''
... # domain: patchwork
... 3 6
... - - - 2 - 1
... 1 - - - - -
... - - 3 - - -
... 1 1 1 2 2 2
... 3 3 3 4 4 4
... 5 5 5 6 6 6
... ''', domain="patchwork").text)
3 2 1 2 3 1
1 3 2 3 1 2
2 1 3 1 2 3

Read: the line ``# domain: patchwork``, for other kinds look the same; a header ``rows columns``; rows of entries,
numbers and ``-`` (or ``.``); rows of region labels. All regions have as many cells, N; numbers go from 1 to N. Size to
generate: rows x columns.
"""

from neurosym import AllDifferent, Count, Domain, NotEqual, Problem, blanks, grid, lexing, parts, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines, height * 2, width) for piece in row]
    regions = parts.regions(pieces[height * width :], width)
    size = len(next(iter(regions.values())))
    if any(len(cells) != size for cells in regions.values()) or height % size or width % size:
        raise lexing.end(text).wrong("regions all of N cells, and lines of a multiple of N")
    values = grid.numerals(size)
    start = grid.givens(pieces[: height * width], values, ("-", "."))
    lexing.named(text, "patchwork")
    names = grid.names(grid.places(height, width))
    beside = [NotEqual(pair, name=f"{names[pair[0]]} and {names[pair[1]]}") for pair in grid.neighbours(height, width)]
    often = [
        Count(scope, "==", len(scope) // size, 1 << value, name=f"{label} in {name}")
        for name, scope in parts.lines(height, width)
        for value, label in enumerate(values)
    ]
    once = [AllDifferent(cells, name=f"region {label}") for label, cells in regions.items()]
    form = f"{height} x {width} cells in {len(regions)} regions of {size}"
    return Problem(parts.shaded(height, width, (*once, *often, *beside), values), start, domain="patchwork", form=form)


SAMPLE = probing.probed(parse, blanks.board("patchwork", "1234", blanks.regions(blanks.alike)))
DOMAIN = Domain("patchwork", parse, parts.draw, sample=SAMPLE)
