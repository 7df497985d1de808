"""Of several statements about single cells just one is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, sets
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class ExactlyOne(Constraint):
    """Just one of the cells takes a value of its set: cell ``scope[i]`` one in ``allowed[i]``. Full support."""

    allowed: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("exactly one", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.allowed) != len(self.scope):
            raise ModelError(f"{self} has {len(self.scope)} cells and {len(self.allowed)} sets; give one for each.")

    def check(self, values: Answer) -> bool:
        return sum(own >> value & 1 for own, value in zip(self.allowed, values, strict=True)) == 1

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        pairs = list(zip(candidates, self.allowed, strict=True))
        certain = sum(not mask & ~own for mask, own in pairs)
        possible = sum(mask & own != 0 for mask, own in pairs)
        if certain > 1 or not possible:
            return Candidates([0] * len(candidates))
        if certain:
            return Candidates([mask & ~own if mask & ~own else mask for mask, own in pairs])
        return Candidates([mask & own or mask for mask, own in pairs]) if possible == 1 else candidates

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return (sets(self.scope, self.allowed, top, 1, 1),)

    def encode(self, cnf: Cnf) -> None:
        hits = [cnf.member(cell, own) for cell, own in zip(self.scope, self.allowed, strict=True)]
        cnf.add(*hits)
        cnf.at_most_one(hits)

    def post(self, model: Any, variables: Variables) -> None:
        hits = [
            variables.literal(cell, value)
            for cell, own in zip(self.scope, self.allowed, strict=True)
            for value in variables.values(cell)
            if own >> value & 1
        ]
        model.add(sum(hits) + model.new_constant(0) == 1)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"just one in {self}"
