"""Wrong versions of what is read lazily, Connected and Acyclic, and of Tally and ExactlyOne."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.base import Variables
from neurosym.constraints.connected import Connected
from neurosym.constraints.count import Count
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.constraints.tally import Tally
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class LinksOneWay(Connected):
    """Projection walks links from their first end only."""

    @property
    def beside(self) -> list[list[int]]:
        return [[b for a, b in self.links if a == i] for i in range(len(self.scope))]


class EveryReachedCellIsIn(Connected):
    """All cells that can be reached are in, though there is another way."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        told = any(not mask & ~self.values for mask in candidates)
        return Candidates([mask & self.values or mask for mask in kept]) if told else kept


class NoneIsTooFew(Connected):
    """``check`` wants at least one cell."""

    def check(self, values: Answer) -> bool:
        return super().check(values) and any(self.values >> value & 1 for value in values)


class CutsWithoutAWayOut(Connected):
    """A cut forgets the cells around the piece, by which it could still be reached."""

    def cuts(self, values: Answer) -> Iterator[Cut]:
        for cut in super().cuts(values):
            yield tuple(part for part in cut if part[1] != self.values)


class CutsNothing(Connected):
    """No cut is ever made."""

    def cuts(self, values: Answer) -> Iterator[Cut]:
        return iter(())


class PostsTheFirstLink(Connected):
    """CP-SAT knows one link only."""

    def post(self, model: Any, variables: Variables) -> None:
        Connected(self.scope, self.values, self.links[:1], self.roots).post(model, variables)


class ForgetsEdgesToItself(Acyclic):
    """An edge from a node to itself counts as no edge, for ``check`` alone."""

    def check(self, values: Answer) -> bool:
        chosen = [row[value] for row, value in zip(self.ends, values, strict=True)]
        return super().check(values) or any(len({*edge}) == 1 for edge in chosen)


class OpenEdgesCount(Acyclic):
    """Edges that are only possible close cycles too."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        last = Candidates([1 << mask.bit_length() >> 1 for mask in candidates])
        return candidates if not super().project(last).is_bottom else Candidates([0] * len(candidates))


class CutsTheFirstEdge(Acyclic):
    """A cut names the first edge of the cycle only."""

    def cuts(self, values: Answer) -> Iterator[Cut]:
        return (tuple(cut)[:1] for cut in super().cuts(values))


class PostsTwoCells(Acyclic):
    """CP-SAT is told of the first two edges."""

    def post(self, model: Any, variables: Variables) -> None:
        Acyclic(self.scope[:2], self.ends[:2]).post(model, variables)


class ReadsARange(Tally):
    """What lies between two allowed numbers is allowed."""

    def encode(self, cnf: Cnf) -> None:
        Count(self.scope, "<=", max(self.allowed), self.values).encode(cnf)
        Count(self.scope, ">=", min(self.allowed), self.values).encode(cnf)


class WantsTheMost(Tally):
    """Only the largest allowed number is kept in view by projection."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Count(self.scope, "==", max(self.allowed), self.values).project(candidates)


class AtMostOne(ExactlyOne):
    """The clauses do not say that there must be one."""

    def encode(self, cnf: Cnf) -> None:
        cnf.at_most_one([cnf.member(cell, own) for cell, own in zip(self.scope, self.allowed, strict=True)])


class TakesTheFirst(ExactlyOne):
    """The first cell that can be the one is it."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        if kept.is_bottom:
            return kept
        first = next(i for i, (mask, own) in enumerate(zip(kept, self.allowed, strict=True)) if mask & own)
        return kept.narrow(first, self.allowed[first])


LINE, ROW = Candidates.full(4, 2), ((0, 1), (1, 2), (2, 3))
TRIANGLE = (((), (0, 1)), ((), (1, 2)), ((), (0, 2)), ((), (3, 3)))

MUTANTS = (
    constraint("sound", LinksOneWay, LINE, 0b10, ((1, 0), (2, 1), (2, 3))),
    constraint("sound", EveryReachedCellIsIn, LINE, 0b10, ROW),
    constraint("decides_points", NoneIsTooFew, LINE, 0b10, ROW),
    constraint("faithful_clauses", CutsWithoutAWayOut, LINE, 0b10, ROW),
    constraint("faithful_clauses", CutsNothing, LINE, 0b10, ROW),
    constraint("faithful_posting", PostsTheFirstLink, LINE, 0b10, ROW),
    constraint("sound", ForgetsEdgesToItself, LINE, TRIANGLE),
    constraint("sound", OpenEdgesCount, LINE, TRIANGLE),
    constraint("faithful_clauses", CutsTheFirstEdge, LINE, TRIANGLE),
    constraint("faithful_posting", PostsTwoCells, LINE, TRIANGLE),
    constraint("faithful_clauses", ReadsARange, LINE, (0, 2), 0b10),
    constraint("sound", WantsTheMost, LINE, (0, 2), 0b10),
    constraint("faithful_clauses", AtMostOne, LINE, (0b10, 0b10, 0b01, 0b10)),
    constraint("sound", TakesTheFirst, LINE, (0b10, 0b10, 0b01, 0b10)),
)
