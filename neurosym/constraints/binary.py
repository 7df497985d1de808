"""What constraints on two cells have in common: a relation between two values, and full support by partners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, post_tuples
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class Binary(Constraint):
    """A relation between two cells over numbered values; a subclass says ``holds(a, b)``."""

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("support", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) != 2:
            raise ModelError(f"{self} relates two cells; its scope has {len(self.scope)}: {self.scope}.")

    def holds(self, a: int, b: int) -> bool:
        """Does the relation hold between value ``a`` at the first cell and ``b`` at the second?"""
        raise ModelError(f"{type(self).__name__} does not define holds(a, b).")

    def width(self, candidates: Candidates) -> int:
        """How many values the relation must be known for."""
        return max(mask.bit_length() for mask in candidates)

    @cached_property
    def _partners(self) -> dict[tuple[int, int], int]:
        return {}

    def partners(self, side: int, value: int, width: int) -> int:
        """The values of the other cell that go with ``value`` at the cell on this ``side`` (0 or 1)."""
        key = (side * width + value, width)
        if key not in self._partners:
            pairs = [(value, other) if side == 0 else (other, value) for other in range(width)]
            self._partners[key] = sum(1 << i for i, (a, b) in enumerate(pairs) if self.holds(a, b))
        return self._partners[key]

    def check(self, values: Answer) -> bool:
        return self.holds(*values)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        width = self.width(candidates)
        kept = []
        for side, mask in enumerate(candidates):
            other = candidates[1 - side]
            kept.append(sum(1 << value for value in bits(mask) if self.partners(side, value, width) & other))
        return Candidates(kept)

    def encode(self, cnf: Cnf) -> None:
        for side, cell in enumerate(self.scope):
            other = self.scope[1 - side]
            width = 1 + max((*cnf.values(cell), *cnf.values(other)), default=0)
            for value in cnf.values(cell):
                partners = self.partners(side, value, width)
                support = [cnf.literal(other, v) for v in cnf.values(other) if partners >> v & 1]
                if len(support) < len(cnf.values(other)):
                    cnf.add(-cnf.literal(cell, value), *support)

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        rows = [(x, y) for x in variables.values(a) for y in variables.values(b) if self.holds(x, y)]
        post_tuples(model, variables, self.scope, rows)


@dataclass(frozen=True)
class Arithmetic(Binary):
    """A relation between the numbers of two cells and a target; ``numbers[v]`` is the number of value v."""

    target: int
    numbers: tuple[int, ...]

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(self.numbers) for mask in top):
            raise ModelError(f"{self} knows the numbers of {len(self.numbers)} values, but its cells can take more.")
