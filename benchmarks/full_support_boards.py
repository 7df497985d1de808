"""The constraints that know a board, each drawn over a few cells of one, for ``full_support.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from neurosym import (
    Acyclic,
    Alike,
    Apart,
    Arms,
    Carries,
    Census,
    Connected,
    Consecutive,
    Constraint,
    Distance,
    ExactlyOne,
    Parted,
    Path,
    Piece,
    Placed,
    Reach,
    Sight,
    Sized,
    Spaced,
    Spelled,
    Tally,
    Uncrossed,
    Uneven,
    Within,
    grid,
)

SMALL, DIGITS = tuple(grid.neighbours(2, 4)), tuple(range(1, 10))
"""The links of a board of two rows and four columns."""
SIZES = ((1, 1), (2, 2), (3, 3))
"""Groups of the first value have one cell, of the second two, of the third three."""


def acyclic(r: Random) -> Constraint:
    """Six cells, each an edge or none, among five nodes."""
    edges = [r.sample(range(5), 2) for _ in range(6)]
    return Acyclic(tuple(range(6)), tuple(((), (a, b)) for a, b in edges))


def arms(r: Random) -> Constraint:
    """Two arms of three cells, with four pairs of lengths."""
    return Arms(tuple(range(6)), (3, 3), tuple((r.randint(0, 3), r.randint(0, 3)) for _ in range(4)), 0b10)


def spelled(r: Random) -> Constraint:
    """Just two of five words of two letters."""
    words = tuple(tuple((place, 0b10) for place in r.sample(range(6), 2)) for _ in range(5))
    return Spelled(tuple(range(6)), words, "==", 2)


def placed(r: Random) -> Constraint:
    """Four dominoes on six cells, each half with one of two values."""
    pieces = [r.sample(range(6), 2) for _ in range(4)]
    return Placed(tuple(range(6)), tuple(tuple((place, r.randint(1, 2)) for place in piece) for piece in pieces))


def uneven(r: Random) -> Constraint:
    """Three groups of two cells, the middle one linked with both others."""
    return Uneven(tuple(range(6)), (2, 2, 2), ((0, 1), (1, 2)), r.randint(1, 2))


BOARDS: Mapping[str, tuple[Callable[[Random], Constraint], int, int]] = MappingProxyType(
    {
        "Acyclic, 6 edges, 5 nodes": (acyclic, 2, 2),
        "Alike": (lambda r: Alike((0, 1), r.randrange(1 << 4)), 4, 3),
        "Apart": (lambda r: Apart((0, 1), r.randint(1, 5), DIGITS), 9, 9),
        "Arms, 2 of 3 cells": (arms, 2, 2),
        "Carries": (lambda r: Carries((0, 1, 2), r.randrange(1, 8), r.randrange(1, 8)), 3, 2),
        "Census, 4 cells": (lambda _: Census(tuple(range(5)), 0b10, (1, 2, 3)), 3, 2),
        "Connected, 2 x 4 cells": (lambda _: Connected(tuple(range(8)), 0b10, SMALL), 2, 2),
        "Connected, 2 x 4 cells, a root": (lambda r: Connected(tuple(range(8)), 2, SMALL, (r.randrange(8),)), 2, 2),
        "Consecutive, 4 cells": (lambda _: Consecutive((0, 1, 2, 3)), 7, 4),
        "Distance": (lambda _: Distance((0, 1, 2)), 7, 5),
        "ExactlyOne, 5 cells": (lambda r: ExactlyOne(tuple(range(5)), tuple(r.choices((1, 2), k=5))), 2, 2),
        "Parted": (lambda r: Parted((0, 1, 2), r.randrange(1, 8), (r.randrange(1, 8),)), 3, 3),
        "Path, 2 x 3 cells": (lambda _: Path(tuple(range(6)), tuple(grid.neighbours(2, 3))), 6, 4),
        "Piece, 2 x 4 cells": (
            lambda r: Piece(tuple(range(8)), 2, SMALL, r.randrange(8), r.randint(2, 5)),
            2,
            2,
        ),
        "Placed, 4 dominoes on 6 cells": (placed, 3, 3),
        "Reach, 2 x 4 cells": (
            lambda r: Reach(tuple(range(8)), 2, SMALL, (r.randrange(8),), r.randint(1, 6)),
            2,
            2,
        ),
        "Sight, 2 arms of 3 cells": (lambda r: Sight(tuple(range(6)), (3, 3), r.randint(0, 6), 0b10), 2, 2),
        "Sized, 2 x 3 cells": (lambda _: Sized(tuple(range(6)), tuple(grid.neighbours(2, 3)), SIZES), 3, 3),
        "Spaced, 6 cells, 3 values": (lambda r: Spaced(tuple(range(6)), tuple(r.choices(range(4), k=3))), 3, 2),
        "Spelled, 5 words": (spelled, 2, 2),
        "Tally, 5 cells": (lambda r: Tally(tuple(range(5)), tuple(r.sample(range(6), 2)), 0b10), 2, 2),
        "Uncrossed": (lambda _: Uncrossed(tuple(range(8)), 0b10, 0b110), 3, 2),
        "Uneven, 3 groups of 2 cells": (uneven, 2, 2),
        "Within, 2 x 4 cells, 3 steps": (lambda r: Within(tuple(range(8)), 2, SMALL, (r.randrange(8),), 3), 2, 2),
    }
)
"""Name -> how one is drawn, how many values there are, and how many of them a cell keeps at most."""
