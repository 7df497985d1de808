"""How many of several words the cells spell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from neurosym.cardinality import bounded
from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.count import LONG
from neurosym.constraints.relation import RELATIONS, bounds, compare, known_relation
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates

Word: TypeAlias = tuple[tuple[int, int], ...]
"""Positions of the scope, each with a bit set: the word is spelled where each cell takes a value of its set."""


@dataclass(frozen=True)
class Spelled(Constraint):
    """The number of ``words`` that the cells spell stands in ``relation`` to ``bound``.

    A word without letters is always spelled. Words may share cells; the projection looks at each word by itself, and
    at how many are sure and how many are possible.
    """

    words: tuple[Word, ...]
    relation: str
    bound: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("words", "unit"),)

    def __post_init__(self) -> None:
        super().__post_init__()
        known_relation(self, self.relation)
        if any(not 0 <= place < len(self.scope) for word in self.words for place, _ in word):
            raise ModelError(f"{self}: words name positions of the scope, 0 to {len(self.scope) - 1}.")

    def check(self, values: Answer) -> bool:
        spelled = sum(all(mask >> values[place] & 1 for place, mask in word) for word in self.words)
        return compare(spelled, self.relation, self.bound)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        sure, unsure = 0, []
        for word in self.words:
            if all(candidates[place] & mask for place, mask in word):
                loose = [(place, mask) for place, mask in word if candidates[place] & ~mask]
                sure += not loose
                unsure += [loose] if loose else []
        possible = [compare(n, self.relation, self.bound) for n in range(sure, sure + len(unsure) + 1)]
        if not any(possible):
            return Candidates([0] * len(candidates))
        masks = list(candidates)
        if unsure and not any(possible[:-1]):
            for place, mask in (letter for loose in unsure for letter in loose):
                masks[place] &= mask
        elif unsure and not any(possible[1:]):
            for ((place, mask),) in (loose for loose in unsure if len(loose) == 1):
                masks[place] &= ~mask
        return Candidates(masks)

    def encode(self, cnf: Cnf) -> None:
        every = dict.fromkeys(letter for word in self.words for letter in word)
        literal = {(place, mask): cnf.member(self.scope[place], mask) for place, mask in every}
        found = []
        for word in self.words:
            letters = [literal[letter] for letter in word]
            if -cnf.true in letters:
                continue  # it cannot be spelled
            spelled = cnf.new()
            for letter in letters:
                cnf.add(-spelled, letter)
            cnf.add(spelled, *(-letter for letter in letters))
            found.append(spelled)
        if len(found) > LONG and self.relation != "!=":
            bounded(cnf, found, *bounds(self.relation, self.bound, len(found)))
            return

        def step(_: int, counted: int, value: int) -> int:
            return min(counted + value, self.bound + 1)  # beyond the bound all counts are alike

        choices = [((0, -spelled), (1, spelled)) for spelled in found]
        name = "count", self.relation, self.bound
        cnf.layered(choices, 0, step, lambda counted: compare(counted, self.relation, self.bound), name=name)

    def post(self, model: Any, variables: Variables) -> None:
        found = []
        for word in self.words:
            spelled, out = model.new_bool_var(""), []
            for place, mask in word:
                cell = self.scope[place]
                values = variables.values(cell)
                inside = [variables.literal(cell, value) for value in values if mask >> value & 1]
                out += [variables.literal(cell, value) for value in values if not mask >> value & 1]
                model.add_bool_or([spelled.negated(), *inside])
            model.add_bool_or([spelled, *out])
            found.append(spelled)
        model.add(RELATIONS[self.relation](sum(found) + model.new_constant(0), self.bound))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the number of words in {self} must be {self.relation} {self.bound}"
