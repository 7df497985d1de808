"""The cells that take a value of a set hang together, and none is far from its root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.base import Rung
from neurosym.constraints.connected import Connected
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates

MOST_STEPS = 20_000
"""Up to so many cells times steps the clauses count the steps; beyond, ways to the roots are left to cuts."""


@dataclass(frozen=True)
class Within(Connected):
    """Each cell with a value in the bit set ``values`` is at most ``steps`` steps from a root, over such cells.

    ``links`` and ``roots`` are those of ``Connected``; here there is a root at least. Not full support: what is known
    of connection, and of the cells that are too far from every root. As clauses it counts the steps, so that a piece
    does not fall apart and none is lazy.
    """

    steps: int = 0

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("told", "unit"), Rung("steps", "unit"), Rung("cut cell", "unit"))

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.roots or self.steps < 0:
            raise ModelError(f"{self}: it needs a root, and the steps are 0 or more.")

    @property
    def farthest(self) -> int:
        return self.steps

    def check(self, values: Answer) -> bool:
        inside = [bool(self.values >> value & 1) for value in values]
        return sum(inside) == len(reached(self.beside, inside, self.roots, self.steps))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom or (rule == "told" and not candidates.is_complete):
            return candidates
        near = reached(self.beside, [bool(mask & self.values) for mask in candidates], self.roots, self.steps)
        kept = Candidates([mask if i in near else mask & ~self.values for i, mask in enumerate(candidates)])
        return kept if rule == "steps" else super().project(kept)

    def encode(self, cnf: Cnf) -> None:
        inside = [cnf.member(cell, self.values) for cell in self.scope]
        if not count_steps(cnf, self.beside, inside, self.roots, self.steps):
            super().encode(cnf)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        """Those of a piece without a root; and each cell that is too far is out, or one beside what is near is in."""
        yield from super().cuts(values)
        inside = [bool(self.values >> value & 1) for value in values]
        near = reached(self.beside, inside, self.roots, self.steps)
        around = {there for here in near for there in self.beside[here]}.union(self.roots)
        ways = [(i, self.values) for i in sorted(around) if not inside[i]]
        for i in reached(self.beside, inside, self.roots, len(values)).keys() - near.keys():
            yield (i, ~self.values), *ways

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"too far in {self}" if rule == "steps" else super().because(rule, before, after, labels)


def reached(beside: Sequence[Sequence[int]], may: Sequence[bool], roots: Sequence[int], most: int) -> dict[int, int]:
    """The positions that one comes to from a root, all over those that may be, and in how many steps, ``most`` at most.

    In the order of steps.
    """
    steps = {root: 0 for root in roots if may[root]}
    queue = [*steps]
    for here in queue:  # grows as it is walked
        for there in beside[here] if steps[here] < most else ():
            if may[there] and there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps


def count_steps(
    cnf: Cnf, beside: Sequence[Sequence[int]], inside: Sequence[int], roots: Sequence[int], most: int
) -> bool:
    """Clauses: a position with its literal of ``inside`` true is ``most`` steps from a root at most, over such ones.

    A literal says "in so many steps": then one beside is reached in one step fewer; the last one is that of ``inside``.
    False, and nothing is written, if there are too many of them.
    """
    steps = reached(beside, [literal != -cnf.true for literal in inside], roots, most)
    if sum(most - least for least in steps.values()) > MOST_STEPS:
        return False
    within = [dict[int, int]() for _ in inside]
    for i, least in steps.items():
        own = {k: cnf.new() for k in range(least, most)} if least else dict.fromkeys(range(most), inside[i])
        within[i] = own | {most: inside[i]}
    for i, literal in enumerate(inside):
        if i not in steps:
            cnf.add(-literal)
            continue
        for k, here in within[i].items() if steps[i] else ():
            cnf.add(-here, *(within[j][k - 1] for j in beside[i] if k - 1 in within[j]))
            if k < most:
                cnf.add(-here, within[i][k + 1])
    return True
