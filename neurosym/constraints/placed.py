"""One of several pieces lies on the cells; all other cells are empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Placed(Constraint):
    """Just one of the ``pieces``: its cells take the values that it says, all others value 0. Full support.

    A piece is pairs of a position of the scope, from 0, and a value, not 0. Without pieces it is false. Not to be
    confused with ``Table``, whose rows tell of all cells: here the empty ones cost nothing.
    """

    pieces: tuple[tuple[tuple[int, int], ...], ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("placement", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        for piece in self.pieces:
            positions = [position for position, _ in piece]
            if len({*positions}) < len(piece) or any(not 0 <= i < len(self.scope) for i in positions):
                raise ModelError(f"{self}: a piece names positions, 0 to {len(self.scope) - 1}, each once: {piece}.")
            if any(value < 1 for _, value in piece):
                raise ModelError(f"{self}: the values of a piece are 1 or more; 0 is for empty cells: {piece}.")

    @cached_property
    def covers(self) -> tuple[int, ...]:
        """The positions of each piece, as a bit set."""
        return tuple(sum(1 << position for position, _ in piece) for piece in self.pieces)

    def check(self, values: Answer) -> bool:
        filled = {(position, value) for position, value in enumerate(values) if value}
        return any(filled == {*piece} for piece in self.pieces)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        masks, common = [0] * len(candidates), -1
        for piece, cover in self._fitting(candidates):
            for position, value in piece:
                masks[position] |= 1 << value
            common &= cover
        if common == -1:
            return Candidates([0] * len(candidates))
        return Candidates([mask | 1 - (common >> i & 1) for i, mask in enumerate(masks)])

    def _fitting(self, candidates: Candidates) -> Iterator[tuple[tuple[tuple[int, int], ...], int]]:
        """The pieces inside the candidates, with the positions that each covers."""
        must = sum(1 << i for i, mask in enumerate(candidates) if not mask & 1)
        for piece, cover in zip(self.pieces, self.covers, strict=True):
            if not must & ~cover and all(candidates[position] >> value & 1 for position, value in piece):
                yield piece, cover

    def encode(self, cnf: Cnf) -> None:
        covering: dict[tuple[int, int], list[int]] = {}
        chosen = []
        for piece, _ in self._fitting(cnf.top.restrict(self.scope)):
            chosen.append(cnf.new())
            for position, value in piece:
                covering.setdefault((position, value), []).append(chosen[-1])
        cnf.add(*chosen)
        cnf.at_most_one(chosen)
        for position, cell in enumerate(self.scope):
            for value in cnf.values(cell):
                if value:
                    own = covering.get((position, value), [])
                    cnf.add(-cnf.literal(cell, value), *own)
                    for literal in own:
                        cnf.add(-literal, cnf.literal(cell, value))

    def post(self, model: Any, variables: Variables) -> None:
        chosen = [model.new_bool_var("") for _ in self.pieces]
        covering: dict[tuple[int, int], list[Any]] = {}
        for piece, literal in zip(self.pieces, chosen, strict=True):
            for pair in piece:
                covering.setdefault(pair, []).append(literal)
        model.add_exactly_one(chosen)
        for position, cell in enumerate(self.scope):
            known = {value for value in variables.values(cell) if value}
            for value in known | {value for place, value in covering if place == position}:
                own = variables.literal(cell, value)
                model.add(sum(covering.get((position, value), [])) + model.new_constant(0) == own)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the same in every placement of {self}"
