"""Wrong versions of Placed."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.placed import Placed
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class PartOfAPiece(Placed):
    """``check`` is content with a part of a piece."""

    def check(self, values: Answer) -> bool:
        filled = {(position, value) for position, value in enumerate(values) if value}
        return any(filled <= {*piece} for piece in self.pieces)


class FirstPiece(Placed):
    """The first piece that fits is the one."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        fitting = next(self._fitting(candidates), None)
        first = () if fitting is None else (fitting[0],)
        return Placed(self.scope, first).project(candidates, rule)


class TwoAtOnce(Placed):
    """The clauses let several pieces be placed."""

    def encode(self, cnf: Cnf) -> None:
        both = {pair for piece in self.pieces for pair in piece}
        Placed(self.scope, (*self.pieces, tuple(sorted(both)))).encode(cnf)


class PostsTheFirst(Placed):
    """CP-SAT knows the first piece only."""

    def post(self, model: Any, variables: Variables) -> None:
        Placed(self.scope, self.pieces[:1]).post(model, variables)


LINE = Candidates.full(3, 2)
PIECES = (((0, 1),), ((1, 1),), ((1, 1), (2, 1)))

MUTANTS = (
    constraint("sound", PartOfAPiece, LINE, PIECES),
    constraint("sound", FirstPiece, LINE, PIECES),
    constraint("faithful_clauses", TwoAtOnce, LINE, PIECES),
    constraint("faithful_posting", PostsTheFirst, LINE, PIECES),
)
