"""Wrong versions of Alike, Piece and Within."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.alike import Alike
from neurosym.constraints.base import Variables
from neurosym.constraints.connected import Connected
from neurosym.constraints.piece import Piece
from neurosym.constraints.within import Within
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class NeverFree(Alike):
    """What parts pieces must stand on both sides."""

    def holds(self, a: int, b: int) -> bool:
        return a == b


class FreeForOneSide(Alike):
    """A cell that may be free is taken to be."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = candidates
        return Candidates((a, b & self.free if a & self.free else b & (a | self.free)))


class AnyPiece(Piece):
    """``check`` counts, and does not ask whether the cells hang together."""

    def check(self, values: Answer) -> bool:
        return self.count.check(values)


class RoomForOneLess(Piece):
    """What is too far is taken a step too near."""

    def _in_reach(self, candidates: Candidates) -> Candidates:
        less = Piece(self.scope, self.values, self.links, self.root, max(self.size - 1, 1))
        return candidates if self.size == 1 else less._in_reach(candidates)


class CountsThePieceOnly(Piece):
    """The clauses count, and do not ask for a way to the root."""

    def encode(self, cnf: Cnf) -> None:
        self.count.encode(cnf)
        cnf.add(cnf.member(self.scope[self.root], self.values))


class PostsTheWhole(Piece):
    """CP-SAT is told that the piece hangs together, and not how large it is."""

    def post(self, model: Any, variables: Variables) -> None:
        self.whole.post(model, variables)


class AStepTooFew(Within):
    """Projection takes the last step for one too many."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        less = Within(self.scope, self.values, self.links, self.roots, self.steps - 1)
        return super().project(candidates, rule) if candidates.is_complete else less.project(candidates, rule)


class CountsNoSteps(Within):
    """The clauses ask for a way to a root, however long."""

    def encode(self, cnf: Cnf) -> None:
        Connected(self.scope, self.values, self.links, self.roots).encode(cnf)


class PostsAnyDistance(Within):
    """CP-SAT is told of a way to a root, however long."""

    @property
    def farthest(self) -> int:
        return len(self.scope)


PAIR, LINE = Candidates.full(2, 3), Candidates.full(4, 2)
ROW = ((0, 1), (1, 2), (2, 3))

MUTANTS = (
    constraint("sound", FreeForOneSide, PAIR, 0b001),
    constraint("decides_points", NeverFree, PAIR, 0b001),
    constraint("sound", AnyPiece, LINE, 0b10, ROW, 1, 2),
    constraint("sound", RoomForOneLess, LINE, 0b10, ROW, 1, 3),
    constraint("faithful_clauses", CountsThePieceOnly, LINE, 0b10, ROW, 1, 2),
    constraint("faithful_posting", PostsTheWhole, LINE, 0b10, ROW, 1, 2),
    constraint("sound", AStepTooFew, LINE, 0b10, ROW, (0,), 2),
    constraint("faithful_clauses", CountsNoSteps, LINE, 0b10, ROW, (0,), 2),
    constraint("faithful_posting", PostsAnyDistance, LINE, 0b10, ROW, (0,), 2),
)
