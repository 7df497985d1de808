"""Two lines of cells are not the same word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, single
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Unlike(Constraint):
    """The first half of the scope and the second half, place by place, differ somewhere. Full support.

    Only where all places but one are decided and alike can anything be removed: there the two cells must differ.
    """

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("last difference", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) % 2:
            raise ModelError(f"{self} has {len(self.scope)} cells; it needs two halves, one as long as the other.")

    def check(self, values: Answer) -> bool:
        half = len(values) // 2
        return values[:half] != values[half:]

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        half, place = len(candidates) // 2, -1
        for i in range(half):
            a, b = candidates[i], candidates[i + half]
            if a != b or single(a) < 0:
                if place >= 0 or not a & b:
                    return candidates
                place = i
        if place < 0:
            return Candidates([0] * len(candidates))
        a, b = candidates[place], candidates[place + half]
        left = candidates.narrow(place, a & ~b if single(b) >= 0 else a)
        return left.narrow(place + half, b & ~a if single(a) >= 0 else b)

    def encode(self, cnf: Cnf) -> None:
        half, somewhere = len(self.scope) // 2, []
        for a, b in zip(self.scope[:half], self.scope[half:], strict=True):
            differ = cnf.new()
            somewhere.append(differ)
            for value in cnf.values(a):
                cnf.add(-differ, -cnf.literal(a, value), -cnf.literal(b, value))
        cnf.add(*somewhere)

    def post(self, model: Any, variables: Variables) -> None:
        half, somewhere = len(self.scope) // 2, []
        for a, b in zip(self.scope[:half], self.scope[half:], strict=True):
            differ = model.new_bool_var("")
            somewhere.append(differ)
            model.add(variables.number(a) != variables.number(b)).only_enforce_if(differ)
        model.add_bool_or(somewhere)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"all other places of {self} are alike"
