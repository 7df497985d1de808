"""Groups of cells side by side count differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Uneven(Constraint):
    """Two linked groups differ in the number of their cells with a value in the bit set ``values``.

    The scope is the groups one after another, of these ``sizes``; ``links`` are pairs of groups, from 0. Not full
    support: a number that is sure of one group is not that of another. One constraint for all groups, so that the
    clauses count each group once, however many others it is linked with.
    """

    sizes: tuple[int, ...]
    links: tuple[tuple[int, int], ...]
    values: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("told", "unit"), Rung("numbers", "unit"))

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(self.sizes) != len(self.scope) or any(size < 0 for size in self.sizes):
            raise ModelError(f"{self}: the sizes {self.sizes} must make up the scope, {len(self.scope)} cells.")
        if any(not 0 <= group < len(self.sizes) for link in self.links for group in link):
            raise ModelError(f"{self}: links name groups, 0 to {len(self.sizes) - 1}.")

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The first position of each group, and the one behind its last."""
        ends = [sum(self.sizes[: group + 1]) for group in range(len(self.sizes))]
        return tuple((end - size, end) for end, size in zip(ends, self.sizes, strict=True))

    def check(self, values: Answer) -> bool:
        counts = [sum(self.values >> value & 1 for value in values[first:end]) for first, end in self.spans]
        return all(counts[a] != counts[b] for a, b in self.links)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom or (rule == "told" and not candidates.is_complete):
            return candidates
        may = [bool(mask & self.values) for mask in candidates]
        must = [not mask & ~self.values for mask in candidates]
        limits = [(sum(must[first:end]), sum(may[first:end])) for first, end in self.spans]
        possible = self._possible([(2 << most) - (1 << least) for least, most in limits])
        masks = [*candidates]
        for (first, end), (least, most), numbers in zip(self.spans, limits, possible, strict=True):
            if not numbers:
                return Candidates([0] * len(masks))
            if least < most and numbers in (1 << least, 1 << most):
                keep = ~self.values if numbers == 1 << least else self.values
                for i in (i for i in range(first, end) if may[i] and not must[i]):
                    masks[i] &= keep
        return Candidates(masks)

    def _possible(self, possible: list[int]) -> list[int]:
        """The bit set of numbers of each group, without those that a linked group has for sure."""
        changed = True
        while changed:
            changed = False
            for a, b in (*self.links, *((b, a) for a, b in self.links)):
                sure = possible[a]
                if not sure & (sure - 1) and possible[b] & sure:
                    possible[b] &= ~sure
                    changed = True
        return possible

    def encode(self, cnf: Cnf) -> None:
        """Of each linked group how many hold at least, in order; then no two groups stop at the same number."""
        linked = {group for link in self.links for group in link}
        reached = {}
        for group, (first, end) in enumerate(self.spans):
            if group in linked:
                hits = [cnf.member(cell, self.values) for cell in self.scope[first:end]]
                reached[group] = [cnf.true, *_sorted(cnf, hits), -cnf.true]
        for a, b in self.links:
            for number in range(min(len(reached[a]), len(reached[b])) - 1):
                sides = [(reached[group][number], reached[group][number + 1]) for group in (a, b)]
                cnf.add(*(literal for at_least, more in sides for literal in (-at_least, more)))

    def post(self, model: Any, variables: Variables) -> None:
        totals = []
        for first, end in self.spans:
            hits = [
                variables.literal(cell, value)
                for cell in self.scope[first:end]
                for value in variables.values(cell)
                if self.values >> value & 1
            ]
            totals.append(sum(hits) + model.new_constant(0))
        for a, b in self.links:
            model.add(totals[a] != totals[b])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else two of {self} are equal"


def _sorted(cnf: Cnf, literals: Sequence[int]) -> list[int]:
    """As many literals, the k-th true exactly if k of these are (totalizer; Bailleux and Boufkhad, CP 2003)."""
    if len(literals) < 2:
        return [*literals]
    half = len(literals) // 2
    a, b = ([cnf.true, *_sorted(cnf, part), -cnf.true] for part in (literals[:half], literals[half:]))
    found = [cnf.true, *(cnf.new() for _ in literals), -cnf.true]
    for i in range(len(a) - 1):
        for j in range(len(b) - 1):
            cnf.add(-a[i], -b[j], found[i + j])
            cnf.add(a[i + 1], b[j + 1], -found[i + j + 1])
    return found[1:-1]
