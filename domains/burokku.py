"""Burokku (block): the board is cut into blocks of as many cells as there are letters, each with every letter once.

>>> from neurosym import solve
>>> print(solve('''
... # domain: burokku
... 4 4
... B C C A
... D A D B
... C B A A
... D B D C
... ''', domain="burokku").text)
1 1 2 2
1 1 2 2
3 3 3 4
3 4 4 4

Read: the line ``# domain: burokku``, for other kinds look the same; a header ``rows columns``, rows of letters (or
numbers), ``-`` (or ``.``) where none is; then perhaps a line ``[lines]`` and rows of numbers that tell borders: the sum
of 1 for one to the right of a cell, 2 below, ``-`` for none. On a board with cells that have no letter, blocks have as
many cells as a row, and no letter twice. By a line ``# sums join`` neighbours are in one block if their numbers, A
being 1, add up to the cells of a block. Drawn: the blocks, numbered; ``?`` not known. Size to generate: N.
"""

from neurosym import Domain, Problem, lexing, parts, polyominoes, variants

MOST = 10
"""Cells of a block; the shapes of more are too many."""


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    cells = [str(piece) for row in lexing.table(lines[:height], height, width) for piece in row]
    letters = {*cells} - {"-", "."}
    size = width if len(letters) < len({*cells}) else len(letters)
    if height * width % size or size > MOST:
        raise head.wrong(f"a board that blocks of {size} cells can fill, of up to {MOST} cells")
    bars = borders(lines[height:], height, width)
    lexing.named(text, "burokku")
    summed = lexing.option(text, "sums join") is not None
    joined = polyominoes.summing(cells, width, size) if summed else ()
    pieces = polyominoes.unlike(cells, width, size, bars, joined)
    if len(pieces) > polyominoes.MOST:
        raise lexing.end(text).wrong(f"letters that leave at most {polyominoes.MOST:,} blocks")
    rules = polyominoes.laid(height, width, pieces)
    form = f"{height} x {width} cells in blocks of {size}" + "; # sums join" * summed
    return Problem(rules, domain="burokku", form=form, clues=(height, width))


def borders(lines: list[lexing.Piece], height: int, width: int) -> set[tuple[int, int]]:
    if lines and lines[0].strip() != "[lines]":
        raise lines[0].wrong("the end, or a line '[lines]'")
    found = set()
    for cell, piece in enumerate(p for row in lexing.table(lines[1:], height, width) for p in row) if lines else ():
        told = 0 if piece in parts.UNTOLD else piece.number(0, 3, "1 for a border to the right, 2 below")
        found |= {(cell, cell + step) for bit, step in ((1, 1), (2, width)) if told & bit}
    return found


DOMAIN = Domain("burokku", parse, polyominoes.draw, sample=variants.blocked(parse))
