"""A cell takes one of the given values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear, sets
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Member(Constraint):
    """The one cell of the scope takes a value of the bit set ``allowed``.

    Givens of a puzzle belong into ``Problem.start``, where rules stay shared; this is for rules that always hold.
    """

    allowed: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("given", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) != 1:
            raise ModelError(f"{self} is about one cell; its scope has {len(self.scope)}: {self.scope}.")

    def check(self, values: Answer) -> bool:
        return bool(self.allowed >> values[0] & 1)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates.narrow(0, self.allowed)

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return (sets(self.scope, (self.allowed,), top, 1, None),)

    def encode(self, cnf: Cnf) -> None:
        for value in cnf.values(self.scope[0]):
            if not self.allowed >> value & 1:
                cnf.add(-cnf.literal(self.scope[0], value))

    def post(self, model: Any, variables: Variables) -> None:
        cell = self.scope[0]
        model.add_bool_or([variables.literal(cell, v) for v in variables.values(cell) if self.allowed >> v & 1])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"{self} says so"
