"""Wrong versions of Table, Regular and Clause."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.clause import Clause
from neurosym.constraints.regular import Regular
from neurosym.constraints.table import Table
from neurosym.lattice import Answer, Candidates, alpha
from tests.mutants.mutant import constraint


class StopsAtTheFirstRow(Table):
    """The first row that fits is all that is kept."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return alpha([row for row in self.rows if candidates.contains(row)][:1], len(candidates))


class OverlooksTheLastRow(Table):
    """The last row is not looked at."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Table(self.scope, self.rows[:-1]).project(candidates)


class ReadsColumnsApart(Table):
    """A value stays if it stands in its column of any row, whether the row fits or not."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates & alpha(self.rows, len(candidates))


class ClausesWithoutARow(Table):
    """The clauses know all rows but one."""

    def encode(self, cnf: Cnf) -> None:
        Table(self.scope, self.rows[1:]).encode(cnf)


class PostsRowsBackwards(Table):
    """CP-SAT is given the rows from right to left."""

    def post(self, model: Any, variables: Variables) -> None:
        Table(self.scope, tuple(row[::-1] for row in self.rows)).post(model, variables)


class EndsAnywhere(Regular):
    """A line may end in any state."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        states = tuple(range(len(self.transitions)))
        return Regular(self.scope, self.transitions, self.start, states).project(candidates)


class EndsInTheFirstState(Regular):
    """Of several accepting states only the first is accepted."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Regular(self.scope, self.transitions, self.start, self.accepting[:1]).project(candidates)


class StartsInStateZero(Regular):
    """The line starts in state 0, whatever the start is."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Regular(self.scope, self.transitions, 0, self.accepting).project(candidates)


class DeadEndsLiveOn(Regular):
    """A dead end leads to the last state, as it does where -1 is used as an index."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        last = len(self.transitions) - 1
        alive = tuple(tuple(last if after < 0 else after for after in row) for row in self.transitions)
        return Regular(self.scope, alive, self.start, self.accepting).project(candidates)


class ReadsBackwards(Regular):
    """The line is read from right to left."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Candidates(super().project(Candidates(candidates[::-1]), rule)[::-1])


class ForgetsTheFirstStep(Regular):
    """``check`` begins after the first value."""

    def check(self, values: Answer) -> bool:
        return super().check(values[1:])


class ClausesEndAnywhere(Regular):
    """The clauses let a line end in any state."""

    def encode(self, cnf: Cnf) -> None:
        states = tuple(range(len(self.transitions)))
        Regular(self.scope, self.transitions, self.start, states).encode(cnf)


class PostsAnotherEnd(Regular):
    """CP-SAT is told to end where the line starts."""

    def post(self, model: Any, variables: Variables) -> None:
        Regular(self.scope, self.transitions, self.start, (self.start,)).post(model, variables)


class UnitWithTwoLeft(Clause):
    """The last statement that can be true is made true, though others can be."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        possible = [i for i, mask in enumerate(candidates) if mask & self.allowed[i]]
        kept = super().project(candidates, rule)
        return kept.narrow(possible[-1], self.allowed[possible[-1]]) if len(possible) == 2 else kept


class UnitOfAnother(Clause):
    """The cell that is left is given the values of the first cell's statement."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        possible = [i for i, mask in enumerate(candidates) if mask & self.allowed[i]]
        if len(possible) == 1 and candidates[possible[0]] & ~self.allowed[possible[0]]:
            return candidates.narrow(possible[0], self.allowed[0])
        return super().project(candidates, rule)


class NeverFalse(Clause):
    """A clause none of whose statements can be true is left open."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return candidates if kept.is_bottom else kept


class ChecksAll(Clause):
    """``check`` wants all statements true."""

    def check(self, values: Answer) -> bool:
        return all(mask >> value & 1 for mask, value in zip(self.allowed, values, strict=True))


class DropsALiteral(Clause):
    """The last statement is not in the clause."""

    def encode(self, cnf: Cnf) -> None:
        Clause(self.scope, (*self.allowed[:-1], 0)).encode(cnf)


class SwapsASign(Clause):
    """The first statement is in the clause negated."""

    def encode(self, cnf: Cnf) -> None:
        Clause(self.scope, (~self.allowed[0] & 0b111, *self.allowed[1:])).encode(cnf)


class PostsTheFirstStatement(Clause):
    """CP-SAT is given the first statement alone."""

    def post(self, model: Any, variables: Variables) -> None:
        Clause(self.scope, (self.allowed[0], *[0] * (len(self.scope) - 1))).post(model, variables)


SQUARE = Candidates.full(3, 3)
ROWS = (((0, 1, 2), (0, 2, 1), (1, 1, 1), (2, 0, 1)),)
BITS = Candidates.full(4, 2)
LINE = (((0, 1), (2, 1), (2, -1), (3, 3)), 1, (1, 2))
ALLOWED = ((0b001, 0b110, 0b010),)

MUTANTS = (
    constraint("sound", StopsAtTheFirstRow, SQUARE, *ROWS),
    constraint("sound", OverlooksTheLastRow, SQUARE, *ROWS),
    constraint("decides_points", ReadsColumnsApart, SQUARE, *ROWS),
    constraint("faithful_clauses", ClausesWithoutARow, SQUARE, *ROWS),
    constraint("faithful_posting", PostsRowsBackwards, SQUARE, *ROWS),
    constraint("decides_points", EndsAnywhere, BITS, ((0, 1), (1, 0)), 0, (1,)),
    constraint("sound", EndsInTheFirstState, BITS, *LINE),
    constraint("sound", StartsInStateZero, BITS, *LINE),
    constraint("decides_points", DeadEndsLiveOn, BITS, ((0, 1), (2, -1), (2, 2)), 0, (2,)),
    constraint("decides_points", ReadsBackwards, BITS, *LINE),
    constraint("sound", ForgetsTheFirstStep, BITS, *LINE),
    constraint("faithful_clauses", ClausesEndAnywhere, BITS, ((0, 1), (1, 0)), 0, (1,)),
    constraint("faithful_posting", PostsAnotherEnd, BITS, ((0, 1), (1, 0)), 0, (1,)),
    constraint("sound", UnitWithTwoLeft, SQUARE, *ALLOWED),
    constraint("sound", UnitOfAnother, SQUARE, *ALLOWED),
    constraint("decides_points", NeverFalse, SQUARE, *ALLOWED),
    constraint("decides_points", ChecksAll, SQUARE, *ALLOWED),
    constraint("faithful_clauses", DropsALiteral, SQUARE, *ALLOWED),
    constraint("faithful_clauses", SwapsASign, SQUARE, *ALLOWED),
    constraint("faithful_posting", PostsTheFirstStatement, SQUARE, *ALLOWED),
)
