"""Maze: a shortest way from the start to the goal, by steps up, down, left and right. Any shortest way will do.

>>> from neurosym import solve
>>> print(solve('''
... ######
... #S.#.#
... #.#..#
... #...G#
... ######
... ''', domain="maze").text)
######
#S.#.#
#o#..#
#oooG#
######

Read: rows of characters: ``#`` (or ``@``, ``T``) a wall, ``.`` or a blank a free place, one ``S`` and one ``G`` (or
``E``) for start and goal; blanks at the end of a row are wall. Drawn: ``o`` on the way, ``?`` not known.
Size to generate: rows x columns.
"""

import re

from neurosym import Answer, Candidates, Clause, Domain, Problem, Rules, grid, lexing, shortest, skies

ROW = re.compile(r"[#@T.SGE \t]+")


def parse(text: str) -> Problem:
    rows = lexing.lines(text, rows=ROW)
    for row in (row for row in rows if not ROW.fullmatch(row)):
        raise row.wrong("a row of '#', '.', 'S' and 'G'")
    signs = {(y, x): sign for y, row in enumerate(rows) for x, sign in enumerate(row.rstrip()) if sign not in "#@T"}
    starts, goals = ([place for place, sign in signs.items() if sign in kind] for kind in ("S", "GE"))
    cells = {place: cell for cell, place in enumerate(place for place, sign in signs.items() if sign in ". ")}
    if not len(starts) == len(goals) == 1 or not cells:
        raise lexing.end(text).wrong("one start 'S', one goal 'G', and a free place")
    steps = shortest.between(signs, starts[0], goals[0])
    stuck = () if goals[0] in shortest.distances(signs, starts[0]) else (Clause((0,), (0,), name="a way to the goal"),)
    top = Candidates([0b11 if place in steps else 0b01 for place in cells])
    rules = Rules(grid.names(cells), (".", "o"), (*stuck, *shortest.way(steps, cells)), top, tuple(cells))
    form = f"{len(rows)} rows, {len(cells)} free places"
    return Problem(rules, domain="maze", form=form, clues=tuple(row.rstrip() for row in rows))


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    signs = dict(zip(problem.rules.coordinates, grid.shown(problem, answer, "?"), strict=True))
    rows = enumerate(problem.clues)
    return "\n".join("".join(signs.get((y, x), sign) for x, sign in enumerate(row)) for y, row in rows)


DOMAIN = Domain("maze", parse, render, unique=False, sample=skies.maze(parse))
