"""Cells that point at a neighbour, which points back: the two halves of a domino or of a stitch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from neurosym import grid
from neurosym.constraints.clause import Clause

SIDES = ("n", "e", "s", "w")

Piece: TypeAlias = tuple[tuple[int, int], int, int]
"""Two cells that a piece may cover, and the values that its halves have there."""


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


def laid(
    near: Sequence[Sequence[int]], pieces: Sequence[Piece], values: int, beside: int = 0
) -> tuple[list[int], list[Clause]]:
    """For pieces of two cells: the values of halves that each cell can take, and clauses about them.

    Two halves go together; and if ``beside`` is given, a cell beside the piece takes a value in that bit set.
    ``near`` are the cells beside each cell.
    """
    masks, full = [0] * len(near), (1 << values) - 1
    clauses: list[Clause] = []
    for cells, there, back in pieces:
        masks[cells[0]] |= 1 << there
        masks[cells[1]] |= 1 << back
        clauses += mutual({cells: (there, back)}, values)
        if beside:
            around = sorted({*near[cells[0]], *near[cells[1]]} - {*cells})
            clauses.append(Clause((cells[0], *around), (full & ~(1 << there), *[beside] * len(around))))
    return masks, clauses
