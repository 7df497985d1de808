"""Wrong versions of Count and Product."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.count import Count
from neurosym.constraints.product import Product
from neurosym.constraints.relation import RELATIONS, compare
from neurosym.constraints.total import Total
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class OpenCellsCount(Count):
    """A cell that may take a counted value is counted as if it must."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        hits = sum(bool(mask & self.values) for mask in candidates)
        return candidates if compare(hits, self.relation, self.bound) else Candidates([0] * len(candidates))


class KeepsTheWrongSide(Count):
    """Where all open cells must be hits, they are made misses, and the other way round."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        if kept == candidates or kept.is_bottom:
            return kept
        return Candidates([(old & ~new) or old for old, new in zip(candidates, kept, strict=True)])


class FillsOneTooSoon(Count):
    """The open cells are closed when one hit is still to be had."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Count(self.scope, self.relation, self.bound - 1, self.values).project(candidates)


class CountsNoMiss(Count):
    """The count is never refused: open or closed, the candidates come back."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return candidates if kept.is_bottom else kept


class CountsOnlyWhenOpen(Count):
    """A shortcut: while the first cell is decided nothing is removed."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        decided = candidates[0].bit_count() == 1 and not candidates.is_complete
        return candidates if decided else super().project(candidates, rule)


class ChecksTheFirstValue(Count):
    """``check`` counts one value of the set only."""

    def check(self, values: Answer) -> bool:
        low = self.values & -self.values
        return compare(sum(low >> value & 1 for value in values), self.relation, self.bound)


class SaturatesTooSoon(Count):
    """The automaton of the clauses takes all counts from the bound on for alike."""

    def encode(self, cnf: Cnf) -> None:
        def step(_: int, counted: int, value: int) -> int:
            return min(counted + (self.values >> value & 1), self.bound)

        cnf.layered(cnf.choices(self.scope), 0, step, lambda counted: compare(counted, self.relation, self.bound))


class PostsTheFirstCells(Count):
    """CP-SAT counts all cells but the last."""

    def post(self, model: Any, variables: Variables) -> None:
        hits = [variables.literal(cell, v) for cell in self.scope[:-1] for v in (0, 1, 2) if self.values >> v & 1]
        model.add(RELATIONS[self.relation](sum(hits), self.bound))


class ZeroIsADeadEnd(Product):
    """A product of zero is given up, though zero is the target."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        nonzero = sum(1 << value for value, number in enumerate(self.numbers) if number)
        return super().project(candidates & Candidates([nonzero] * len(candidates)), rule)


class DividesTheWrongWay(Product):
    """The target must divide the product so far, instead of the product the target."""

    def _step(self, _: int, product: int, value: int) -> int | None:
        product *= self.numbers[value]
        return None if product % self.target else product


class NoStepBack(Product):
    """A product so far above the target is given up, though a negative number may follow."""

    def _step(self, _: int, product: int, value: int) -> int | None:
        after = super()._step(_, product, value)
        return None if after is None or after > self.target else after


class AcceptsDivisors(Product):
    """Any product that divides the target is accepted by the automaton."""

    def _full(self, product: int) -> bool:
        return self.target % product == 0


class ChecksWithoutSign(Product):
    """``check`` compares without the sign."""

    def check(self, values: Answer) -> bool:
        return Product(self.scope, abs(self.target), tuple(map(abs, self.numbers))).check(values)


class ClausesOfASum(Product):
    """The clauses add instead of multiplying."""

    def encode(self, cnf: Cnf) -> None:
        Total(self.scope, "==", self.target, self.numbers).encode(cnf)


class PostsWithoutZero(Product):
    """CP-SAT is told that no factor is zero."""

    def post(self, model: Any, variables: Variables) -> None:
        super().post(model, variables)
        for cell in self.scope:
            for value in variables.values(cell):
                if self.numbers[value] == 0:
                    model.add(variables.literal(cell, value) == 0)


SQUARE = Candidates.full(3, 3)

MUTANTS = (
    constraint("sound", OpenCellsCount, SQUARE, "==", 1, 0b011),
    constraint("sound", KeepsTheWrongSide, SQUARE, "==", 2, 0b011),
    constraint("sound", FillsOneTooSoon, SQUARE, "<=", 2, 0b011),
    constraint("decides_points", CountsNoMiss, SQUARE, "==", 2, 0b011),
    constraint("monotone", CountsOnlyWhenOpen, SQUARE, "==", 3, 0b011),
    constraint("sound", ChecksTheFirstValue, SQUARE, "==", 2, 0b011),
    constraint("faithful_clauses", SaturatesTooSoon, SQUARE, "<=", 1, 0b011),
    constraint("faithful_posting", PostsTheFirstCells, SQUARE, "==", 1, 0b011),
    constraint("sound", ZeroIsADeadEnd, SQUARE, 0, (0, 1, 2)),
    constraint("sound", DividesTheWrongWay, SQUARE, 6, (1, 2, 3)),
    constraint("sound", NoStepBack, SQUARE, -2, (1, 2, -1)),
    constraint("decides_points", AcceptsDivisors, SQUARE, 6, (1, 2, 3)),
    constraint("sound", ChecksWithoutSign, SQUARE, -2, (1, 2, -1)),
    constraint("faithful_clauses", ClausesOfASum, SQUARE, 4, (1, 2, 3)),
    constraint("faithful_posting", PostsWithoutZero, SQUARE, 0, (0, 1, 2)),
)
