"""Two cells one of whose numbers is a multiple of the other."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.constraints.binary import Arithmetic


@dataclass(frozen=True)
class Quotient(Arithmetic):
    """One number is ``target`` times the other, either way round. Zero divided by zero is no quotient."""

    def holds(self, a: int, b: int) -> bool:
        x, y = self.numbers[a], self.numbers[b]
        return (y != 0 and x == self.target * y) or (x != 0 and y == self.target * x)
