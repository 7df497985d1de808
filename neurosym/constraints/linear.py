"""A sum of coefficients, one for each cell by its value, between two bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym import adder
from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class Linear(Constraint):
    """``least <= sum(coefficients[i][value of scope[i]]) <= most``; a bound of None is no bound.

    The common form to which every constraint can be relaxed (``Constraint.relax``): a 0-1 linear inequality over the
    bits "cell takes value". Its one rung keeps the values for which the others, between their own least and most,
    leave room (bounds propagation of pseudo-Boolean constraints).
    """

    coefficients: tuple[tuple[int, ...], ...]
    least: int | None
    most: int | None

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("linear bounds", "unit"),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.coefficients) != len(self.scope):
            raise ModelError(
                f"{self} has {len(self.scope)} cells and {len(self.coefficients)} rows of coefficients; "
                "give one row for each cell."
            )

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(row) for mask, row in zip(top, self.coefficients, strict=True)):
            raise ModelError(f"{self} has no coefficient for some value that its cells can take; lengthen the rows.")

    def _inside(self, total: int) -> bool:
        return (self.least is None or self.least <= total) and (self.most is None or total <= self.most)

    def check(self, values: Answer) -> bool:
        return self._inside(sum(row[value] for row, value in zip(self.coefficients, values, strict=True)))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        terms = [
            [(value, row[value]) for value in bits(mask)]
            for row, mask in zip(self.coefficients, candidates, strict=True)
        ]
        ranges = [(min(t for _, t in choice), max(t for _, t in choice)) for choice in terms]
        low, high = sum(a for a, _ in ranges), sum(b for _, b in ranges)
        above = high - self.least if self.least is not None else high - low
        below = self.most - low if self.most is not None else high - low
        return Candidates(
            [
                sum(1 << value for value, term in choice if term - least <= below and most - term <= above)
                for choice, (least, most) in zip(terms, ranges, strict=True)
            ]
        )

    def encode(self, cnf: Cnf) -> None:
        choices = [cnf.graded(cell, row) for cell, row in zip(self.scope, self.coefficients, strict=True)]
        if adder.is_wide(choices):
            adder.between(cnf, choices, self.least, self.most)
            return
        cnf.layered(choices, 0, lambda _, total, term: total + term, self._inside)

    def post(self, model: Any, variables: Variables) -> None:
        total = model.new_constant(0) + sum(
            row[value] * variables.literal(cell, value)
            for cell, row in zip(self.scope, self.coefficients, strict=True)
            for value in variables.values(cell)
            if row[value]
        )
        if self.least is not None:
            model.add(total >= self.least)
        if self.most is not None:
            model.add(total <= self.most)

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return (self,)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the bounds of {self} leave no room"


def sets(scope: Sequence[int], masks: Sequence[int], top: Candidates, least: int | None, most: int | None) -> Linear:
    """How many cells take a value of their set: between ``least`` and ``most``."""
    rows = [
        tuple(mask >> value & 1 for value in range(around.bit_length()))
        for mask, around in zip(masks, top, strict=True)
    ]
    return Linear(tuple(scope), tuple(rows), least, most)


def linear(
    scope: Sequence[int], rows: Sequence[Sequence[int]], relation: str, bound: int, name: str = ""
) -> Linear | None:
    """The sum of ``rows`` in one of the six relations to ``bound``; None for "!=", which is no inequality."""
    least, most = limits(relation, bound)
    if least is None and most is None:
        return None
    return Linear(tuple(scope), tuple(map(tuple, rows)), least, most, name=name)


def limits(relation: str, bound: int) -> tuple[int | None, int | None]:
    """The least and the most that a relation to ``bound`` allows; None is no limit, for "!=" twice."""
    return {
        "==": (bound, bound),
        "<=": (None, bound),
        ">=": (bound, None),
        "<": (None, bound - 1),
        ">": (bound + 1, None),
        "!=": (None, None),
    }[relation]
