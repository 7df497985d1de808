"""One cell holds how far two others are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits

MOST_PAIRS = 400
"""With more pairs of values than this, what a network reads is two inequalities and not thousands of clauses."""


@dataclass(frozen=True)
class Distance(Constraint):
    """The value of the third cell is the difference of the first two, either way round. Full support.

    Values are compared by number of value.
    """

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("distance", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) != 3:
            raise ModelError(f"{self} relates three cells; its scope has {len(self.scope)}: {self.scope}.")

    def check(self, values: Answer) -> bool:
        return abs(values[0] - values[1]) == values[2]

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        a, b, c = candidates
        kept = [0, 0, 0]
        for far in bits(c):
            one = a & (b << far | b >> far)
            if one:
                kept[0] |= one
                kept[1] |= b & (a << far | a >> far)
                kept[2] |= 1 << far
        return Candidates(kept)

    def encode(self, cnf: Cnf) -> None:
        """Two values imply the third; unit propagation finds from these clauses what the third and one imply, too."""
        a, b, c = self.scope
        for x in cnf.values(a):
            for y in cnf.values(b):
                cnf.add(-cnf.literal(a, x), -cnf.literal(b, y), cnf.literal(c, abs(x - y)))

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        """Where clauses would be too many: the third is no less than the difference, either way round."""
        if top[0].bit_count() * top[1].bit_count() <= MOST_PAIRS:
            return None
        up = [tuple(range(mask.bit_length())) for mask in top]
        down = [tuple(-value for value in row) for row in up]
        ways = ((up[0], down[1], down[2]), (down[0], up[1], down[2]))
        return [Linear(self.scope, rows, None, 0, name=self.name) for rows in ways]

    def post(self, model: Any, variables: Variables) -> None:
        a, b, c = (variables.number(cell) for cell in self.scope)
        model.add_abs_equality(c, a - b)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"no other values of {self} are so far apart"
