"""Wrong versions of Sight."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.count import Count
from neurosym.constraints.sight import Sight
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class SeesThroughWalls(Sight):
    """``check`` counts the cells behind a wall too."""

    def check(self, values: Answer) -> bool:
        return sum(self.through >> value & 1 for value in values) == self.bound


class WallAtTheLeastLength(Sight):
    """Each arm is taken for as short as it can be."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = [*super().project(candidates, rule)]
        for first, end in self.spans:
            if first < end and kept[first] & ~self.through:
                kept[first] &= ~self.through
        return Candidates(kept)


class ClausesOfOneLine(Sight):
    """The clauses know of one arm only, as if all cells stood in a line."""

    def encode(self, cnf: Cnf) -> None:
        Sight(self.scope, (len(self.scope),), self.bound, self.through).encode(cnf)


class PostsWhatIsSeenAnywhere(Sight):
    """CP-SAT counts cells and knows nothing of walls."""

    def post(self, model: Any, variables: Variables) -> None:
        Count(self.scope, "==", self.bound, self.through).post(model, variables)


CROSS = Candidates.full(4, 2)

MUTANTS = (
    constraint("decides_points", SeesThroughWalls, CROSS, (2, 2), 2, 0b01),
    constraint("sound", WallAtTheLeastLength, CROSS, (2, 2), 2, 0b01),
    constraint("faithful_clauses", ClausesOfOneLine, CROSS, (2, 2), 2, 0b01),
    constraint("faithful_posting", PostsWhatIsSeenAnywhere, CROSS, (2, 2), 2, 0b01),
)
