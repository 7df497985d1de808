"""Boards whose regions take one value each: a cell of the rules is a region, and its places all show its value.

For the pages in ``domains/``; regions are those of ``parts``, places and names those of ``grid``. A region has the name
of its first place, in order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from neurosym import grid, lexing
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.not_equal import NotEqual
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem, Rules


@dataclass(frozen=True)
class Patches:
    """A board of ``height`` by ``width`` places, and which of the regions, by number, each place belongs to."""

    height: int
    width: int
    region: tuple[int, ...]

    @property
    def first(self) -> tuple[grid.Place, ...]:
        """The first place of each region."""
        return tuple(divmod(self.region.index(number), self.width) for number in range(max(self.region) + 1))

    def rules(self, values: tuple[str, ...], constraints: Iterable[Constraint]) -> Rules:
        """Rules over the regions."""
        return Rules(grid.names(self.first), values, tuple(constraints), coordinates=self.first)

    def apart(self, *, corners: bool = False) -> list[NotEqual]:
        """Regions that share a side, or with ``corners`` that touch at all, take different values."""
        names = grid.names(self.first)
        pairs = self.touching(corners=corners)
        return [NotEqual((a, b), name=f"regions of {names[a]} and {names[b]}") for a, b in pairs]

    def touching(self, *, corners: bool = False) -> list[tuple[int, int]]:
        """The pairs of regions that share a side, or with ``corners`` at least a corner of two of their places."""
        pairs = set()
        for block in parts.blocks(self.height, self.width).values():
            met = [self.region[place] for place in block]
            pairs |= {(a, b) for i, a in enumerate(met) for j, b in enumerate(met) if a < b and (corners or i + j != 3)}
        return sorted(pairs)

    def crossings(self) -> dict[str, tuple[int, ...]]:
        """Where four regions meet in a corner: these, by the name of the place to its upper left."""
        blocks = parts.blocks(self.height, self.width)
        met = {name: tuple(self.region[place] for place in block) for name, block in blocks.items()}
        return {name: regions for name, regions in met.items() if len({*regions}) == 4}

    def draw(self, problem: Problem, answer: Answer) -> str:
        """The board, each place with the value of its region; ``?`` where not known."""
        signs = grid.shown(problem, answer, "?")
        return grid.draw([signs[number] for number in self.region], self.width)


def read(text: str, values: tuple[str, ...]) -> tuple[Patches, Candidates]:
    """A header ``rows columns``, rows of given values (``-`` or ``.`` where none is), rows of labels of regions.

    The board, and what each region can be: nothing, where its places are given different values.
    """
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = [piece for row in lexing.table(lines, height * 2, width) for piece in row]
    given, labels = board[: height * width], board[height * width :]
    numbers = {label: number for number, label in enumerate(parts.regions(labels, width))}
    region = tuple(numbers[label] for label in labels)
    start = [(1 << len(values)) - 1] * len(numbers)
    for number, mask in zip(region, grid.givens(given, values, ("-", ".")), strict=True):
        start[number] &= mask
    return Patches(height, width, region), Candidates(start)


def render(problem: Problem, answer: Answer) -> str:
    """The board of a problem whose clues are its patches."""
    assert isinstance(problem.clues, Patches)
    return problem.clues.draw(problem, answer)
