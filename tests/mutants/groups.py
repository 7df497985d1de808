"""Wrong versions of Sized and Census."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurosym.cnf import Cut
from neurosym.constraints.base import Variables
from neurosym.constraints.census import Census
from neurosym.constraints.sized import Sized
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class CountsAllCells(Sized):
    """All cells of a value count as one group, in ``check`` alone."""

    def check(self, values: Answer) -> bool:
        return all(self.sizes[v][0] <= values.count(v) <= self.sizes[v][1] for v in {*values})


class EveryWayIsTheOnly(Sized):
    """A group that must grow takes all cells around it."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        masks = [*super().project(candidates, rule)]
        for i, near in enumerate(self.beside):
            for value, (least, _) in enumerate(self.sizes):
                if masks[i] == 1 << value and least > 1:
                    for j in near:
                        masks[j] &= 1 << value
        return Candidates(masks)


class CutsForgetTheWayOut(Sized):
    """A small group is forbidden, though a cell beside it could join it."""

    def encode(self, cnf: Any) -> None:
        cnf.defer(self)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        return (tuple(cut)[:1] for cut in super().cuts(values))


class PostsOneLink(Sized):
    """CP-SAT knows one link only."""

    def post(self, model: Any, variables: Variables) -> None:
        Sized(self.scope, self.links[:1], self.sizes).post(model, variables)


class SaysAtMost(Census):
    """``check`` is content with fewer than the last cell says."""

    def check(self, values: Answer) -> bool:
        return sum(self.values >> value & 1 for value in values[:-1]) <= self.numbers[values[-1]]


class HearsTheLargest(Census):
    """Projection keeps the largest number in view only."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return kept if kept.is_bottom else kept.narrow(len(kept) - 1, 1 << kept[-1].bit_length() - 1)


class PostsWithoutTheFirst(Census):
    """CP-SAT does not count the first cell."""

    def post(self, model: Any, variables: Variables) -> None:
        Census(self.scope[1:], self.values, self.numbers).post(model, variables)


LINE, ROW = Candidates.full(4, 3), ((0, 1), (1, 2), (2, 3))
SIZES = ((1, 1), (2, 2), (2, 4))

MUTANTS = (
    constraint("sound", CountsAllCells, LINE, ROW, SIZES),
    constraint("sound", EveryWayIsTheOnly, LINE, ROW, SIZES),
    constraint("faithful_clauses", CutsForgetTheWayOut, LINE, ROW, SIZES),
    constraint("faithful_posting", PostsOneLink, LINE, ROW, SIZES),
    constraint("sound", SaysAtMost, LINE, 0b010, (0, 1, 3)),
    constraint("sound", HearsTheLargest, LINE, 0b010, (0, 1, 3)),
    constraint("faithful_posting", PostsWithoutTheFirst, LINE, 0b010, (0, 1, 3)),
)
