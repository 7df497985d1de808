"""The numbers of a group of cells multiply to a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.automaton import supported
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Product(Constraint):
    """The product of ``numbers[value]`` over the cells is ``target``. Full support.

    An automaton over the product so far, which must divide the target; with target 0 it only remembers whether a
    zero was met. So the states are few however many cells there are.
    """

    target: int
    numbers: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("product", "unit"),)

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(self.numbers) for mask in top):
            raise ModelError(f"{self} knows the numbers of {len(self.numbers)} values, but its cells can take more.")

    def check(self, values: Answer) -> bool:
        product = 1
        for value in values:
            product *= self.numbers[value]
        return product == self.target

    def _step(self, _: int, product: int, value: int) -> int | None:
        product *= self.numbers[value]
        if self.target == 0:
            return 0 if product == 0 else 1
        return None if product == 0 or self.target % product else product

    def _full(self, product: int) -> bool:
        return product == self.target

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return supported(candidates, 1, self._step, self._full)

    def encode(self, cnf: Cnf) -> None:
        name = "product", self.target, self.numbers
        cnf.layered(cnf.choices(self.scope), 1, self._step, self._full, name=name)

    def post(self, model: Any, variables: Variables) -> None:
        """As an automaton: CP-SAT's own products are weak on small domains."""
        states = {1: 0}
        arcs: set[tuple[int, int, int]] = set()
        values = {value for cell in self.scope for value in variables.values(cell)}
        todo = [1]
        while todo:
            state = todo.pop()
            for value in values:
                after = self._step(0, state, value)
                if after is None:
                    continue
                if after not in states:
                    states[after] = len(states)
                    todo.append(after)
                arcs.add((states[state], value, states[after]))
        if self.target not in states or not arcs:
            model.add_bool_or([])
            return
        cells = [variables.number(cell) for cell in self.scope]
        model.add_automaton(cells, 0, [states[self.target]], sorted(arcs))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else {self} cannot multiply to {self.target}"
