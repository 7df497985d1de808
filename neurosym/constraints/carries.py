"""What is the same at both ends of an edge, where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates


@dataclass(frozen=True)
class Carries(Constraint):
    """If the first cell takes a value of ``values``, the two others take the same value, one of ``carried``.

    Both are bit sets; the first cell is the edge, the others are what it joins. Full support.
    """

    values: int
    carried: int

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("carried", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) != 3:
            raise ModelError(
                f"{self} is about an edge and its two ends; its scope has {len(self.scope)}: {self.scope}."
            )

    def check(self, values: Answer) -> bool:
        edge, one, other = values
        return not self.values >> edge & 1 or (one == other and self.carried >> one & 1 == 1)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        edge, one, other = candidates
        both = one & other & self.carried
        if not edge & ~self.values:
            return Candidates((edge, both, both))
        return candidates if both else Candidates((edge & ~self.values, one, other))

    def encode(self, cnf: Cnf) -> None:
        edge, *ends = self.scope
        taken = cnf.member(edge, self.values)
        for here, there in (ends, ends[::-1]):
            for value in cnf.values(here):
                same = [cnf.literal(there, value)] if self.carried >> value & 1 else []
                cnf.add(-taken, -cnf.literal(here, value), *same)

    def post(self, model: Any, variables: Variables) -> None:
        edge, one, other = self.scope
        hits = [variables.literal(edge, value) for value in variables.values(edge) if self.values >> value & 1]
        for taken in hits:
            model.add(variables.number(one) == variables.number(other)).only_enforce_if(taken)
            carried = [variables.literal(one, value) for value in variables.values(one) if self.carried >> value & 1]
            model.add_bool_or(carried).only_enforce_if(taken)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"both ends are alike in {self}"
