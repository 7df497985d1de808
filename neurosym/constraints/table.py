"""The cells take one of the listed rows of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, encode_tuples, post_tuples
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha


@dataclass(frozen=True)
class Table(Constraint):
    """The values of the scope, in order, form one of ``rows``. Without rows it is false. Full support."""

    rows: tuple[Answer, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("table", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        for row in self.rows:
            if len(row) != len(self.scope):
                raise ModelError(f"{self} has {len(self.scope)} cells but the row {row} has {len(row)} values.")
            if min(row) < 0:
                raise ModelError(f"{self}: the row {row} holds a number below 0; values are numbered from 0.")

    def check(self, values: Answer) -> bool:
        return values in self.rows

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return alpha((row for row in self.rows if candidates.contains(row)), len(candidates))

    def encode(self, cnf: Cnf) -> None:
        encode_tuples(cnf, self.scope, self.rows)

    def post(self, model: Any, variables: Variables) -> None:
        post_tuples(model, variables, self.scope, self.rows)
