"""At least one of several statements about cells is true."""

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
class Clause(Constraint):
    """Some cell ``scope[i]`` takes a value of the bit set ``allowed[i]``. A clause that allows nothing is false."""

    allowed: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("unit clause", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.allowed) != len(self.scope):
            raise ModelError(f"{self} has {len(self.scope)} cells and {len(self.allowed)} bit sets; give one for each.")

    def check(self, values: Answer) -> bool:
        return any(mask >> value & 1 for mask, value in zip(self.allowed, values, strict=True))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        last = -1
        for i, mask in enumerate(candidates):
            if mask & self.allowed[i]:
                if last >= 0 or not mask & ~self.allowed[i]:
                    return candidates
                last = i
        if last < 0:
            return Candidates([0] * len(candidates))
        return candidates.narrow(last, self.allowed[last])

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return (sets(self.scope, self.allowed, top, 1, None),)

    def encode(self, cnf: Cnf) -> None:
        literals: list[int] = []
        for cell, mask in zip(self.scope, self.allowed, strict=True):
            inside = cnf.inside(cell, mask)
            if len(inside) > 1 and len(inside) == len(cnf.values(cell)) - 1:
                literals.append(cnf.member(cell, mask))  # not the one value outside: shorter, and the same
            else:
                literals += inside
        cnf.add(*literals)

    def post(self, model: Any, variables: Variables) -> None:
        model.add_bool_or(
            [
                variables.literal(cell, value)
                for cell, mask in zip(self.scope, self.allowed, strict=True)
                for value in variables.values(cell)
                if mask >> value & 1
            ]
        )

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"all else in {self} is false"
