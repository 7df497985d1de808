"""Wrong versions of constraints on two cells: Difference, Apart, Quotient, Less, NotEqual; and of Member, on one."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.apart import Apart
from neurosym.constraints.base import Variables
from neurosym.constraints.difference import Difference
from neurosym.constraints.less import Less
from neurosym.constraints.member import Member
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.quotient import Quotient
from neurosym.lattice import Answer, Candidates, bits
from tests.mutants.mutant import constraint


class OneWayRound(Difference):
    """Support looks for a partner below only."""

    def partners(self, side: int, value: int, width: int) -> int:
        return super().partners(side, value, width) & ((1 << value) - 1)


class PartnersWithoutWidth(Difference):
    """Partners are kept under the value alone: what was found among few values is given out among many."""

    def partners(self, side: int, value: int, width: int) -> int:
        if (value, 0) not in self._partners:
            self._partners[value, 0] = super().partners(side, value, width)
        return self._partners[value, 0]


class PartnersMustAllBeThere(Difference):
    """A value stays only if all its partners are candidates."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = candidates
        width = len(self.numbers)
        return Candidates(
            [
                sum(1 << v for v in bits(mine) if not self.partners(side, v, width) & ~other)
                for side, (mine, other) in enumerate(((a, b), (b, a)))
            ]
        )


class ClausesOnlyWithSupport(Difference):
    """A value without any partner gets no clause."""

    def encode(self, cnf: Cnf) -> None:
        a, b = self.scope
        for value in cnf.values(a):
            support = [cnf.literal(b, other) for other in cnf.values(b) if self.holds(value, other)]
            if support:
                cnf.add(-cnf.literal(a, value), *support)


class PostsASignedDifference(Difference):
    """CP-SAT is told one way round only."""

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(a) - variables.number(b) == self.target)


class SupportFromAbove(Apart):
    """Support looks for a partner above only."""

    def partners(self, side: int, value: int, width: int) -> int:
        return super().partners(side, value, width) >> value << value


class PostsApartOneWayRound(Apart):
    """CP-SAT is told that the first is the larger one."""

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(a) - variables.number(b) >= self.target)


class ZeroHasNoQuotient(Quotient):
    """A cell with the number zero is refused, though zero is any multiple of another number by zero."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        nonzero = sum(1 << value for value, number in enumerate(self.numbers) if number)
        return super().project(candidates & Candidates([nonzero, nonzero]), rule)


class RoundsDown(Quotient):
    """Division with a remainder passes ``check``."""

    def check(self, values: Answer) -> bool:
        small, large = sorted(self.numbers[value] for value in values)
        return small != 0 and large // small == self.target


class ClausesOfTheFirstCell(Quotient):
    """The clauses allow the first cell to be the larger one only."""

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        a, b = self.scope
        for x in cnf.values(a):
            for y in cnf.values(b):
                if x < y:
                    cnf.add(-cnf.literal(a, x), -cnf.literal(b, y))


class LessByOneTooMuch(Less):
    """The second cell must be larger by one more."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Less(self.scope, self.gap + 1).project(candidates, rule)


class LessThanTheLeast(Less):
    """The first cell is held below the least value of the second, not the greatest."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = super().project(candidates, rule)
        return Candidates((a & ((b & -b) - 1), b))


class PartnersOfEitherSide(Less):
    """Partners are kept under the value alone: both sides get those of the side that asked first."""

    def partners(self, side: int, value: int, width: int) -> int:
        return super().partners(0, value, width)


class PostsTheOtherWayRound(Less):
    """CP-SAT is told the order of the cells the other way round."""

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(b) + self.gap <= variables.number(a))


class TellsWithTwoLeft(NotEqual):
    """A cell with two values left forbids the lower to its neighbour."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = super().project(candidates, rule)
        return Candidates((a, b & ~(a & -a) if a.bit_count() <= 2 else b))


class HearsNothingWithTwoLeft(NotEqual):
    """A cell with two values left is not told what its neighbour takes."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates if candidates[1].bit_count() == 2 else super().project(candidates, rule)


class AdmitsEqual(NotEqual):
    """Two decided cells are left in peace."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates if candidates.is_complete else super().project(candidates, rule)


class ForbidsTheNextValue(NotEqual):
    """The clauses forbid value and next value instead of value and value."""

    def encode(self, cnf: Cnf) -> None:
        a, b = self.scope
        for value in cnf.values(a):
            cnf.add(-cnf.literal(a, value), -cnf.literal(b, value + 1))


class PostsLess(NotEqual):
    """CP-SAT is told that the first is the smaller one."""

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(a) < variables.number(b))


class AllowsTheNext(Member):
    """The allowed values are all one too low."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates.narrow(0, self.allowed >> 1)


class ClausesOfTheFirstRefusal(Member):
    """Only the first value that is not allowed is refused by a clause."""

    def encode(self, cnf: Cnf) -> None:
        refused = [value for value in cnf.values(self.scope[0]) if not self.allowed >> value & 1]
        cnf.add(-cnf.literal(self.scope[0], refused[0]))


class PostsOneMember(Member):
    """CP-SAT is given one of the allowed values."""

    def post(self, model: Any, variables: Variables) -> None:
        Member(self.scope, self.allowed & -self.allowed).post(model, variables)


PAIR = Candidates.full(2, 4)
ONE = Candidates.full(1, 4)
NUMBERS = (0, 1, 2, 3)

MUTANTS = (
    constraint("sound", OneWayRound, PAIR, 1, NUMBERS),
    constraint("sound", PartnersWithoutWidth, PAIR, 1, NUMBERS),
    constraint("sound", PartnersMustAllBeThere, PAIR, 1, NUMBERS),
    constraint("faithful_clauses", ClausesOnlyWithSupport, PAIR, 2, (0, 1, 2, 9)),
    constraint("faithful_posting", PostsASignedDifference, PAIR, 1, NUMBERS),
    constraint("sound", SupportFromAbove, PAIR, 2, NUMBERS),
    constraint("faithful_posting", PostsApartOneWayRound, PAIR, 2, NUMBERS),
    constraint("sound", ZeroHasNoQuotient, PAIR, 0, NUMBERS),
    constraint("sound", RoundsDown, PAIR, 2, (1, 2, 3, 5)),
    constraint("faithful_clauses", ClausesOfTheFirstCell, PAIR, 2, (1, 2, 3, 4)),
    constraint("sound", LessByOneTooMuch, PAIR),
    constraint("sound", LessThanTheLeast, PAIR),
    constraint("faithful_clauses", PartnersOfEitherSide, PAIR),
    constraint("faithful_posting", PostsTheOtherWayRound, PAIR),
    constraint("sound", TellsWithTwoLeft, PAIR),
    constraint("monotone", HearsNothingWithTwoLeft, PAIR),
    constraint("decides_points", AdmitsEqual, PAIR),
    constraint("faithful_clauses", ForbidsTheNextValue, PAIR),
    constraint("faithful_posting", PostsLess, PAIR),
    constraint("decides_points", AllowsTheNext, ONE, 0b0110),
    constraint("faithful_clauses", ClausesOfTheFirstRefusal, ONE, 0b0110),
    constraint("faithful_posting", PostsOneMember, ONE, 0b0110),
)
