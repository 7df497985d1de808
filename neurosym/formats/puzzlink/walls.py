"""Walls between cells, as bits."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym import grid
from neurosym.formats.puzzlink.codes import Signs
from neurosym.formats.sheet import Cursor


def walls(cursor: Cursor, height: int, width: int) -> list[tuple[int, int]]:
    """The pairs of neighbours that a wall parts: those beside each other first, then those above each other."""
    beside, above = sides(height, width)
    bits = Signs(("", "wall"))
    told = [*bits.read(cursor, len(beside)), *bits.read(cursor, len(above))]
    return [pair for pair, wall in zip((*beside, *above), told, strict=True) if wall]


def walled(labels: Sequence[str], height: int, width: int) -> str:
    """The walls between cells of different labels, as characters."""
    bits = Signs(("", "wall"))
    return "".join(
        bits.write(["wall" if labels[a] != labels[b] else "" for a, b in pairs]) for pairs in sides(height, width)
    )


def sides(height: int, width: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs of neighbours: those beside each other, and those above each other."""
    pairs = grid.neighbours(height, width)
    across = height * (width - 1)
    return pairs[:across], pairs[across:]
