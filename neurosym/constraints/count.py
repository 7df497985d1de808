"""How many cells of a group take a value of a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

from neurosym.cardinality import bounded
from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, linear
from neurosym.constraints.relation import RELATIONS, bounds, compare, known_relation
from neurosym.lattice import Answer, Candidates

MOST_PAIRED = 24
"""Cells of which at most one is hit that are told pair by pair; of more, the clauses would be too many."""
LONG = 32
"""From more cells than this on the clauses are not those of an automaton, but fewer."""


@dataclass(frozen=True)
class Count(Constraint):
    """The number of cells whose value is in the bit set ``values`` stands in ``relation`` to ``bound``. Full support.

    ``relation`` is one of ``== != <= >= < >``.
    """

    relation: str
    bound: int
    values: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("count", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        known_relation(self, self.relation)

    def check(self, values: Answer) -> bool:
        return compare(sum(self.values >> value & 1 for value in values), self.relation, self.bound)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        inside, least, most = self.values, 0, 0
        for mask in candidates:
            if mask & inside:
                most += 1
                if not mask & ~inside:
                    least += 1
        # Every count between least and most can be had, so the open cells are all alike.
        possible = [compare(n, self.relation, self.bound) for n in range(least, most + 1)]
        if not any(possible):
            return Candidates([0] * len(candidates))
        can_miss, can_hit = any(possible[:-1]), any(possible[1:])
        if most == least or (can_miss and can_hit):
            return candidates
        keep = ~inside if can_miss else inside
        return Candidates([mask & keep if mask & inside and mask & ~inside else mask for mask in candidates])

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        rows = [[self.values >> value & 1 for value in range(mask.bit_length())] for mask in top]
        inequality = linear(self.scope, rows, self.relation, self.bound, self.name)
        return None if inequality is None else (inequality,)

    def encode(self, cnf: Cnf) -> None:
        """In layers; one of a few cells pair by pair, which solvers refute faster (queens: three times or more)."""
        hits = [cnf.member(cell, self.values) for cell in self.scope]
        if self.bound == 1 and self.relation in ("==", "<=") and len(self.scope) <= MOST_PAIRED:
            for one, other in combinations(hits, 2):
                cnf.add(-one, -other)
            if self.relation == "==":
                cnf.add(*hits)
            return
        if len(self.scope) > LONG and self.relation != "!=":
            bounded(cnf, hits, *bounds(self.relation, self.bound, len(self.scope)))
            return

        def step(_: int, counted: int, hit: int) -> int | None:
            return min(counted + hit, self.bound + 1)  # beyond the bound all counts are alike

        choices = [[(hit, own) for hit, own in ((0, -name), (1, name)) if own != -cnf.true] for name in hits]
        name = "count", self.relation, self.bound
        cnf.layered(choices, 0, step, lambda counted: compare(counted, self.relation, self.bound), name=name)

    def post(self, model: Any, variables: Variables) -> None:
        hits = [
            variables.literal(cell, value)
            for cell in self.scope
            for value in variables.values(cell)
            if self.values >> value & 1
        ]
        model.add(RELATIONS[self.relation](sum(hits) + model.new_constant(0), self.bound))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the count in {self} must be {self.relation} {self.bound}"
