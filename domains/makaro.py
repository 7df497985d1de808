"""Makaro: a region of N cells holds 1 to N; neighbours differ; an arrow points at the greatest beside it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: makaro
... 3 3
... - - 1
... - e -
... - 1 -
... 1 1 2
... 1 4 2
... 3 3 2
... ''', domain="makaro").text)
3 2 1
1 e 3
2 1 2

Read: the line ``# domain: makaro``, for other kinds look the same; a header ``rows columns``, rows of entries, rows of
region labels. An entry is ``-`` (or ``.``) or a number that is given; ``x`` is a black cell, ``n e s w`` one with an
arrow: of the white cells beside it the one it points at has the greatest number, and no other has the same. Size to
generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import AllDifferent, Domain, Less, NotEqual, Problem, Rules, grid, lexing, numbering, parts, scenes

ARROWS = {"n": (-1, 0), "e": (0, 1), "s": (1, 0), "w": (0, -1)}


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    height, width, entries, regions = parts.mapped(lines)
    board = dict(zip(grid.places(height, width), entries, strict=True))
    white = {place: n for n, place in enumerate(p for p, e in board.items() if e not in ("x", *ARROWS))}
    groups = [[white[p] for c in cells if (p := divmod(c, width)) in white] for cells in regions.values()]
    owner = {cell: cells for cells in groups for cell in cells}
    values = grid.numerals(max(map(len, groups)) or 1)
    top = numbering.up_to(len(owner[cell]) for cell in range(len(white)))
    start = top & grid.givens([board[place] for place in white], values, parts.UNTOLD)
    lexing.named(text, "makaro")
    each = [AllDifferent(tuple(cells), name=f"region of {len(cells)}") for cells in groups if len(cells) > 1]
    pairs = [(white[p], white[q]) for p in white for q in ((p[0], p[1] + 1), (p[0] + 1, p[1])) if q in white]
    unlike = [NotEqual(pair) for pair in pairs if owner[pair[0]] is not owner[pair[1]]]
    rules = Rules(grid.names(white), values, (*each, *unlike, *arrows(board, white)), top, tuple(white))
    clues = numbering.board(entries, width)
    return Problem(rules, start, domain="makaro", form=f"{len(white)} white cells", clues=clues)


def arrows(board: dict[grid.Place, lexing.Piece], white: dict[grid.Place, int]) -> Iterator[Less]:
    for (row, column), entry in ((p, e) for p, e in board.items() if e in ARROWS):
        near = {e: white[p] for e, (y, x) in ARROWS.items() if (p := (row + y, column + x)) in white}
        if entry not in near:
            raise entry.wrong("an arrow that points at a white cell")
        for cell in near.values():
            if cell != near[entry]:
                yield Less((cell, near[entry]), name=f"arrow at {grid.names([(row, column)])[0]}")


DOMAIN = Domain("makaro", parse, numbering.draw, sample=scenes.arrowed(parse, "makaro"))
