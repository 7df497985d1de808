"""Loops at random, for pages that draft puzzles: the outline of a patch without holes, grown place by place."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from neurosym import grid
from neurosym.boards.loops import Net
from neurosym.drafts import sampling
from neurosym.grid import Place
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Rules

FILLED = 0.55
"""The share of a board that a patch is grown to, if it can be."""
TRIES = 12
"""For each place of the board: how often one more is tried."""

THICK = 0.1
"""The chance that a place is taken though it makes the patch two places thick: thin ones have livelier outlines."""

SWAPS = 4
"""For each place of the board: how often a tour is changed in two of its places."""

_CORNERS = ((0, 0), (0, 1), (1, 1), (1, 0), (0, 0))
"""The corners of a place, clockwise: from each to the next lies a side, in the order of :data:`grid.STEPS`."""

_RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
"""The places around one, in a circle; every other one shares a side."""


def patch(rng: Random, height: int, width: int, share: float = FILLED) -> set[Place]:
    """Places, a ``share`` of a board, that hang together by sides, with no hole, and touch themselves at no corner."""
    inside = {(rng.randrange(height), rng.randrange(width))}
    for _ in range(TRIES * height * width):
        if len(inside) >= share * height * width:
            break
        (row, column), (y, x) = rng.choice(sorted(inside)), rng.choice(_RING[1::2])
        grown = row + y, column + x
        within = grown not in inside and 0 <= grown[0] < height and 0 <= grown[1] < width
        if within and _fits(inside, grown) and (rng.random() < THICK or not _blocks(inside, grown)):
            inside.add(grown)
    return inside


def _fits(inside: set[Place], place: Place) -> bool:
    """Are the places around this one that are inside one run of their circle, and none a corner alone?"""
    ring = [(place[0] + y, place[1] + x) in inside for y, x in _RING]
    changes = sum(ring[at] != ring[at - 1] for at in range(8))
    return changes == 2 and all(not ring[at] or ring[at - 1] or ring[at + 1] for at in range(0, 8, 2))


def _blocks(inside: set[Place], place: Place) -> bool:
    """Would this place complete a block of two by two?"""
    (r, c), sides = place, (-1, 1)
    return any({(r + y, c), (r, c + x), (r + y, c + x)} <= inside for y in sides for x in sides)


def outline(net: Net, inside: set[Place]) -> Answer:
    """The edges of the net with one side inside; a place is named by its upper left corner."""
    beside = ((a, (a[0] - (a[0] == b[0]), a[1] - (a[1] == b[1]))) for a, b in net.edges)
    return tuple(int((one in inside) != (other in inside)) for one, other in beside)


def tour(rng: Random, height: int, width: int) -> set[Place]:
    """Places whose outline goes through all corners of a board, of which one side must be odd.

    A comb at first; then places are taken out that had two neighbours inside, opposite ones, which cuts the loop in
    two, and others that join the two are put in.
    """
    if height % 2 == 0:
        return {(row, column) for column, row in tour(rng, width, height)}
    inside = {place for place in grid.places(height, width) if place[0] % 2 == 0 or place[1] == 0}
    for _ in range(SWAPS * height * width):
        cut = rng.choice(sorted(inside))
        if len(ends := _opposite(inside, cut)) == 2:
            inside.remove(cut)
            part = _reached(inside, ends[0])
            bridges = [
                place
                for place in grid.places(height, width)
                if place not in inside
                and len(sides := _opposite(inside, place)) == 2
                and (sides[0] in part) != (sides[1] in part)
            ]
            inside.add(rng.choice(bridges))
    return inside


def _opposite(inside: set[Place], place: Place) -> list[Place]:
    """The two neighbours inside, if there are just two and they are opposite."""
    near = [(place[0] + y, place[1] + x) for y, x in grid.STEPS]
    within = [other in inside for other in near]
    return [n for n in near if n in inside] if sum(within) == 2 and within[0] == within[2] else []


def _reached(inside: set[Place], first: Place) -> set[Place]:
    part = [first]
    for row, column in part:  # grows as it is walked
        part += [p for y, x in grid.STEPS if (p := (row + y, column + x)) in inside and p not in part]
    return {*part}


def around(inside: set[Place], rng: Random, rules: Rules) -> Answer:
    """The answer of the rules of a net whose loop is the outline; empty if there is none.

    Cells that are no edges follow from the loop.
    """
    top, places = [*rules.top], _doubled(rules)
    for cell, (row, column) in enumerate(places):
        if (row + column) % 2:
            one, other = (row // 2, column // 2), ((row - 1) // 2, (column - 1) // 2)
            top[cell] &= 0b10 if (one in inside) != (other in inside) else 0b01
    start = Candidates(top)
    return () if start.is_bottom else sampling.filled(rng, replace(rules, top=start), tries=1)


def _doubled(rules: Rules) -> list[Place]:
    """The places of cells on a board of twice the size: nodes are at even rows and columns, edges between two."""
    shift = int(min(row for row, _ in rules.coordinates) < 0)
    return [(int(2 * row) + shift, int(2 * column) + shift) for row, column in rules.coordinates]


def loop(rng: Random, rules: Rules) -> Answer:
    """A loop at random that need not go through all places, as an answer of the rules of a net of all places."""
    return around(patch(rng, *_squares(rules)), rng, rules)


def whole(rng: Random, rules: Rules) -> Answer:
    """The same, but through all places; empty for a board that has no such loop, of which both sides are odd."""
    height, width = _squares(rules)
    return around(tour(rng, height, width), rng, rules) if height % 2 or width % 2 else ()


def _squares(rules: Rules) -> tuple[int, int]:
    """How many squares of four nodes a net has, down and across."""
    places = _doubled(rules)
    return max(row for row, _ in places) // 2, max(column for _, column in places) // 2


def way(inside: set[Place]) -> list[Place]:
    """The corners that the outline goes through, clockwise from the first; the places touch at no corner alone."""
    after = {}
    for row, column in inside:
        for number, (y, x) in enumerate(grid.STEPS):
            if (row + y, column + x) not in inside:
                one, other = _CORNERS[number], _CORNERS[number + 1]
                after[row + one[0], column + one[1]] = row + other[0], column + other[1]
    met = [min(after)]
    while (place := after[met[-1]]) != met[0]:
        met.append(place)
    return met
