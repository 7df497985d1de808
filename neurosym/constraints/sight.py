"""How far one sees from a place, in several directions together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class Sight(Constraint):
    """Along all arms together, ``bound`` cells come before the first whose value is not in ``through``. Full support.

    The scope is the arms one after another, each outward from the place that looks, which is not among them;
    ``arms`` are their lengths. Values in the bit set ``through`` let the eye pass; the first other one ends an arm.
    """

    arms: tuple[int, ...]
    bound: int
    through: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("sight", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(length < 0 for length in self.arms) or sum(self.arms) != len(self.scope):
            raise ModelError(f"{self}: the arms {self.arms} must be as long as the scope, {len(self.scope)} cells.")

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The first position of each arm and the one behind its last."""
        ends = [sum(self.arms[: number + 1]) for number in range(len(self.arms))]
        return tuple((end - length, end) for end, length in zip(ends, self.arms, strict=True))

    def check(self, values: Answer) -> bool:
        seen = 0
        for first, end in self.spans:
            for value in values[first:end]:
                if not self.through >> value & 1:
                    break
                seen += 1
        return seen == self.bound

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        lengths = self._supported([self._lengths(candidates[first:end]) for first, end in self.spans])
        masks = [*candidates]
        for (first, end), possible in zip(self.spans, lengths, strict=True):
            if not possible:
                return Candidates([0] * len(masks))
            least = (possible & -possible).bit_length() - 1
            for i in range(first, first + least):
                masks[i] &= self.through
            if possible == 1 << least and first + least < end:
                masks[first + least] &= ~self.through
        return Candidates(masks)

    def _lengths(self, arm: Sequence[int]) -> int:
        """The bit set of lengths that one may see along an arm with these candidates."""
        possible = 0
        for i, mask in enumerate(arm):
            if mask & ~self.through:
                possible |= 1 << i
            if not mask & self.through:
                return possible
        return possible | 1 << len(arm)

    def _supported(self, lengths: Sequence[int]) -> list[int]:
        """Of each arm the lengths that go with some of the others to the bound."""
        before = [1]
        for possible in lengths:
            before.append(_sums(before[-1], possible))
        after = 1 << self.bound if self.bound >= 0 else 0
        kept = [0] * len(lengths)
        for number in range(len(lengths) - 1, -1, -1):
            for length in bits(lengths[number]):
                if before[number] << length & after:
                    kept[number] |= 1 << length
            rest = 0
            for length in bits(kept[number]):
                rest |= after >> length
            after = rest
        return kept

    def encode(self, cnf: Cnf) -> None:
        choices = []
        for first, end in self.spans:
            seen = cnf.true
            ends = []
            for length, i in enumerate(range(first, end)):
                clear = cnf.member(self.scope[i], self.through)
                further, stops = cnf.new(), cnf.new()
                for literal in (seen, clear):
                    cnf.add(-further, literal)
                cnf.add(further, -seen, -clear)
                for literal in (seen, -clear):
                    cnf.add(-stops, literal)
                cnf.add(stops, -seen, clear)
                ends.append((length, stops))
                seen = further
            choices.append((*ends, (end - first, seen)))

        def step(_: int, seen: int, length: int) -> int | None:
            return seen + length if seen + length <= self.bound else None

        cnf.layered(choices, 0, step, lambda seen: seen == self.bound, name=("sum", self.bound))

    def post(self, model: Any, variables: Variables) -> None:
        seen = []
        for first, end in self.spans:
            before = model.new_constant(1)
            for cell in self.scope[first:end]:
                values = variables.values(cell)
                clear = sum(variables.literal(cell, value) for value in values if self.through >> value & 1)
                further = model.new_bool_var("")
                model.add(further <= before)
                model.add(further <= clear + model.new_constant(0))
                model.add(further >= before + clear - 1)
                seen.append(further)
                before = further
        model.add(sum(seen) + model.new_constant(0) == self.bound)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else {self} does not see {self.bound}"


def _sums(a: int, b: int) -> int:
    """The bit set of sums of a number from each of two bit sets."""
    found = 0
    for number in bits(b):
        found |= a << number
    return found
