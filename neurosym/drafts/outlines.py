"""Loops at random, for pages that draft puzzles: the outline of a patch without holes, grown place by place."""

from __future__ import annotations

from random import Random

from neurosym.boards.loops import Net
from neurosym.grid import Place
from neurosym.lattice import Answer

FILLED = 0.55
"""The share of a board that a patch is grown to, if it can be."""
TRIES = 12
"""For each place of the board: how often one more is tried."""

THICK = 0.1
"""The chance that a place is taken though it makes the patch two places thick: thin ones have livelier outlines."""

_RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
"""The places around one, in a circle; every other one shares a side."""


def patch(rng: Random, height: int, width: int) -> set[Place]:
    """Places that hang together by sides, with no hole, and that touch themselves at no corner."""
    inside = {(rng.randrange(height), rng.randrange(width))}
    for _ in range(TRIES * height * width):
        if len(inside) >= FILLED * height * width:
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
