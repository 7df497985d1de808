"""Islands around their clues: which cells each can hold, and what makes it one piece; for pages whose values name them.

Value 0 is the sea, and the islands are 1, 2, 3, ... in the order of their clues, which are cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.alike import Alike
from neurosym.constraints.base import Constraint
from neurosym.constraints.connected import Connected
from neurosym.constraints.piece import Piece
from neurosym.lattice import Candidates


def within(near: Sequence[Sequence[int]], clue: int, others: Mapping[int, object], size: int) -> tuple[int, ...]:
    """The cells that an island can hold, its clue first: within so many steps, and not beside the clue of another."""
    steps, queue = {clue: 1}, [clue]
    for cell in queue:  # grows as it is walked
        for other in near[cell] if steps[cell] < size else ():
            if other not in steps and others.keys().isdisjoint({other, *near[other]} - {clue}):
                steps[other] = steps[cell] + 1
                queue.append(other)
    return tuple(queue)


def names(clues: Mapping[int, object], width: int) -> tuple[str, ...]:
    """The labels of the values: ``x`` for the sea, and each island by the name of its clue's cell."""
    return ("x", *grid.names(divmod(clue, width) for clue in clues))


def apart(height: int, width: int, sizes: Mapping[int, int | None]) -> tuple[Candidates, list[Constraint]]:
    """What each cell can be, and islands of these ``sizes`` (by clue; None: any) that share no side."""
    near = parts.beside(height, width)
    top = [int(cell not in sizes) for cell in range(len(near))]
    found: list[Constraint] = [Alike(pair, 0b1, name="islands apart") for pair in grid.neighbours(height, width)]
    for value, (clue, size) in enumerate(sizes.items(), start=1):
        cells = within(near, clue, sizes, len(near) if size is None else size)
        for cell in cells:
            top[cell] |= 1 << value
        found += _island(near, cells, value, size, f"island at {grid.names([divmod(clue, width)])[0]}")
    return Candidates(top), found


def _island(
    near: Sequence[Sequence[int]], cells: tuple[int, ...], value: int, size: int | None, name: str
) -> Iterator[Constraint]:
    """One piece around the first of the cells."""
    at = {cell: position for position, cell in enumerate(cells)}
    links = tuple((at[a], at[b]) for a in cells for b in near[a] if a < b and b in at)
    if size is None:
        yield Connected(cells, 1 << value, links, (0,), name=name)
    else:
        yield Piece(cells, 1 << value, links, 0, size, name=f"{name} ({size})")
