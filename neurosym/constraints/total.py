"""A weighted sum of cells compared with a bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym import adder
from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, limits, linear
from neurosym.constraints.relation import RELATIONS, compare, known_relation
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits

WIDEST_SUM = 1 << 16
"""Full support keeps a bit for each sum that can be reached; above this many it would cost more than it gives."""


@dataclass(frozen=True)
class Total(Constraint):
    """``sum(weights[i] * numbers[value of scope[i]])`` stands in ``relation`` to ``bound``.

    ``numbers[v]`` is the number that value v stands for; ``weights`` are all 1 if left out; both may be negative.
    ``relation`` is one of ``== != <= >= < >``. The rungs: bounds of the sum, then full support by dynamic
    programming over the sums that can be reached (Trick, Annals of OR 2003), as bits of one integer; where the
    sums span more than 65,536 the second rung is the first again.
    """

    relation: str
    bound: int
    numbers: tuple[int, ...]
    weights: tuple[int, ...] = ()

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("sum bounds", "unit"), Rung("sum support", "local"))

    def __post_init__(self) -> None:
        super().__post_init__()
        known_relation(self, self.relation)
        if not self.weights:
            object.__setattr__(self, "weights", (1,) * len(self.scope))
        if len(self.weights) != len(self.scope):
            raise ModelError(f"{self} has {len(self.scope)} cells and {len(self.weights)} weights; give one for each.")
        if any(isinstance(number, float) for number in (self.bound, *self.numbers, *self.weights)):
            raise ModelError(f"{self} has numbers that are not whole; multiply them by what makes them so.")

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(self.numbers) for mask in top):
            raise ModelError(f"{self} knows the numbers of {len(self.numbers)} values, but its cells can take more.")

    def check(self, values: Answer) -> bool:
        total = sum(weight * self.numbers[value] for weight, value in zip(self.weights, values, strict=True))
        return compare(total, self.relation, self.bound)

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        rows = [[weight * number for number in self.numbers] for weight in self.weights]
        inequality = linear(self.scope, rows, self.relation, self.bound, self.name)
        return None if inequality is None else (inequality,)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        terms = [
            [(value, weight * self.numbers[value]) for value in bits(mask)]
            for weight, mask in zip(self.weights, candidates, strict=True)
        ]
        least = [min(term for _, term in choice) for choice in terms]
        most = [max(term for _, term in choice) for choice in terms]
        if rule == "sum bounds" or sum(most) - sum(least) > WIDEST_SUM:
            return self._bounds(terms, sum(least), sum(most), least, most)
        return self._support(terms, sum(least), sum(most), least)

    def _bounds(
        self, terms: list[list[tuple[int, int]]], low: int, high: int, least: list[int], most: list[int]
    ) -> Candidates:
        """Keep the terms for which the others, between their bounds, leave the relation possible."""
        masks = []
        for i, choice in enumerate(terms):
            lowest, highest = low - least[i] - self.bound, high - most[i] - self.bound
            masks.append(sum(1 << value for value, term in choice if self._possible(lowest + term, highest + term)))
        return Candidates(masks)

    def _possible(self, least: int, most: int) -> bool:
        """Can a quantity between these two stand in the relation to 0?"""
        match self.relation:
            case "==":
                return least <= 0 <= most
            case "!=":
                return not least == 0 == most
            case "<=" | "<":
                return compare(least, self.relation, 0)
            case _:
                return compare(most, self.relation, 0)

    def _support(self, terms: list[list[tuple[int, int]]], low: int, high: int, least: list[int]) -> Candidates:
        """Sets of sums as ints: bit s of ``reached[i]`` says that the first i terms can sum to s above their least."""
        shifts = [[(value, term - least[i]) for value, term in choice] for i, choice in enumerate(terms)]
        reached = [1]
        for choice in shifts:
            after = 0
            for _, shift in choice:
                after |= reached[-1] << shift
            reached.append(after)
        wanted = reached[-1] & self._goal(low, high)
        masks = [0] * len(terms)
        for i in range(len(terms) - 1, -1, -1):
            before = 0
            for value, shift in shifts[i]:
                if reached[i] << shift & wanted:
                    masks[i] |= 1 << value
                    before |= wanted >> shift
            wanted = before & reached[i]
        return Candidates(masks)

    def _goal(self, low: int, high: int) -> int:
        """The sums, counted from ``low``, that stand in the relation to the bound."""
        every, at = (2 << high - low) - 1, self.bound - low
        equal = 1 << at if 0 <= at <= high - low else 0
        below = (1 << min(max(at, 0), high - low + 1)) - 1
        match self.relation:
            case "==":
                return equal
            case "!=":
                return every & ~equal
            case "<":
                return below
            case "<=":
                return below | equal
            case ">":
                return every & ~(below | equal)
            case _:
                return every & ~below

    def encode(self, cnf: Cnf) -> None:
        """In layers, a state for each sum; where those are very many, by an adder, which tells less."""
        rows = [[weight * number for number in self.numbers] for weight in self.weights]
        choices = [cnf.graded(cell, row) for cell, row in zip(self.scope, rows, strict=True)]
        if adder.is_wide(choices):
            if self.relation == "!=":
                adder.unequal(cnf, choices, self.bound)
            else:
                adder.between(cnf, choices, *limits(self.relation, self.bound))
            return

        def accepts(total: int) -> bool:
            return compare(total, self.relation, self.bound)

        cnf.layered(choices, 0, lambda _, total, term: total + term, accepts)

    def post(self, model: Any, variables: Variables) -> None:
        terms = [
            weight * self.numbers[value] * variables.literal(cell, value)
            for weight, cell in zip(self.weights, self.scope, strict=True)
            for value in variables.values(cell)
        ]
        model.add(RELATIONS[self.relation](sum(terms) + model.new_constant(0), self.bound))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else {self} cannot be {self.relation} {self.bound}"
