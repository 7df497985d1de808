"""Renban: a latin square whose regions hold consecutive numbers, in any order.

>>> from neurosym import solve
>>> print(solve('''
... # domain: renban
... 3 3
... - - 3
... - 1 -
... - - -
... 1 1 2
... 1 3 2
... 4 4 2
... ''', domain="renban").text)
1 2 3
3 1 2
2 3 1

Read: the line ``# domain: renban``, for other kinds look the same; a header ``size size``, rows of entries (``-`` or
``.`` where none is given), rows of region labels. Drawn: ``?`` not known. Size to generate: N.
"""

from neurosym import Consecutive, Domain, Problem, grid, lexing, number_drafts, parts


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    size, width, entries, regions = parts.mapped(lines)
    if size != width:
        raise lines[0].wrong("a header 'N N'")
    for label in (label for label, cells in regions.items() if len(cells) > size):
        raise lexing.end(text).wrong(f"regions of at most {size} cells; {label} has {len(regions[label])}")
    start = grid.givens(entries, grid.numerals(size), parts.UNTOLD)
    lexing.named(text, "renban")
    straights = [Consecutive(cells, name=f"region {label}") for label, cells in regions.items()]
    form = f"{size} x {size} cells in {len(regions)} regions"
    return Problem(grid.latin_rules(grid.numerals(size), tuple(straights)), start, domain="renban", form=form)


DOMAIN = Domain("renban", parse, parts.draw, sample=number_drafts.consecutive(parse, "renban"))
