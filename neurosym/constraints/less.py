"""One cell before another in the order of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.constraints.base import Rung, Variables
from neurosym.constraints.binary import Binary
from neurosym.constraints.linear import Linear
from neurosym.lattice import Candidates


@dataclass(frozen=True)
class Less(Binary):
    """The value of the first cell plus ``gap`` is at most that of the second.

    ``gap`` 1 is "less", 0 "less or equal", a negative gap lets the first be larger by so much. Values are compared
    by number of value, so labels must stand in ascending order.
    """

    gap: int = 1

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("order", "unit", settles=True),)

    def holds(self, a: int, b: int) -> bool:
        return a + self.gap <= b

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = candidates
        if not a:
            return candidates
        least = (a & -a).bit_length() - 1 + self.gap
        greatest = b.bit_length() - 1 - self.gap
        return Candidates((a & ((2 << greatest) - 1 if greatest >= 0 else 0), b >> least << least if least > 0 else b))

    def relax(self, top: Candidates) -> Sequence[Linear]:
        width = max(mask.bit_length() for mask in top)
        return (Linear(self.scope, (tuple(range(0, -width, -1)), tuple(range(width))), self.gap, None, name=self.name),)

    def post(self, model: Any, variables: Variables) -> None:
        a, b = self.scope
        model.add(variables.number(a) + self.gap <= variables.number(b))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"{self} leaves too little room"
