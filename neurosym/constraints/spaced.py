"""Along a line, cells of the same value keep a distance that depends on the value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, single
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Spaced(Constraint):
    """Between two cells of the same value v there are at least ``gaps[v]`` others of the scope, in its order.

    A gap of 0 asks for nothing. The projection looks at the cells whose value is known.
    """

    gaps: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("distance", "unit"),)

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(self.gaps) for mask in top):
            raise ModelError(f"{self} knows the gaps of {len(self.gaps)} values, but its cells can take more.")

    def _near(self, place: int, value: int) -> Iterator[int]:
        """The places too near to this one to take the same value."""
        gap, size = self.gaps[value], len(self.scope)
        return (other for other in range(max(place - gap, 0), min(place + gap + 1, size)) if other != place)

    def check(self, values: Answer) -> bool:
        return all(values[other] != value for place, value in enumerate(values) for other in self._near(place, value))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        masks = list(candidates)
        for place, mask in enumerate(candidates):
            value = single(mask)
            if value >= 0:
                for other in self._near(place, value):
                    masks[other] &= ~mask
        return Candidates(masks)

    def encode(self, cnf: Cnf) -> None:
        for place, cell in enumerate(self.scope):
            for value in cnf.values(cell):
                for other in self._near(place, value):
                    if other > place and cnf.top[self.scope[other]] >> value & 1:
                        cnf.add(-cnf.literal(cell, value), -cnf.literal(self.scope[other], value))

    def post(self, model: Any, variables: Variables) -> None:
        for place, cell in enumerate(self.scope):
            for value in variables.values(cell):
                for other in self._near(place, value):
                    if other > place and value in variables.values(self.scope[other]):
                        pair = variables.literal(cell, value), variables.literal(self.scope[other], value)
                        model.add_at_most_one(pair)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the same value stands too near in {self}"
