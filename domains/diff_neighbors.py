"""Different neighbours: each region is a number from 1 to 4, another one than all that touch it, even at a corner.

>>> from neurosym import solve
>>> print(solve('''
... # domain: diff_neighbors
... 4 5
... - - - - -
... - 4 - - -
... - 1 - - -
... - 3 - 3 -
... 1 2 2 3 3
... 4 5 5 3 6
... 4 7 7 6 6
... 4 8 7 9 9
... ''', domain="diff_neighbors").text)
3 1 1 3 3
2 4 4 3 2
2 1 1 2 2
2 3 1 3 3

Read: the line ``# domain: diff_neighbors``, for other kinds look the same; a header ``rows columns``, rows of given
numbers, ``-`` (or ``.``) where none is, rows of region labels. Drawn: ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, blanks, grid, lexing, patches, probing

VALUES = grid.numerals(4)


def parse(text: str) -> Problem:
    board, start = patches.read(text, VALUES)
    lexing.named(text, "diff_neighbors")
    rules = board.rules(VALUES, board.apart(corners=True))
    form = f"{board.height} x {board.width}, {len(rules.cells)} regions"
    return Problem(rules, start, domain="diff_neighbors", form=form, clues=board)


BLANK = blanks.board("diff_neighbors", blanks.numbers(4, 1), blanks.regions(blanks.pieces(4), once=True), usual=(8, 8))
SAMPLE = probing.probed(parse, BLANK)
DOMAIN = Domain("diff_neighbors", parse, patches.render, sample=SAMPLE)
