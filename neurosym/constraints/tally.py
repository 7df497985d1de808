"""How many cells of a group take a value of a set: one of several numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, sets
from neurosym.lattice import Answer, Candidates

DIRECT_LIMIT = 6
"""Up to this many cells the clauses are written without auxiliary variables for the count."""


@lru_cache(maxsize=256)
def _clauses(allowed: tuple[int, ...], size: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Clauses over ``size`` literals of which ``allowed`` numbers hold: those of which one is false, or one true."""
    wanted = sorted({-1, size + 1, *(number for number in allowed if 0 <= number <= size)})
    found = []
    for low, high in [(low + 1, high - 1) for low, high in pairwise(wanted) if high - low > 1]:
        # More than ``low`` in, and fewer than ``size - high`` out, is what must not be.
        for count in (low,) if high == size else (high,) if low == 0 else range(low, high + 1):
            for chosen in combinations(range(size), count):
                rest = tuple(i for i in range(size) if i not in chosen) if high < size else ()
                found.append((chosen if low else (), rest))
    return found


@dataclass(frozen=True)
class Tally(Constraint):
    """The number of cells whose value is in the bit set ``values`` is one of ``allowed``. Full support.

    At a corner of a loop, for one, none or two edges meet: ``Tally(edges, (0, 2), 0b10)``.
    """

    allowed: tuple[int, ...]
    values: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("tally", "unit", settles=True),)

    def check(self, values: Answer) -> bool:
        return sum(self.values >> value & 1 for value in values) in self.allowed

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        inside, least, most = self.values, 0, 0
        for mask in candidates:
            if not mask:
                return candidates
            if mask & inside:
                most += 1
                least += not mask & ~inside
        possible = [number for number in self.allowed if least <= number <= most]
        if not possible:
            return Candidates([0] * len(candidates))
        can_miss, can_hit = min(possible) < most, max(possible) > least
        if most == least or (can_miss and can_hit):
            return candidates
        keep = ~inside if can_miss else inside
        return Candidates([mask & keep if mask & inside and mask & ~inside else mask for mask in candidates])

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        least, most = min(self.allowed, default=0), max(self.allowed, default=-1)
        if {*range(least, most + 1)} != {*self.allowed} or least > most:
            return None  # the clauses say what is left out between
        return (sets(self.scope, [self.values] * len(self.scope), top, least, most),)

    def encode(self, cnf: Cnf) -> None:
        size, most = len(self.scope), max(self.allowed, default=-1)
        if size > DIRECT_LIMIT:

            def step(_: int, counted: int, value: int) -> int:
                return min(counted + (self.values >> value & 1), most + 1)  # beyond them all counts are alike

            name = "tally", self.allowed, self.values
            cnf.layered(cnf.choices(self.scope), 0, step, lambda counted: counted in self.allowed, name=name)
            return
        hits = [cnf.member(cell, self.values) for cell in self.scope]
        for out, inside in _clauses(self.allowed, size):
            cnf.add(*[-hits[i] for i in out], *[hits[i] for i in inside])

    def post(self, model: Any, variables: Variables) -> None:
        hits = [
            variables.literal(cell, value)
            for cell in self.scope
            for value in variables.values(cell)
            if self.values >> value & 1
        ]
        total = model.new_int_var(0, len(self.scope), "")
        model.add(sum(hits) + model.new_constant(0) == total)
        allowed = [(number,) for number in self.allowed if 0 <= number <= len(self.scope)]
        if allowed:
            model.add_allowed_assignments([total], allowed)
        else:
            model.add_bool_or([])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the count in {self} must be {' or '.join(map(str, self.allowed))}"
