"""Wrong versions of Alike and Piece."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.alike import Alike
from neurosym.constraints.base import Variables
from neurosym.constraints.piece import Piece
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


PAIR, LINE = Candidates.full(2, 3), Candidates.full(4, 2)
ROW = ((0, 1), (1, 2), (2, 3))

MUTANTS = (
    constraint("sound", FreeForOneSide, PAIR, 0b001),
    constraint("decides_points", NeverFree, PAIR, 0b001),
    constraint("sound", AnyPiece, LINE, 0b10, ROW, 1, 2),
    constraint("sound", RoomForOneLess, LINE, 0b10, ROW, 1, 3),
    constraint("faithful_clauses", CountsThePieceOnly, LINE, 0b10, ROW, 1, 2),
    constraint("faithful_posting", PostsTheWhole, LINE, 0b10, ROW, 1, 2),
)
