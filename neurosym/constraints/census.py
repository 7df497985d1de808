"""How many cells take a value of a set, as another cell says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class Census(Constraint):
    """Of all cells but the last, as many take a value of the bit set ``values`` as the last one says. Full support.

    ``numbers`` holds the number that each value of the last cell stands for.
    """

    values: int
    numbers: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("census", "unit"),)

    def validate(self, top: Candidates) -> None:
        if top[-1] >> len(self.numbers):
            raise ModelError(f"{self} has {len(self.numbers)} numbers; give one for each value of the last cell.")

    def check(self, values: Answer) -> bool:
        return sum(self.values >> value & 1 for value in values[:-1]) == self.numbers[values[-1]]

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        inside, least, most = self.values, 0, 0
        for mask in candidates[:-1]:
            if mask & inside:
                most += 1
                least += not mask & ~inside
        said = [value for value in bits(candidates[-1]) if least <= self.numbers[value] <= most]
        if not said:
            return Candidates([0] * len(candidates))
        keep = -1
        if most > least and max(self.numbers[value] for value in said) == least:
            keep = ~inside
        elif most > least and min(self.numbers[value] for value in said) == most:
            keep = inside
        masks = [mask & keep if mask & inside and mask & ~inside else mask for mask in candidates[:-1]]
        return Candidates([*masks, sum(1 << value for value in said)])

    def relax(self, top: Candidates) -> Sequence[Linear]:
        rows = [tuple(self.values >> value & 1 for value in range(mask.bit_length())) for mask in top[:-1]]
        return (Linear(self.scope, (*rows, tuple(-number for number in self.numbers)), 0, 0, name=self.name),)

    def encode(self, cnf: Cnf) -> None:
        hits = [cnf.member(cell, self.values) for cell in self.scope[:-1]]
        most = max((self.numbers[value] for value in cnf.values(self.scope[-1])), default=0)

        def step(place: int, counted: int, value: int) -> int | None:
            if place < len(hits):
                return min(counted + value, most + 1)  # beyond all numbers all counts are alike
            return 0 if counted == self.numbers[value] else None

        cnf.layered([*(((0, -hit), (1, hit)) for hit in hits), *cnf.choices(self.scope[-1:])], 0, step, lambda _: True)

    def post(self, model: Any, variables: Variables) -> None:
        hits = [
            variables.literal(cell, value)
            for cell in self.scope[:-1]
            for value in variables.values(cell)
            if self.values >> value & 1
        ]
        last = self.scope[-1]
        said = [self.numbers[value] * variables.literal(last, value) for value in variables.values(last)]
        model.add(sum(hits) + model.new_constant(0) == sum(said))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the count in {self}"
