"""Kurotto: a number in a circle is how many filled cells there are in the groups beside it, all together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: kurotto
... 4 4
... 2 - - 1
... - - 1 -
... 1 - - -
... 3 - - -
... ''', domain="kurotto").text)
- x - -
x - - x
- - - -
- x x x

Read: the line ``# domain: kurotto``, for other kinds look the same; a header ``rows columns``, rows of entries: a
number, ``o`` for a circle without one, or ``-`` (or ``.``). A group are filled cells that hang together by their sides;
circles are not filled. Drawn: ``x`` filled, ``-`` not filled, ``?`` not known. Size to generate: rows x columns.
"""

from collections.abc import Sequence

from neurosym import Candidates, Domain, Problem, Reach, grid, lexing, mended, parts


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    entries = [entry for row in lexing.table(lines, height, width) for entry in row]
    circles = {cell for cell, entry in enumerate(entries) if entry not in parts.UNTOLD}
    near = [[other for other in cells if other not in circles] for cells in parts.beside(height, width)]
    names = grid.names(grid.places(height, width))
    groups = []
    for cell in (cell for cell in sorted(circles) if entries[cell] != "o"):
        most = len(entries) - len(circles) if near[cell] else 0
        number = entries[cell].number(0, most, "'-', 'o', or the filled cells that hang on this circle")
        if near[cell]:
            groups.append(reach(cell, number, near, f"groups at {names[cell]} ({number})"))
    lexing.named(text, "kurotto")
    rules = parts.shaded(height, width, groups)
    start = Candidates([0b01 if cell in circles else 0b11 for cell in range(len(entries))])
    return Problem(rules, start, domain="kurotto", form=f"{height} x {width} cells, {len(circles)} circles")


def reach(cell: int, number: int, near: Sequence[Sequence[int]], name: str) -> Reach:
    """Cells farther away than the number tells, and one, do not matter."""
    steps = dict.fromkeys(near[cell], 1)
    for here in (found := [*near[cell]]):  # grows as it is walked
        for there in near[here] if steps[here] <= number else ():
            if there not in steps:
                steps[there] = steps[here] + 1
                found.append(there)
    at = {one: position for position, one in enumerate(found)}
    links = tuple((at[a], at[b]) for a in found for b in near[a] if a < b and b in at)
    return Reach(tuple(found), 0b10, links, tuple(at[one] for one in near[cell]), number, name=name)


DOMAIN = Domain("kurotto", parse, parts.draw, sample=mended.circled(parse, "kurotto"))
