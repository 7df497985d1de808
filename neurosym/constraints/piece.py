"""The cells that take a value of a set form one piece of a given size around a given cell."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.connected import Connected
from neurosym.constraints.count import Count
from neurosym.constraints.linear import Linear
from neurosym.constraints.within import count_steps
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Piece(Constraint):
    """The cells with a value in the bit set ``values`` hang together, ``root`` among them, and are ``size`` many.

    ``links`` are pairs of positions of the scope, from 0, that lie side by side; ``root`` is a position too. Not full
    support: what is known of connection and of count apart, and of a cell that what is left of the size cannot reach.
    As clauses it says how many steps each cell is from the root, so that a piece does not fall apart and none is lazy.
    """

    values: int
    links: tuple[tuple[int, int], ...]
    root: int
    size: int

    ladder: ClassVar[tuple[Rung, ...]] = (
        Rung("count", "unit"),
        Rung("reach", "unit"),
        Rung("cut cell", "unit"),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.root < len(self.scope) or self.size < 1:
            raise ModelError(f"{self}: the root is a position, 0 to {len(self.scope) - 1}, and the size 1 or more.")
        self.whole.__post_init__()

    @cached_property
    def whole(self) -> Connected:
        """That it hangs together."""
        return Connected(self.scope, self.values, self.links, (self.root,), name=self.name)

    @cached_property
    def count(self) -> Count:
        """That it has its size."""
        return Count(self.scope, "==", self.size, self.values, name=self.name)

    def check(self, values: Answer) -> bool:
        return self.count.check(values) and self.whole.check(values)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        while True:
            if candidates.is_complete:
                return candidates if self.check(candidates.answer()) else Candidates([0] * len(candidates))
            counted = self.count.project(candidates.narrow(self.root, self.values))
            if counted.is_bottom or rule == "count":
                return counted
            reached = self._in_reach(counted)
            if reached.is_bottom or rule == "reach":
                return reached
            whole = self.whole.project(reached)
            if whole == candidates:
                return whole
            candidates = whole

    def _in_reach(self, candidates: Candidates) -> Candidates:
        """Only cells that come in with as many others as the size leaves room for."""
        may = [bool(mask & self.values) for mask in candidates]
        must = [not mask & ~self.values for mask in candidates]
        room, cost = self.size - sum(must), {self.root: 0}
        queue = deque([self.root])
        while queue:
            here = queue.popleft()
            for there in self.whole.beside[here]:
                known = cost[here] + (not must[there])
                if may[there] and known <= room and known < cost.get(there, room + 1):
                    cost[there] = known
                    (queue.appendleft if must[there] else queue.append)(there)
        return Candidates([mask if i in cost else mask & ~self.values for i, mask in enumerate(candidates)])

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        return self.count.relax(top)

    def encode(self, cnf: Cnf) -> None:
        self.count.encode(cnf)
        inside = [cnf.member(cell, self.values) for cell in self.scope]
        cnf.add(inside[self.root])
        if not count_steps(cnf, self.whole.beside, inside, (self.root,), self.size - 1):
            self.whole.encode(cnf)

    def post(self, model: Any, variables: Variables) -> None:
        self.count.post(model, variables)
        self.whole.post(model, variables)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        if rule == "reach":
            return f"too far for {self}"
        return (self.count if rule == "count" else self.whole).because(rule, before, after, labels)
