"""Araf: the board is divided into areas in one piece, each with two numbers, and a count of cells between the two.

>>> from neurosym import solve
>>> print(solve('''
... # domain: araf
... 3 4
... - - 1 -
... 4 7 3 5
... - - 3 -
... ''', domain="araf").text)
3 3 4 5
3 3 4 5
3 3 5 5
cells: 0 0 6 2 4 0

Read: the line ``# domain: araf``, for other kinds look the same; a header ``rows columns``; rows of entries, numbers
and ``-`` (or ``.``). Drawn: the areas, by the place of the larger number among all in order of reading, and how many
cells each number's area has, 0 for a number that is the smaller; ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, area_drafts, entries, lexing, territory


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    told = {
        row * width + column: entry.number(1, 999, "'-', or a number to compare the cells of an area with")
        for (row, column), entry in entries.told(board).items()
    }
    if len(told) % 2 or not told:
        raise lexing.end(text).wrong(f"two numbers for each area; there are {len(told)}")
    lexing.named(text, "araf")
    form = f"{height} x {width} cells, {len(told) // 2} areas"
    return Problem(territory.paired(height, width, told), domain="araf", form=form, clues=(height, width))


DOMAIN = Domain("araf", parse, territory.draw, sample=area_drafts.between(parse, "araf"))
