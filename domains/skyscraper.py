"""Skyscraper: a latin square of heights; a number at the edge counts the buildings seen from there.

>>> from neurosym import solve
>>> print(solve('''
... 3 3 3
... - - 2
... 1 - -
... - 3 -
... - - -
... - - -
... - - -
... - - -
... ''', domain="skyscraper").text)
2 3 1
1 2 3
3 1 2

Read: a header ``size size tallest``, with a ``D`` behind it if the diagonals hold each height too; the numbers seen
from the top, from the bottom, from the left and from the right, a line each (``-`` where none is told); rows of givens.
A building hides those that are no taller. Where the tallest is below the size the other cells of a line are parks, 0.
Size to generate: N.
"""

from neurosym import Count, Domain, Problem, Regular, grid, lexing, number_drafts, numbering, parts


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    words = head.pieces()
    diagonal = len(words) == 4 and words[3] == "D"
    size, width, tallest = lexing.header(lexing.Piece(head[: words[3].column - 1], 1, 1) if diagonal else head, (3,))
    if size != width or not 0 < tallest <= size:
        raise head.wrong("a header 'size size tallest'")
    table = lexing.table(lines, size + 4, size)
    values = grid.numerals(tallest) if tallest == size else ("0", *grid.numerals(tallest))
    each = [
        Count(scope, "==", 1 if label != "0" else size - tallest, 1 << value, name=f"{label} in {name}")
        for name, scope in parts.lines(size, size, diagonal)
        for value, label in enumerate(values)
    ]
    heights = [*map(int, values)]
    seen = [
        Regular(
            scope, *parts.visible(entry.number(1, tallest, "the buildings seen"), heights), name=f"{entry} in {name}"
        )
        for entry, name, scope in numbering.views(table, size)
    ]
    start = grid.givens([entry for row in table[4:] for entry in row], values, parts.UNTOLD)
    form = f"{size} x {size} cells, heights to {tallest}" + ", diagonals too" * diagonal
    return Problem(parts.shaded(size, size, (*each, *seen), values), start, domain="skyscraper", form=form)


DOMAIN = Domain("skyscraper", parse, parts.draw, sample=number_drafts.watched(parse))
