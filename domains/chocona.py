"""Chocona: so many shaded cells in a region; shaded cells that hang together, by sides, form a rectangle.

>>> from neurosym import solve
>>> print(solve('''
... # domain: chocona
... 4 5
... 3 - - 0 -
... 1 4 - - -
... - - - - -
... - - - - -
... 1 1 1 2 2
... 3 4 1 1 2
... 3 4 4 4 2
... 3 3 3 3 2
... ''', domain="chocona").text)
x - - - -
- x x x -
- x x x -
x - - - -

Read: the line ``# domain: chocona``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``) or, at one cell of a region, how many of its cells are shaded; rows of region labels. Drawn: ``x`` shaded,
``-`` not, ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Domain, Problem, Tally, blanks, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text))
    regions = shading.regions(entries, cells)
    lexing.named(text, "chocona")
    rules = parts.shaded(height, width, (*shading.numbered(regions), *straight(height, width)))
    return Problem(rules, domain="chocona", form=f"{height} x {width} cells in {len(regions)} regions")


def straight(height: int, width: int) -> Iterator[Tally]:
    """No block of two by two holds three shaded cells: just then all that hangs together is a rectangle."""
    for name, cells in parts.blocks(height, width).items():
        if len(cells) == 4:
            yield Tally(cells, (0, 1, 2, 4), 0b10, name=f"block at {name}")


SAMPLE = probing.probed(
    parse, blanks.board("chocona", blanks.numbers(9), blanks.regions(blanks.pieces(4), once=True), sides=range(2, 8))
)
DOMAIN = Domain("chocona", parse, parts.draw, sample=SAMPLE)
