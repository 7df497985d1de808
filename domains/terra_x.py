"""Terra X: each region is a number from 0 to 9, another one than those beside it; where four meet they sum to 10.

>>> from neurosym import solve
>>> print(solve('''
... # domain: terra_x
... 4 4
... - - - -
... - 0 - -
... 1 - 7 -
... - - - -
... 1 1 2 2
... 1 3 4 4
... 5 6 7 7
... 5 6 7 7
... ''', domain="terra_x").text)
7 7 2 2
7 0 1 1
1 2 7 7
1 2 7 7

Read: the line ``# domain: terra_x``, for other kinds look the same; a header ``rows columns``, rows of given numbers,
``-`` (or ``.``) where none is, rows of region labels. Drawn: ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, Total, blanks, grid, lexing, patches, probing

VALUES = grid.numerals(10, 0)


def parse(text: str) -> Problem:
    board, start = patches.read(text, VALUES)
    lexing.named(text, "terra_x")
    tens = [Total(four, "==", 10, tuple(range(10)), name=f"four at {at}") for at, four in board.crossings().items()]
    rules = board.rules(VALUES, (*board.apart(), *tens))
    form = f"{board.height} x {board.width}, {len(rules.cells)} regions"
    return Problem(rules, start, domain="terra_x", form=form, clues=board)


BLANK = blanks.board("terra_x", blanks.numbers(9), blanks.regions(blanks.pieces(4), once=True), usual=(8, 8))
SAMPLE = probing.probed(parse, BLANK)
DOMAIN = Domain("terra_x", parse, patches.render, sample=SAMPLE)
