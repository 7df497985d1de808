"""How many cells can be reached from a place, step by step over cells that take a value of a set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Reach(Constraint):
    """From the ``starts`` one comes to ``bound`` cells over cells with a value in the bit set ``values``.

    ``links`` are pairs of positions of the scope, from 0, that lie side by side; a start (a position too) is reached
    if it takes such a value itself. Not full support: the projection looks at what is sure to be reached, and what may
    be. As clauses it is lazy where too few are reached: then a cell around them must take such a value.
    """

    values: int
    links: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    bound: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("reach", "unit"),)

    def __post_init__(self) -> None:
        super().__post_init__()
        named = [*self.starts, *(position for link in self.links for position in link)]
        if any(not 0 <= position < len(self.scope) for position in named):
            raise ModelError(f"{self}: links and starts name positions of the scope, 0 to {len(self.scope) - 1}.")

    @cached_property
    def beside(self) -> list[list[int]]:
        """For each position those that are linked with it."""
        near: list[dict[int, None]] = [{} for _ in self.scope]
        for a, b in self.links:
            if a != b:
                near[a][b] = near[b][a] = None
        return [list(cells) for cells in near]

    def _reached(self, starts: Sequence[int], inside: Callable[[int], bool]) -> list[int]:
        """The positions reached from these, nearest first."""
        found = [start for start in dict.fromkeys(starts) if inside(start)]
        seen = {*found}
        for here in found:  # grows as it is walked
            new = [there for there in self.beside[here] if there not in seen and inside(there)]
            seen.update(new)
            found += new
        return found

    def check(self, values: Answer) -> bool:
        return len(self._reached(self.starts, lambda i: bool(self.values >> values[i] & 1))) == self.bound

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        may = [mask & self.values != 0 for mask in candidates]
        must = [mask != 0 and mask & ~self.values == 0 for mask in candidates]
        sure, possible = self._reached(self.starts, must.__getitem__), self._reached(self.starts, may.__getitem__)
        if not len(sure) <= self.bound <= len(possible):
            return Candidates([0] * len(candidates))
        masks, known = [*candidates], {*sure}
        if len(possible) == self.bound:
            for i in possible:
                masks[i] &= self.values
        edge = {*self.starts, *(there for here in sure for there in self.beside[here])} - known
        for i in [i for i in edge if may[i] and not must[i]]:
            must[i] = True  # what this step would lead to
            if len(known.union(self._reached([i], must.__getitem__))) > self.bound:
                masks[i] &= ~self.values
            must[i] = False
        return Candidates(masks)

    def encode(self, cnf: Cnf) -> None:
        """Marks that hold at least at what is reached; their number is the bound, and each has a mark before it."""
        marks = [cnf.new() for _ in self.scope]
        inside = [[cnf.literal(c, v) for v in cnf.values(c) if self.values >> v & 1] for c in self.scope]
        for i, mark in enumerate(marks):
            cnf.add(-mark, *inside[i])
            beginning = [] if i not in self.starts else inside[i]
            cnf.add(-mark, *beginning, *(marks[j] for j in self.beside[i]))
            for literal in inside[i]:
                for before in ([cnf.true] if beginning else []) + [marks[j] for j in self.beside[i]]:
                    cnf.add(-before, -literal, mark)

        if self.bound > 0:
            cnf.add(*(literal for i in self.starts for literal in inside[i]))

        def step(_: int, counted: int, value: int) -> int | None:
            return counted + value if counted + value <= self.bound else None

        choices = [((0, -mark), (1, mark)) for mark in marks]
        cnf.layered(choices, 0, step, lambda counted: counted == self.bound, name=("sum", self.bound))
        cnf.defer(self)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        """If too many are reached, one of the first is out; if too few, one around them is in."""
        reached = self._reached(self.starts, lambda i: bool(self.values >> values[i] & 1))
        if len(reached) > self.bound:
            yield [(i, ~self.values) for i in reached[: max(self.bound, 0) + 1]]
        elif len(reached) < self.bound:
            around = dict.fromkeys((*self.starts, *(there for here in reached for there in self.beside[here])))
            yield [(i, self.values) for i in around if i not in reached]

    def post(self, model: Any, variables: Variables) -> None:
        """Each mark has a distance: 0 at a start, else one more than a marked neighbour's."""
        marks = [model.new_bool_var("") for _ in self.scope]
        distance = [model.new_int_var(0, len(self.scope), "") for _ in self.scope]
        for i, cell in enumerate(self.scope):
            inside = [variables.literal(cell, v) for v in variables.values(cell) if self.values >> v & 1]
            model.add_bool_or([~marks[i], *inside])
            ways = []
            for j in self.beside[i]:
                step = model.new_bool_var("")
                model.add_implication(step, marks[j])
                model.add(distance[i] == distance[j] + 1).only_enforce_if(step)
                ways.append(step)
                for literal in inside:
                    model.add_bool_or([~marks[j], ~literal, marks[i]])
            if i in self.starts:
                for literal in inside:
                    model.add_implication(literal, marks[i])
            else:
                model.add_bool_or([~marks[i], *ways])
        model.add(sum(marks) + model.new_constant(0) == self.bound)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else not {self.bound} cells in {self}"
