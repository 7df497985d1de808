"""The values of a group are consecutive and all different, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Consecutive(Constraint):
    """All cells differ, and the greatest value is the least plus the number of cells less one. Full support.

    Values are compared by number of value: a straight, in any order. One cell alone may take any value. Each window
    of as many values as cells is looked at on its own: inside it the cells need only differ.
    """

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("window", "unit"),)

    def check(self, values: Answer) -> bool:
        return len(set(values)) == len(values) == max(values) - min(values) + 1

    def _windows(self, top: Sequence[int]) -> Iterator[int]:
        """The sets of consecutive values, as many as cells, that meet each cell and lie in the union of all."""
        union = 0
        for mask in top:
            union |= mask
        window = (1 << len(self.scope)) - 1
        while window <= union:
            if not window & ~union and all(mask & window for mask in top):
                yield window
            window <<= 1

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        different = AllDifferent(tuple(range(len(candidates))))
        kept = Candidates([0] * len(candidates))
        for window in self._windows(candidates):
            kept |= different.project(Candidates([mask & window for mask in candidates]))
            if kept == candidates:
                break
        return kept

    def encode(self, cnf: Cnf) -> None:
        windows = [(window, cnf.new()) for window in self._windows(cnf.top.restrict(self.scope))]
        cnf.add(*(chosen for _, chosen in windows))
        for window, chosen in windows:
            for value in range(window.bit_length()):
                if window >> value & 1:
                    cnf.add(-chosen, *(cnf.literal(cell, value) for cell in self.scope))
        for cell in self.scope:
            for value in cnf.values(cell):
                cnf.add(-cnf.literal(cell, value), *(chosen for window, chosen in windows if window >> value & 1))
        AllDifferent(self.scope).encode(cnf)

    def post(self, model: Any, variables: Variables) -> None:
        numbers = [variables.number(cell) for cell in self.scope]
        top = [value for cell in self.scope for value in variables.values(cell)]
        least = model.new_int_var(min(top, default=0), max(top, default=0), "")
        for number in numbers:
            model.add(least <= number)
            model.add(number <= least + len(numbers) - 1)
        AllDifferent(self.scope).post(model, variables)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"no other consecutive values are left for {self}"
