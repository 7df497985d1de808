"""The cells, in the order of their values, form a path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.all_different import naked_singles
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Path(Constraint):
    """The values are 0, 1, 2, ... up to the number of cells less one, each once, and each links to the next.

    ``links`` are pairs of positions of the scope, in any order: a Hamiltonian path, numbered. The rungs: a value stays
    where the one before it and the one after can stand at linked cells; then known and last places too.
    """

    links: tuple[tuple[int, int], ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("step", "unit"), Rung("place", "unit"))

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(not 0 <= end < len(self.scope) for link in self.links for end in link):
            raise ModelError(f"{self}: links name positions of the scope, 0 to {len(self.scope) - 1}: {self.links}.")

    @cached_property
    def _near(self) -> tuple[tuple[int, ...], ...]:
        near: list[set[int]] = [set() for _ in self.scope]
        for a, b in self.links:
            near[a].add(b)
            near[b].add(a)
        return tuple(tuple(sorted(one)) for one in near)

    def check(self, values: Answer) -> bool:
        place = {value: position for position, value in enumerate(values)}
        if {*place} != {*range(len(values))}:
            return False
        return all(place[value + 1] in self._near[place[value]] for value in range(len(values) - 1))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        last = 1 << len(candidates) - 1
        masks = []
        for place, mask in enumerate(candidates):
            around = 0
            for other in self._near[place]:
                around |= candidates[other]
            masks.append(mask & (around << 1 | 1) & (around >> 1 | last) & (last | last - 1))
        stepped = Candidates(masks)
        return stepped if rule == "step" and not stepped.is_complete else _last_places(naked_singles(stepped))

    def encode(self, cnf: Cnf) -> None:
        size, top = len(self.scope), cnf.top
        for value in range(size):
            places = [cnf.literal(cell, value) for cell in self.scope if top[cell] >> value & 1]
            cnf.add(*places)
            cnf.at_most_one(places)
        for place, cell in enumerate(self.scope):
            near = [self.scope[other] for other in self._near[place]]
            for value in cnf.values(cell):
                if value >= size:
                    cnf.add(-cnf.literal(cell, value))
                for other in (value - 1, value + 1):
                    if 0 <= other < size:
                        support = [cnf.literal(one, other) for one in near if top[one] >> other & 1]
                        cnf.add(-cnf.literal(cell, value), *support)

    def post(self, model: Any, variables: Variables) -> None:
        size, top = len(self.scope), {cell: {*variables.values(cell)} for cell in self.scope}
        for value in range(size):
            places = [variables.literal(cell, value) for cell in self.scope if value in top[cell]]
            model.add_exactly_one(places) if places else model.add_bool_or([])
        for place, cell in enumerate(self.scope):
            near = [self.scope[other] for other in self._near[place]]
            for value in variables.values(cell):
                here = variables.literal(cell, value)
                if value >= size:
                    model.add_bool_and(here.negated())
                for other in (value - 1, value + 1):
                    if 0 <= other < size:
                        support = [variables.literal(one, other) for one in near if other in top[one]]
                        model.add_bool_or(here.negated(), *support)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the path {self} cannot pass otherwise"


def _last_places(candidates: Candidates) -> Candidates:
    """A value that can stand at one cell only stands there; bottom where one can stand nowhere, or two only there."""
    once = twice = 0
    for mask in candidates:
        twice |= once & mask
        once |= mask
    if once.bit_count() < len(candidates):
        return Candidates([0] * len(candidates))
    alone = once & ~twice
    return Candidates([_only(mask, mask & alone) for mask in candidates])


def _only(mask: int, alone: int) -> int:
    """The mask of a cell to which the values ``alone`` are left only here."""
    return mask if not alone else alone if not alone & (alone - 1) else 0
