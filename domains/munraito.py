"""Munraito (moonlight): one star and one cloud in each line; a planet is lit where a star is the first seen from it.

>>> from neurosym import solve
>>> print(solve('''
... # domain: munraito
... 4 4
... - - - -
... - - - 0
... - 1 - -
... - 1 - -
... ''', domain="munraito").text)
- s x -
s x - 0
- 1 s x
x 1 - s

Read: the line ``# domain: munraito``, for other kinds look the same; a header ``rows columns``, rows of entries: ``-``
(or ``.``), or a number for a planet, the sum of the sides on which it is lit, 1 right, 2 below, 4 left, 8 above. Clouds
and planets stop the light. Drawn: ``s`` a star, ``x`` a cloud, ``-`` nothing, ``?`` not known. Size to generate: N.
"""

from collections.abc import Iterator

from neurosym import Constraint, Count, Domain, Problem, Regular, Rules, grid, lexing, numbering, parts, skies

SIDES = {1: (0, 1), 2: (1, 0), 4: (0, -1), 8: (-1, 0)}
LIT, DARK = ((0, 1, -1), (1, 1, 1)), ((0, -1, 1), (1, 1, 1))  # nothing met yet, then anything


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(r, c): board[r][c] for r, c in grid.places(height, width)}
    planets = {p: e.number(0, 15, "'-', or the lit sides") for p, e in entries.items() if e not in parts.UNTOLD}
    cells = {place: n for n, place in enumerate(p for p in entries if p not in planets)}
    for place, lit in planets.items():
        if any(lit & bit and not grid.walk(cells, place, step) for bit, step in SIDES.items()) or not cells:
            raise entries[place].wrong("a planet that is lit only where there is room for a star")
    once = [
        Count(scope, "==", 1, mask, name=f"{kind} in {name}")
        for name, scope in numbering.lines_in(cells, height, width)
        for kind, mask in (("star", 0b010), ("cloud", 0b100))
    ]
    lexing.named(text, "munraito")
    rules = Rules(grid.names(cells), ("-", "s", "x"), (*once, *lights(planets, cells)), coordinates=tuple(cells))
    form = f"{height} x {width} entries, {len(planets)} planets"
    return Problem(rules, domain="munraito", form=form, clues=tuple(map(tuple, board)))


def lights(planets: dict[grid.Place, int], cells: dict[grid.Place, int]) -> Iterator[Constraint]:
    for place, lit in planets.items():
        for bit, step in SIDES.items():
            if scope := grid.walk(cells, place, step):
                way = (LIT, 0, (1,)) if lit & bit else (DARK, 0, (0, 1))
                yield Regular(scope, *way, name=f"light on {grid.names([place])[0]}")


DOMAIN = Domain("munraito", parse, numbering.draw, sample=skies.moonlit(parse, "munraito"))
