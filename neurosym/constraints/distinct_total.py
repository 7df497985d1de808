"""Different values with a given sum: the cage of a killer sudoku, the run of a kakuro."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import comb, factorial
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent, naked_singles
from neurosym.constraints.automaton import supported
from neurosym.constraints.base import Constraint, Rung, Variables, post_tuples
from neurosym.constraints.linear import Linear
from neurosym.constraints.total import Total
from neurosym.lattice import Answer, Candidates, bits

MOST_COMBINATIONS = 20_000
"""Sets of numbers to look through in the rung "combinations"; above, it reads the two halves apart."""

MOST_STATES = 20_000
"""Sets of used values to keep for each cell in the rung "combination support"; above, it removes nothing."""

MOST_ROWS = 3_000
"""Rows of values that CP-SAT is given as a table, beside the sum."""


@dataclass(frozen=True)
class DistinctTotal(Constraint):
    """All cells differ and their numbers sum to ``bound``; ``numbers[v]`` is the number that value v stands for.

    Stronger than the two constraints apart. The rungs: sets of numbers with the sum that still fit every cell
    (what people call combinations), then full support by dynamic programming over the set of values used.
    """

    bound: int
    numbers: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (
        Rung("naked single", "unit"),
        Rung("combinations", "unit"),
        Rung("combination support", "local"),
    )

    @cached_property
    def halves(self) -> tuple[AllDifferent, Total]:
        """The same meaning as two constraints."""
        return (
            AllDifferent(self.scope, name=self.name),
            Total(self.scope, "==", self.bound, self.numbers, name=self.name),
        )

    def validate(self, top: Candidates) -> None:
        self.halves[1].validate(top)

    def relax(self, top: Candidates) -> Sequence[Linear]:
        different, total = self.halves
        return [*different.relax(top), *(total.relax(top) or ())]

    def check(self, values: Answer) -> bool:
        return len(set(values)) == len(values) and sum(self.numbers[value] for value in values) == self.bound

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        match rule:
            case "naked single":
                candidates = naked_singles(candidates)
                wrong = candidates.is_complete and not self.check(candidates.answer())
                return Candidates([0] * len(candidates)) if wrong else candidates
            case "combinations":
                return self._combinations(naked_singles(candidates))
            case _:
                return supported(candidates, (0, 0), self._step, self._full, MOST_STATES)

    def _combinations(self, candidates: Candidates) -> Candidates:
        """Keep the values of those sets that lie inside the union and meet every cell."""
        if not self._few_sets():
            return self.halves[1].project(candidates, "sum bounds")
        union = fitting = 0
        for mask in candidates:
            union |= mask
        for chosen in _sets(self.numbers, len(self.scope), self.bound):
            if not chosen & ~union and all(mask & chosen for mask in candidates):
                fitting |= chosen
        return Candidates([mask & fitting for mask in candidates])

    def _step(self, i: int, state: tuple[int, int], value: int) -> tuple[int, int] | None:
        used, total = state
        return None if used >> value & 1 else (used | 1 << value, total + self.numbers[value])

    def _full(self, state: tuple[int, int]) -> bool:
        return state[1] == self.bound

    def encode(self, cnf: Cnf) -> None:
        """All-different clauses, and a sum over "value v is used", which has few states where cells have many."""
        self.halves[0].encode(cnf)
        places: dict[int, list[int]] = {}
        for cell in self.scope:
            for value in cnf.values(cell):
                places.setdefault(value, []).append(cnf.literal(cell, value))
        used = []
        for value, literals in sorted(places.items()):
            is_used = cnf.new()
            for literal in literals:
                cnf.add(-literal, is_used)
            cnf.add(-is_used, *literals)
            used.append((value, is_used))

        def step(i: int, state: tuple[int, int], taken: int) -> tuple[int, int] | None:
            count, total = state[0] + taken, state[1] + taken * self.numbers[used[i][0]]
            return (count, total) if count <= len(self.scope) else None

        def accepts(state: tuple[int, int]) -> bool:
            return state == (len(self.scope), self.bound)

        cnf.layered([((0, -literal), (1, literal)) for _, literal in used], (0, 0), step, accepts)

    def post(self, model: Any, variables: Variables) -> None:
        """The two halves, and as a table what is short enough: CP-SAT does not see combinations by itself."""
        for half in self.halves:
            half.post(model, variables)
        inside = Candidates([sum(1 << value for value in variables.values(cell)) for cell in self.scope])
        sets = _sets(self.numbers, len(self.scope), self.bound) if self._few_sets() else ()
        if 0 < len(sets) * factorial(len(self.scope)) <= MOST_ROWS:
            rows = [row for chosen in sets for row in permutations(bits(chosen)) if inside.contains(row)]
            post_tuples(model, variables, self.scope, rows)

    def _few_sets(self) -> bool:
        return comb(len(self.numbers), len(self.scope)) <= MOST_COMBINATIONS

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"no {len(self.scope)} different numbers of {self} sum to {self.bound} otherwise"


@lru_cache(maxsize=4096)
def _sets(numbers: tuple[int, ...], size: int, total: int) -> tuple[int, ...]:
    """The sets of ``size`` values, as bit sets, whose numbers sum to ``total``."""
    return tuple(
        sum(1 << value for value in chosen)
        for chosen in combinations(range(len(numbers)), size)
        if sum(numbers[value] for value in chosen) == total
    )
