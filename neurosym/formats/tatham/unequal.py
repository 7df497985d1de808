"""The game whose IDs the page itself reads: numbers and signs between neighbours, said of each cell."""

from __future__ import annotations

from neurosym import registry
from neurosym.constraints.less import Less

_SIDES = {"U": (-1, 0), "R": (0, 1), "D": (1, 0), "L": (0, -1)}


def write(text: str) -> str:
    """The game ID of a futoshiki: of each cell its number, 0 if it has none, and the sides on which less stands."""
    problem = registry.domain("futoshiki").parse(text)
    size = len(problem.rules.values)
    less = {constraint.scope for constraint in problem.rules.constraints if isinstance(constraint, Less)}
    cells = []
    for cell, mask in enumerate(problem.start):
        row, column = divmod(cell, size)
        number = "0" if mask & mask - 1 else problem.rules.values[mask.bit_length() - 1]
        sides = [side for side, (y, x) in _SIDES.items() if ((row + y) * size + column + x, cell) in less]
        cells.append(f"{number}{''.join(sides)},")
    return f"unequal:{size}:{''.join(cells)}"
