"""A constraint that holds where a switch is on: how a clue that is not a given can be left out."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import ENUMERATION_LIMIT, Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Switched(Constraint):
    """``inner`` holds if the first cell of the scope, the switch, takes value 1; else anything goes.

    The rest of the scope is the scope of ``inner``. Projection waits until the switch is told: it never finds out
    that a switch must be off, for nobody asks.
    """

    inner: Constraint

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("switch", "unit"),)

    def check(self, values: Answer) -> bool:
        return values[0] != 1 or self.inner.check(values[1:])

    def validate(self, top: Candidates) -> None:
        super().validate(top)
        self.inner.validate(Candidates(top[1:]))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates[0] != 0b10:
            return candidates
        return Candidates((0b10, *self.inner.project(Candidates(candidates[1:]))))

    def encode(self, cnf: Cnf) -> None:
        outer, both = cnf.guard, cnf.new()
        cnf.add(-cnf.literal(self.scope[0], 1), both)
        cnf.guard = both
        self.inner.encode(cnf)
        cnf.guard = outer

    def post(self, model: Any, variables: Variables) -> None:
        """By enumeration, so over few cells only: who drafts a puzzle asks a SAT solver."""
        combinations = prod(len(variables.values(cell)) for cell in self.scope)
        if combinations > ENUMERATION_LIMIT:
            raise ModelError(
                f"{self} has {combinations:,} combinations of values, too many to post; use the backend sat."
            )
        super().post(model, variables)
