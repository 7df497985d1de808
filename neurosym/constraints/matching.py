"""The cells that take a value of a set can be paired off with places."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, sets
from neurosym.constraints.pairing import augment, matched
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Matching(Constraint):
    """The cells with a value in the bit set ``values`` can be matched one to one with the places. Full support.

    ``places[j]`` lists the positions of the scope, from 0, that the place j can be matched with. Cells that must be
    among the matched and cells that may be: a matching that covers all places and one that covers the first together
    give one that covers both (Mendelsohn and Dulmage, 1958), so two augmentations decide about a cell.
    """

    values: int
    places: tuple[tuple[int, ...], ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("matching", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(not 0 <= position < len(self.scope) for place in self.places for position in place):
            raise ModelError(f"{self}: places name positions of the scope, 0 to {len(self.scope) - 1}: {self.places}.")

    def check(self, values: Answer) -> bool:
        taken = {i for i, value in enumerate(values) if self.values >> value & 1}
        return len(taken) == len(self.places) and matched(range(len(self.places)), self._inside(taken)) is not None

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        may = {i for i, mask in enumerate(candidates) if mask & self.values}
        must = {i for i in may if not candidates[i] & ~self.values}
        cells = self._inside(may)
        places = [[j for j, place in enumerate(self.places) if i in place] for i in range(len(self.scope))]
        of_cell, of_place = matched(range(len(self.places)), cells), matched(must, places)
        if of_cell is None or of_place is None:
            return Candidates([0] * len(candidates))
        masks = [*candidates]
        for i in may - must:
            if not augment(i, places, dict(of_place), set()):
                masks[i] &= ~self.values
            elif i in of_cell and not augment(of_cell[i], cells, dict(of_cell), {i}):
                masks[i] &= self.values
        return Candidates(masks)

    def _inside(self, cells: Container[int]) -> list[list[int]]:
        """For each place those of its positions that are in ``cells``."""
        return [[position for position in place if position in cells] for place in self.places]

    def relax(self, top: Candidates) -> Sequence[Linear]:
        masks = [self.values] * len(self.scope)
        return (sets(self.scope, masks, top, len(self.places), len(self.places)),)

    def encode(self, cnf: Cnf) -> None:
        pairs = {(j, i): cnf.new() for j, place in enumerate(self.places) for i in dict.fromkeys(place)}
        for j in range(len(self.places)):
            own = [literal for (place, _), literal in pairs.items() if place == j]
            cnf.add(*own)
            cnf.at_most_one(own)
        for i, cell in enumerate(self.scope):
            own = [literal for (_, position), literal in pairs.items() if position == i]
            cnf.at_most_one(own)
            for value in cnf.values(cell):
                if self.values >> value & 1:
                    cnf.add(-cnf.literal(cell, value), *own)
                else:
                    for literal in own:
                        cnf.add(-cnf.literal(cell, value), -literal)

    def post(self, model: Any, variables: Variables) -> None:
        pairs = {(j, i): model.new_bool_var("") for j, place in enumerate(self.places) for i in dict.fromkeys(place)}
        for j in range(len(self.places)):
            model.add_exactly_one(literal for (place, _), literal in pairs.items() if place == j)
        for i, cell in enumerate(self.scope):
            taken = [variables.literal(cell, value) for value in variables.values(cell) if self.values >> value & 1]
            own = [literal for (_, position), literal in pairs.items() if position == i]
            model.add(sum(own) + model.new_constant(0) == sum(taken) + model.new_constant(0))

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"else {self} cannot be paired off"
