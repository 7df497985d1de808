"""Cells that point at a neighbour, which points back: the two halves of a domino or of a stitch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from neurosym import grid
from neurosym.constraints.clause import Clause

SIDES = ("n", "e", "s", "w")


def pairs(height: int, width: int, first: int = 0) -> Mapping[tuple[int, int], tuple[int, int]]:
    """For two cells that share a side, the values with which they point at each other.

    ``first`` is the number of the value ``n``; the other sides follow clockwise.
    """
    across, down = (first + 1, first + 3), (first + 2, first)
    return {(a, b): across if b == a + 1 else down for a, b in grid.neighbours(height, width)}


def mutual(ways: Mapping[tuple[int, int], tuple[int, int]], values: int) -> Iterator[Clause]:
    """One cell points at the other exactly if the other points at it; cells take so many ``values``."""
    full = (1 << values) - 1
    for cells, (there, back) in ways.items():
        yield Clause(cells, (full & ~(1 << there), 1 << back))
        yield Clause(cells, (1 << there, full & ~(1 << back)))
