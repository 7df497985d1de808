"""Galaxies: the board is divided into areas in one piece, each around a point and alike when turned upside down.

>>> from neurosym import solve
>>> print(solve('''
... # domain: galaxies
... 2 5
... - 1 - - 2
... 0 - 0 - -
... ''', domain="galaxies").text)
1 1 1 1 2
3 4 4 4 2

Read: the line ``# domain: galaxies``, for other kinds look the same; a header ``rows columns``; rows of entries, ``-``
(or ``.``), or where the point is: ``0`` in the middle of the cell, ``1`` on its right side, ``2`` on its lower side,
``3`` on the corner right below. Drawn: the areas, numbered in the order of their points; ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Candidates, Constraint, Domain, Problem, Rules, Tally, area_drafts, grid, lexing, parts, territory


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    points = []  # in halves of cells
    for (row, column), entry in parts.clues(lexing.table(lines, height, width), least=1).items():
        down, right = divmod(entry.number(0, 3, "'-', or where in the cell the point is"), 2)
        if row + down == height or column + right == width:
            raise entry.wrong("a point that is not on the edge of the board")
        points.append((2 * row + down, 2 * column + right))
    lexing.named(text, "galaxies")
    return Problem(areas(height, width, points), domain="galaxies", form=f"{len(points)} points")


def areas(height: int, width: int, points: list[grid.Place]) -> Rules:
    """A cell's value is the number of its area; it may be in one if it and its twin can be reached from the point."""
    near, top, constraints = parts.beside(height, width), [0] * (height * width), list[Constraint]()
    hearts = [{r * width + c for r in (y // 2, -(-y // 2)) for c in (x // 2, -(-x // 2))} for y, x in points]
    owner = {cell: number for number, heart in enumerate(hearts) for cell in heart}
    for number, ((y, x), heart) in enumerate(zip(points, hearts, strict=True)):
        twins, reached = {cell: y * width + x - cell for cell in heart}, [*heart]
        for cell in reached:  # grows as it is walked
            for other in (other for other in near[cell] if other not in twins):
                row, column, twin = y - other // width, x - other % width, y * width + x - other
                owners = {owner.get(other, number), owner.get(twin, number)}
                if row in range(height) and column in range(width) and owners == {number}:
                    twins[other] = twin
                    reached.append(other)
        constraints.append(territory.rooted(near, [*twins], len(heart), number, f"area {number + 1}"))
        constraints += (Tally(pair, (0, 2), 1 << number, name="twins") for pair in twins.items() if pair[0] < pair[1])
        for cell in twins:
            top[cell] |= 1 << number
    apart = Candidates([0 if cell in owner and mask & (mask - 1) else mask for cell, mask in enumerate(top)])
    return parts.shaded(height, width, constraints, grid.numerals(len(points)), apart)


DOMAIN = Domain("galaxies", parse, parts.draw, sample=area_drafts.turned(parse, "galaxies"))
