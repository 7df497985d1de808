"""Some cells do not all carry the same, where others say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, single
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class Parted(Constraint):
    """The first cells do not all take the same value of ``carried``, if each last one takes one of its ``when``.

    ``carried`` is a bit set, ``when`` has one for each of the last cells; without any the first are never all alike.
    Two or more come first. Full support.
    """

    carried: int
    when: tuple[int, ...] = ()

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("parted", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) < 2 + len(self.when):
            raise ModelError(
                f"{self} has {len(self.scope)} cells: give two or more, and one for each of the {len(self.when)} sets."
            )

    def check(self, values: Answer) -> bool:
        count = len(values) - len(self.when)
        called = all(mask >> value & 1 for value, mask in zip(values[count:], self.when, strict=True))
        return not called or len({*values[:count]}) > 1 or not self.carried >> values[0] & 1

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        count = len(candidates) - len(self.when)
        undecided = [i for i, mask in enumerate(candidates[:count]) if single(mask) < 0]
        for i, when in enumerate(self.when, start=count):
            if not candidates[i] & when:
                return candidates
            if candidates[i] & ~when:
                undecided.append(i)
        if len(undecided) > 1:
            return candidates
        common = self.carried
        for i in range(count):
            if i not in undecided:
                common &= candidates[i]
        if not undecided:
            return Candidates([0] * len(candidates)) if common else candidates
        place = undecided[0]
        if place < count:
            return candidates.narrow(place, ~common)
        return candidates.narrow(place, ~self.when[place - count]) if common else candidates

    def encode(self, cnf: Cnf) -> None:
        count = len(self.scope) - len(self.when)
        calls = [cnf.member(cell, when) for cell, when in zip(self.scope[count:], self.when, strict=True)]
        if -cnf.true in calls:
            return
        uncalled = [-literal for literal in calls if literal != cnf.true]
        for value in bits(self.carried & cnf.top[self.scope[0]]):
            alike = [cnf.literal(cell, value) for cell in self.scope[:count]]
            if -cnf.true not in alike:
                cnf.add(*(-literal for literal in alike if literal != cnf.true), *uncalled)

    def post(self, model: Any, variables: Variables) -> None:
        count = len(self.scope) - len(self.when)
        calls = [
            [~variables.literal(cell, value) for value in variables.values(cell) if when >> value & 1]
            for cell, when in zip(self.scope[count:], self.when, strict=True)
        ]
        for value in variables.values(self.scope[0]):
            if self.carried >> value & 1 and all(value in variables.values(cell) for cell in self.scope[:count]):
                alike = [~variables.literal(cell, value) for cell in self.scope[:count]]
                for uncalled in product(*calls):
                    model.add_bool_or(*alike, *uncalled)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"all would carry the same in {self}"
