"""Cocktail lamp: filled cells of a region hang together, those of two touch at corners only, and all hang together so.

>>> from neurosym import solve
>>> print(solve('''
... # domain: cocktail_lamp
... 3 4
... - - 1 -
... 1 - - -
... 1 - 2 -
... 1 1 1 1
... 2 4 3 3
... 4 4 3 3
... ''', domain="cocktail_lamp").text)
- x - -
x - x x
- x - -

Read: the line ``# domain: cocktail_lamp``, for other kinds look the same; a header ``rows columns``; rows of entries,
``-`` (or ``.``) or, at one cell of a region, how many of its cells are filled; rows of region labels, one that comes
again elsewhere for another region. No block of two by two is filled. Drawn: ``x`` filled, ``-`` empty, ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Connected, Domain, Problem, blanks, lexing, parts, probing, shading


def parse(text: str) -> Problem:
    height, width, entries, cells = parts.mapped(lexing.lines(text), apart=True)
    regions = shading.regions(entries, cells)
    lexing.named(text, "cocktail_lamp")
    touching = {(a, b) for block in parts.blocks(height, width).values() for a in block for b in block if a < b}
    together = Connected(tuple(range(height * width)), 0b10, tuple(sorted(touching)), name="all filled cells")
    constraints = (
        *shading.numbered(regions),
        *shading.islands(height, width, regions),
        *shading.never_block(height, width),
        together,
    )
    form = f"{height} x {width} cells in {len(regions)} regions"
    return Problem(parts.shaded(height, width, constraints), domain="cocktail_lamp", form=form)


SAMPLE = probing.probed(parse, blanks.board("cocktail_lamp", blanks.numbers(9), blanks.regions(once=True)))
DOMAIN = Domain("cocktail_lamp", parse, parts.draw, sample=SAMPLE)
