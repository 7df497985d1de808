"""Two cells whose numbers lie apart by a target or more."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.constraints.binary import Arithmetic


@dataclass(frozen=True)
class Apart(Arithmetic):
    """The numbers of the two cells differ by ``target`` or more, either way round. A target of 0 or less always holds.

    Not to be confused with ``Difference``, where they differ by exactly the target.
    """

    def holds(self, a: int, b: int) -> bool:
        return abs(self.numbers[a] - self.numbers[b]) >= self.target
