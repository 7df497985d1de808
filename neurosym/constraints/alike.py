"""Two cells take the same value, unless one of them is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neurosym.constraints.base import Rung
from neurosym.constraints.binary import Binary
from neurosym.lattice import Candidates


@dataclass(frozen=True)
class Alike(Binary):
    """The two cells take the same value, or one of them takes a value in the bit set ``free``. Full support.

    So cells side by side belong to one piece or are parted: values name the pieces, and ``free`` is what parts them.
    """

    free: int = 0

    ladder = (Rung("neighbour", "unit"),)

    def holds(self, a: int, b: int) -> bool:
        return a == b or bool((self.free >> a | self.free >> b) & 1)

    def partners(self, side: int, value: int, width: int) -> int:
        return (1 << width) - 1 if self.free >> value & 1 else self.free | 1 << value

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b = candidates
        return Candidates((a if b & self.free else a & (b | self.free), b if a & self.free else b & (a | self.free)))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"not what stands at the other end of {self}"
