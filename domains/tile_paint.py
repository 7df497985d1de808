"""Tile paint: each region is painted as a whole or not at all; the margin counts the painted cells of a line.

>>> from neurosym import solve
>>> print(solve('''
... # domain: tile_paint
... 2 3
... 2 0 0
... 1 1
... 1 2 2
... 1 3 3
... ''', domain="tile_paint").text)
x - -
x - -

Read: the line ``# domain: tile_paint``, for other kinds look the same; a header ``rows columns``, the counts of the
columns in one line, those of the rows in the next (``-`` where none is told), rows of region labels. Drawn: ``x``
painted, ``-`` not painted, ``?`` not known. Size to generate: rows x columns.
"""

from itertools import pairwise

from neurosym import Domain, Linear, Problem, Table, blanks, lexing, parts, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    labels = [label for row in lexing.table(lines[2:], height, width) for label in row]
    tiles = parts.regions(labels, width)
    bounds = parts.margins(lines, height, width, "the painted cells of a line")
    lexing.named(text, "tile_paint")
    alike = [
        Table(pair, ((0, 0), (1, 1)), name=f"region {label}")
        for label, cells in tiles.items()
        for pair in pairwise(cells)
    ]
    counts = [
        weighed(f"{name} ({bound})", [labels[cell] for cell in scope], tiles, bound)
        for (name, scope), bound in zip(parts.lines(height, width), bounds, strict=True)
        if bound is not None
    ]
    form = f"{height} x {width} cells in {len(tiles)} regions"
    return Problem(parts.shaded(height, width, (*alike, *counts)), domain="tile_paint", form=form)


def weighed(name: str, labels: list[lexing.Piece], tiles: dict[str, tuple[int, ...]], bound: int) -> Linear:
    found = dict.fromkeys(labels)  # the first cell of a region stands for all of them
    return Linear(
        tuple(tiles[n][0] for n in found), tuple((0, labels.count(n)) for n in found), bound, bound, name=name
    )


SAMPLE = probing.probed(parse, blanks.margins("tile_paint", blanks.numbers(12), blanks.tiled()))
DOMAIN = Domain("tile_paint", parse, parts.draw, sample=SAMPLE)
