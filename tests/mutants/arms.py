"""Wrong versions of Arms, Carries, Parted and Uncrossed."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.arms import Arms
from neurosym.constraints.base import Variables
from neurosym.constraints.carries import Carries
from neurosym.constraints.member import Member
from neurosym.constraints.parted import Parted
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class CountsBehindTheGap(Arms):
    """``check`` counts all cells of a ray, those behind a gap too."""

    def check(self, values: Answer) -> bool:
        counts = [sum(self.values >> value & 1 for value in values[first:end]) for first, end in self._spans()]
        return tuple(counts) in self.allowed


class EndsAtTheLeast(Arms):
    """The arm ends at the least length that is left, though a longer one is too."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return kept if kept.is_bottom else kept.narrow(1, ~self.values)


class OnlyTheNearest(Arms):
    """The clauses tell the nearest cells and nothing of where an arm ends."""

    def encode(self, cnf: Cnf) -> None:
        for first, _ in self._spans():
            Member((self.scope[first],), self.values).encode(cnf)


class PostsTheFirstRow(Arms):
    """CP-SAT is told one row only."""

    def post(self, model: Any, variables: Variables) -> None:
        Arms(self.scope, self.rays, self.allowed[:1], self.values).post(model, variables)


class CarriesAnything(Carries):
    """Both ends may carry what no edge carries."""

    def encode(self, cnf: Cnf) -> None:
        Carries(self.scope, self.values, 0b111).encode(cnf)


class NoEdgeTellsTheEnds(Carries):
    """The ends are alike without an edge too."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        both = candidates[1] & candidates[2]
        return Candidates((candidates[0], both, both))


class PartsWhatIsOpen(Parted):
    """The two differ before it is known whether they must."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Candidates((*Parted((0, 1), self.carried).project(Candidates(candidates[:2])), *candidates[2:]))


class PartsOneValue(Parted):
    """The clauses speak of the lowest value only."""

    def encode(self, cnf: Cnf) -> None:
        Parted(self.scope, self.carried & -self.carried, self.when).encode(cnf)


class CrossesWhereItMay(Uncrossed):
    """What may be alike is taken to be."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b, c, d = (mask & self.carried for mask in candidates[:4])
        crossed = a & c and b & d and not candidates.is_complete
        return Candidates([0] * len(candidates)) if crossed else super().project(candidates, rule)


class TiesOneValue(Uncrossed):
    """The clauses speak of the lowest value only."""

    def encode(self, cnf: Cnf) -> None:
        Uncrossed(self.scope, self.values, self.carried & -self.carried, self.sides).encode(cnf)


class PostsNoEdges(Uncrossed):
    """CP-SAT is told of the corners only."""

    def post(self, model: Any, variables: Variables) -> None:
        Uncrossed(self.scope[:4], self.values, self.carried, ()).post(model, variables)


BOARD, ROWS = Candidates.full(4, 2), ((1, 1), (2, 1))

MUTANTS = (
    constraint("sound", CountsBehindTheGap, BOARD, (2, 2), ROWS, 0b10),
    constraint("sound", EndsAtTheLeast, BOARD, (2, 2), ROWS, 0b10),
    constraint("faithful_clauses", OnlyTheNearest, BOARD, (2, 2), ROWS, 0b10),
    constraint("faithful_posting", PostsTheFirstRow, BOARD, (2, 2), ROWS, 0b10),
    constraint("faithful_clauses", CarriesAnything, Candidates.full(3, 3), 0b010, 0b110),
    constraint("sound", PartsWhatIsOpen, Candidates.full(3, 3), 0b110, (0b001,)),
    constraint("faithful_clauses", PartsOneValue, Candidates.full(3, 3), 0b110, (0b001,)),
    constraint("monotone", CrossesWhereItMay, Candidates.full(5, 2), 0b10, 0b10, (1,)),
    constraint("faithful_clauses", TiesOneValue, Candidates.full(4, 3), 0b10, 0b110, ()),
    constraint("faithful_posting", PostsNoEdges, Candidates.full(5, 3), 0b10, 0b110, (1,)),
    constraint("sound", NoEdgeTellsTheEnds, Candidates.full(3, 3), 0b010, 0b110),
)
