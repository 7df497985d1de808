"""Lines at the four corners of a square: they do not cross it, and they make no way round there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits

_EDGES, _BARE, _FIRST, _SECOND = (1, 2, 3, 4), (5, 6, 7, 8), 9, 10
"""In the clauses below: an edge is taken; a corner carries nothing; the first and the third corner are tied; the second
and the fourth are."""

_CLAUSES = (
    *((-1, -2, _FIRST), (-3, -4, _FIRST), (-2, -3, _SECOND), (-4, -1, _SECOND)),
    *((-_FIRST, -1, 2), (-_FIRST, -2, 1), (-_FIRST, -3, 4), (-_FIRST, -4, 3)),
    *((-_SECOND, -2, 3), (-_SECOND, -3, 2), (-_SECOND, -4, 1), (-_SECOND, -1, 4)),
    *((-_FIRST, -_SECOND), (-_FIRST, -6), (-_SECOND, -5), (-_FIRST, -8, 1), (-_SECOND, -7, 1)),
)


@dataclass(frozen=True)
class Uncrossed(Constraint):
    """Four corners around a square, in order, and the edges between them, which are taken with ``values``.

    Two corners opposite each other are tied if they carry the same, one of ``carried``, or if two edges lead from one
    to the other. A third corner has an edge to both of two that are tied, or to none; and not both pairs are tied: with
    lines of which each carries a value of its own, one would cross the other. Nor is a corner bare that two tied ones
    have between them; the last two corners may be, if the edges lead by the first two. Both are bit sets; ``sides``
    tells which sides have an edge, from 0, the side behind the first corner.

    The projection waits until all is told. The clauses know of ties without knowing what is carried: they are for that.
    """

    values: int
    carried: int
    sides: tuple[int, ...] = (0, 1, 2, 3)

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("told", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        sides = {*self.sides}
        if len(self.scope) != 4 + len(self.sides) or len(sides) < len(self.sides) or not sides <= {*range(4)}:
            raise ModelError(f"{self}: give four corners, and an edge for each side; sides are 0 to 3, each once.")

    def check(self, values: Answer) -> bool:
        a, b, c, d = values[:4]
        first, second = (one == other and self.carried >> one & 1 == 1 for one, other in ((a, c), (b, d)))
        taken = {side for side, value in zip(self.sides, values[4:], strict=True) if self.values >> value & 1}
        ab, bc, cd, da = (side in taken for side in range(4))
        first, second = first or (ab and bc) or (cd and da), second or (bc and cd) or (da and ab)
        bare = [not self.carried >> value & 1 for value in values[:4]]
        if first and second:
            return False
        if first:
            return ab == bc and cd == da and not bare[1] and (ab or not bare[3])
        return not second or (bc == cd and da == ab and not bare[0] and (ab or not bare[2]))

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if not candidates.is_complete or self.check(candidates.answer()):
            return candidates
        return Candidates([0] * len(candidates))

    def encode(self, cnf: Cnf) -> None:
        corners, edges = self.scope[:4], dict(zip(self.sides, self.scope[4:], strict=True))
        literals = [cnf.member(edges[side], self.values) if side in edges else -cnf.true for side in range(4)]
        literals += [cnf.member(cell, ~self.carried) for cell in corners]
        for one, other in zip(corners[:2], corners[2:], strict=True):
            literals.append(cnf.new())
            for value in bits(cnf.top[one] & cnf.top[other] & self.carried):
                cnf.add(-cnf.literal(one, value), -cnf.literal(other, value), literals[-1])
        for clause in _CLAUSES:
            signed = [literals[sign - 1] if sign > 0 else -literals[-sign - 1] for sign in clause]
            if cnf.true not in signed:
                cnf.add(*(literal for literal in signed if literal != -cnf.true))

    def post(self, model: Any, variables: Variables) -> None:
        """Tied is here what has a reason to be, and nothing else: where answers are counted, each must come once."""
        corners, edges = self.scope[:4], dict(zip(self.sides, self.scope[4:], strict=True))

        def member(cell: int | None, mask: int) -> Any:
            inside = model.new_bool_var("")
            hits = []
            if cell is not None:
                hits = [variables.literal(cell, value) for value in variables.values(cell) if mask >> value & 1]
            model.add(sum(hits) + model.new_constant(0) == inside)
            return inside

        literals = [member(edges.get(side), self.values) for side in range(4)]
        literals += [member(cell, ~self.carried) for cell in corners]
        ab, bc, cd, da = literals[:4]
        for i, ways in enumerate((((ab, bc), (cd, da)), ((bc, cd), (da, ab)))):
            one, other = corners[i], corners[i + 2]
            pairs = [
                (variables.literal(one, value), variables.literal(other, value))
                for value in {*variables.values(one)} & {*variables.values(other)}
                if self.carried >> value & 1
            ]
            reasons = []
            for x, y in (*pairs, *ways):
                reasons.append(both := model.new_bool_var(""))
                model.add_bool_and([x, y]).only_enforce_if(both)
                model.add_bool_or([~x, ~y, both])
            literals.append(tied := model.new_bool_var(""))
            model.add_max_equality(tied, reasons)
        for clause in _CLAUSES:
            model.add_bool_or([literals[sign - 1] if sign > 0 else ~literals[-sign - 1] for sign in clause])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"lines cross or go a way round in {self}"
