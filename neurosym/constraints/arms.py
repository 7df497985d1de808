"""How far the cells of several rays keep a value, counted from where the rays begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Arms(Constraint):
    """The lengths of the arms are one of the rows of ``allowed``. Full support.

    The scope is cut into rays of ``rays`` cells each, the first the nearest; the arm in a ray is its cells before the
    first whose value is not in the bit set ``values``. What lies behind that cell does not matter.
    """

    rays: tuple[int, ...]
    allowed: tuple[tuple[int, ...], ...]
    values: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("arms", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(self.rays) != len(self.scope) or any(length < 0 for length in self.rays):
            raise ModelError(f"{self} has {len(self.scope)} cells; its rays are of {self.rays}.")
        if any(len(row) != len(self.rays) for row in self.allowed):
            raise ModelError(f"{self} has {len(self.rays)} rays; give a length for each in every row of allowed.")

    def _spans(self) -> Iterator[tuple[int, int]]:
        """The first position of each ray, and the one behind its last."""
        end = 0
        for length in self.rays:
            end += length
            yield end - length, end

    def check(self, values: Answer) -> bool:
        rays = [[self.values >> value & 1 for value in values[first:end]] for first, end in self._spans()]
        return tuple((*ray, 0).index(0) for ray in rays) in self.allowed

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        spans = list(self._spans())
        possible = [self._possible(candidates[first:end]) for first, end in spans]
        rows = [row for row in self.allowed if all(map(set.__contains__, possible, row))]
        if not rows:
            return Candidates([0] * len(candidates))
        masks = [*candidates]
        for (first, end), lengths in zip(spans, map(set, zip(*rows, strict=True)), strict=True):
            least = first + min(lengths)
            for position in range(first, least):
                masks[position] &= self.values
            if len(lengths) == 1 and least < end:
                masks[least] &= ~self.values
        return Candidates(masks)

    def _possible(self, ray: tuple[int, ...]) -> set[int]:
        """The lengths that the arm of a ray can have."""
        lengths = set()
        for length, mask in enumerate(ray):
            if mask & ~self.values:
                lengths.add(length)
            if not mask & self.values:
                return lengths
        return lengths | {len(ray)}

    def _fitting(self) -> list[tuple[int, ...]]:
        """The rows that can be, each once."""
        return [
            row for row in dict.fromkeys(self.allowed) if all(0 <= n <= m for n, m in zip(row, self.rays, strict=True))
        ]

    def encode(self, cnf: Cnf) -> None:
        rows = {row: cnf.new() for row in self._fitting()}
        cnf.add(*rows.values())
        for ray, (first, end) in enumerate(self._spans()):
            hits = [cnf.member(cell, self.values) for cell in self.scope[first:end]]
            lengths = [self._length(cnf, hits, length) for length in range(len(hits) + 1)]
            cnf.add(*lengths)
            for length, literal in enumerate(lengths):
                cnf.add(-literal, *(name for row, name in rows.items() if row[ray] == length))
            for row, name in rows.items():
                cnf.add(-name, lengths[row[ray]])

    def _length(self, cnf: Cnf, hits: list[int], length: int) -> int:
        """A literal that holds exactly if the arm has this length."""
        name = cnf.new()
        for literal in hits[:length]:
            cnf.add(-name, literal)
        end = hits[length : length + 1]
        for literal in end:
            cnf.add(-name, -literal)
        cnf.add(name, *(-literal for literal in hits[:length]), *end)
        return name

    def post(self, model: Any, variables: Variables) -> None:
        names = []
        for row in self._fitting():
            names.append(model.new_bool_var(""))
            for length, (first, end) in zip(row, self._spans(), strict=True):
                for position in range(first, min(first + length + 1, end)):
                    cell = self.scope[position]
                    hits = [variables.literal(cell, v) for v in variables.values(cell) if self.values >> v & 1]
                    inside = int(position < first + length)
                    model.add(sum(hits) + model.new_constant(0) == inside).only_enforce_if(names[-1])
        model.add_exactly_one(names)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"all that is left for {self}"
