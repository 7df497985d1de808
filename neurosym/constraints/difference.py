"""Two cells whose numbers differ by a target."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.constraints.binary import Arithmetic


@dataclass(frozen=True)
class Difference(Arithmetic):
    """The numbers of the two cells differ by exactly ``target``, either way round. Negative targets never hold."""

    def holds(self, a: int, b: int) -> bool:
        return abs(self.numbers[a] - self.numbers[b]) == self.target
