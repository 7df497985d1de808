"""Two cells take different values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Rung, Variables, together
from neurosym.constraints.binary import Binary
from neurosym.constraints.linear import Linear, sets
from neurosym.lattice import Candidates, bits


@dataclass(frozen=True)
class NotEqual(Binary):
    """The two cells differ. Only a cell with one value left can tell the other anything."""

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("neighbour", "unit", settles=True),)

    def holds(self, a: int, b: int) -> bool:
        return a != b

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = candidates
        if not a & (a - 1):
            b &= ~a
        if not b & (b - 1):
            a &= ~b
        return Candidates((a, b))

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return [sets(self.scope, (1 << value, 1 << value), top, None, 1) for value in bits(top[0] & top[1])]

    def encode(self, cnf: Cnf) -> None:
        a, b = self.scope
        for value in bits(cnf.top[a] & cnf.top[b]):
            cnf.add(-cnf.literal(a, value), -cnf.literal(b, value))

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(a) != variables.number(b))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        lost = before[0] & ~after[0] | before[1] & ~after[1]
        return f"{together(labels, lost)} stands at the other end of {self}"
