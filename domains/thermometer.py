"""Thermometer: each thermometer is filled from its bulb up to some cell; the margin counts the filled cells of a line.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... - - 1
... 2 2 0
... 1.2 1.3 2.2
... 1.1 4.1 2.1
... 5.1 3.1 3.2
... ''', domain="thermometer").text)
x x -
x - x
- - -

Read: a header ``rows columns``, the counts of the columns in one line, those of the rows in the next (``-`` where none
is told), rows of entries ``thermometer.position``, positions counted from the bulb, which is 1. Drawn: ``x`` filled,
``-`` empty, ``?`` not known. Size to generate: rows x columns.
"""

from itertools import pairwise
from random import Random

from neurosym import Clause, Domain, Draft, Problem, drafting, grid, lexing, parts, sampling


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    found: dict[str, dict[int, int]] = {}
    for cell, piece in enumerate(p for row in lexing.table(lines[2:], height, width) for p in row):
        words = piece.pieces(r"[^.]+")
        if len(words) != 2 or piece.count(".") != 1:
            raise piece.wrong("thermometer.position, as in 3.1")
        place = words[1].number(1, height * width, "the position in the thermometer")
        if found.setdefault(words[0], {}).setdefault(place, cell) != cell:
            raise piece.wrong("another position; this one is taken")
    paths = {name: [cell for _, cell in sorted(cells.items())] for name, cells in found.items()}
    near = parts.beside(height, width)
    broken = [n for n, p in paths.items() if max(found[n]) > len(p) or any(b not in near[a] for a, b in pairwise(p))]
    if broken:
        raise lexing.end(text).wrong(f"positions of thermometer {broken[0]} from 1, each beside the last")
    bounds = parts.margins(lines, height, width, "the filled cells of a line")
    steps = [(name, pair) for name, path in paths.items() for pair in pairwise(path)]
    rising = [Clause(pair, (0b10, 0b01), name=f"thermometer {name}") for name, pair in steps]
    rules = parts.shaded(height, width, (*parts.counts(parts.lines(height, width), bounds), *rising))
    return Problem(rules, domain="thermometer", form=f"{height} x {width} cells, {len(paths)} thermometers")


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (6, 6), range(2, 31), "rows x columns, each from 2 to 30")
    paths = sampling.paths(rng, height, width, longest=max(height, width))
    filled = {cell for path in paths for cell in path[: rng.randint(0, len(path))]}
    position = {cell: f"{n}.{m}" for n, path in enumerate(paths, start=1) for m, cell in enumerate(path, start=1)}
    body = grid.draw([position[cell] for cell in range(height * width)], width)
    answer = tuple(int(cell in filled) for cell in range(height * width))
    return drafting.margined(parse, height, width, answer, body, rng)


DOMAIN = Domain("thermometer", parse, parts.draw, sample=sample)
