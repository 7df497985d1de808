"""Nurimisaki: white cells hang together, and just those marked have one white neighbour; no block of four is of one.

>>> from neurosym import solve
>>> print(solve('''
... # domain: nurimisaki
... 4 4
... - ? - -
... - - 3 -
... - - - -
... - - - 2
... ''', domain="nurimisaki").text)
- - x x
- x - x
- - - x
x x - -

Read: the line ``# domain: nurimisaki``, for other kinds look the same; a header ``rows columns``; rows of entries,
``-`` (or ``.``), ``?`` a marked cell, or a number: a marked cell from which so many cells in a line are white, itself
too. Drawn: ``x`` a black cell, ``-`` a white one, ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Candidates, Clause, Constraint, Count, Domain, Problem, grid, lexing, parts, scenes, shading

MARKED = "?"


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    told = shading.told(entries, 2, max(height, width), "'?' or the cells in a line", (*shading.FREE, MARKED))
    marked = {cell for cell, piece in enumerate(entries) if piece not in shading.FREE}
    lexing.named(text, "nurimisaki")
    seen = [shading.sight(height, width, cell, number, 0b01) for cell, number in told.items()]
    blocks = [clause for free in (0b01, 0b10) for clause in shading.never_block(height, width, free)]
    whole = shading.connected(height, width, 0b01, "the white cells")
    constraints = (*filter(None, seen), *blocks, *capes(marked, height, width), whole)
    start = Candidates([0b01 if cell in marked else 0b11 for cell in range(height * width)])
    form = f"{height} x {width} cells, {len(marked)} marked"
    return Problem(parts.shaded(height, width, constraints), start, domain="nurimisaki", form=form)


def capes(marked: set[int], height: int, width: int) -> Iterator[Constraint]:
    """One white neighbour for each that is marked; two or more for other white cells: leave any out, one is left."""
    names = grid.names(grid.places(height, width))
    for cell, near in enumerate(parts.beside(height, width)):
        if cell not in marked:
            for out in near:
                scope = (cell, *(other for other in near if other != out))
                yield Clause(scope, (0b10, *(0b01,) * (len(near) - 1)), name=f"more than one beside {names[cell]}")
        elif near:
            yield Count(tuple(near), "==", 1, 0b01, name=f"one beside {names[cell]}")
        else:
            yield Clause((cell,), (0b10,), name=f"one beside {names[cell]}")


DOMAIN = Domain("nurimisaki", parse, parts.draw, sample=scenes.pointed(parse, "nurimisaki"))
