"""Ships on a board: straight rows of cells that do not touch each other, so many of each length.

For the pages in ``domains/``. A cell is water, a ship of one cell, the end of a ship on one side, or a middle, of which
there are two kinds, across and down; both are drawn as ``m``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count
from neurosym.constraints.spelled import Spelled
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem

VALUES = ("-", "o", "n", "e", "s", "w", "=", "|")
SHIP = 0b11111110
"""The values that are part of a ship."""

SIGNS = {"-": 255, ".": 255, "x": 1, "o": 2, "n": 4, "e": 8, "s": 16, "w": 32, "m": 192}
"""What an entry tells of its cell."""

_WAYS = (
    (4, 128, 16),  # down: its first cell, a middle, its last
    (32, 64, 8),  # across
)


def header(head: lexing.Piece) -> tuple[int, int, list[int]]:
    """Rows and columns, and how many ships there are of one cell, of two, ...; InputError if that is not told."""
    words = head.pieces()
    height, width = lexing.header(lexing.Piece(head[: (words[2:3] or [head.end()])[0].column - 1], head.line, 1))
    fleet = [word.number(0, height * width, "the number of ships") for word in words[2:]]
    if not any(fleet) or len(fleet) > max(height, width):
        raise head.end().wrong("how many ships there are of one cell, of two, ...")
    return height, width, fleet


def top(height: int, width: int) -> Candidates:
    """No ship leads over the edge."""
    masks = []
    for row, column in grid.places(height, width):
        onward = (row == height - 1) * (4 | 128) | (column == width - 1) * (32 | 64)
        back = (row == 0) * (16 | 128) | (column == 0) * (8 | 64)
        masks.append(255 & ~(onward | back))
    return Candidates(masks)


def shapes(height: int, width: int) -> Iterator[Clause]:
    """Parts of one ship follow each other; cells of two ships do not touch."""
    for a, b in grid.neighbours(height, width):
        first, middle, last = _WAYS[b == a + 1]
        onward, back = first | middle, middle | last
        yield Clause((a, b), (255 & ~onward, back))
        yield Clause((a, b), (onward, 255 & ~back))
        yield Clause((a, b), (onward | 1, 1))
    for cells in parts.blocks(height, width).values():
        if len(cells) == 4:
            yield Clause(cells[::3], (1, 1))
            yield Clause(cells[1:3], (1, 1))


def ships(height: int, width: int, fleet: Sequence[int]) -> Iterator[Count | Spelled]:
    """As many ships of one cell, of two, ... as ``fleet`` says, and none that are longer."""
    scope = tuple(range(height * width))
    yield Count(scope, "==", fleet[0], 0b10, name=f"ships of one cell ({fleet[0]})")
    lines = [(way, line) for way, all_of in enumerate((grid.columns, grid.rows)) for line in all_of(height, width)]
    for length in range(2, len(fleet) + 2):
        words = []
        for way, line in lines:
            first, middle, last = _WAYS[way]
            end = last if length <= len(fleet) else middle  # of one that is too long
            letters = (first, *[middle] * (length - 2), end)
            words += [tuple(zip(line[at:], letters, strict=False)) for at in range(len(line) - length + 1)]
        many = fleet[length - 1] if length <= len(fleet) else 0
        yield Spelled(scope, tuple(words), "==", many, name=f"ships of {length} cells ({many})")


def draw(problem: Problem, answer: Answer) -> str:
    """The board, middles of both kinds as ``m``."""
    return parts.draw(problem, answer).replace("=", "m").replace("|", "m")
