"""The laws of a constraint: its rungs project lawfully, its clauses and its CP-SAT model mean what ``check`` means."""

from __future__ import annotations

from functools import partial
from random import Random

from neurosym.constraints.base import Constraint
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits
from neurosym.laws.projection import check_steps
from neurosym.laws.quantify import Effort
from neurosym.laws.readings import faithful_clauses, faithful_posting, spread_out, witnesses
from neurosym.laws.step import RungStep


def check_constraint(constraint: Constraint, top: Candidates, effort: Effort = Effort()) -> None:
    """Try laws 1 to 6 on every rung and reading of ``constraint``; ``top`` is what the cells of its scope can take.

    Up to ``effort.exhaust`` elements, or answers, all are tried: then the laws are proved for this constraint and top.
    Raises LawViolation; ModelError if the constraint cannot work over ``top`` at all.
    """
    if len(top) != len(constraint.scope):
        raise ModelError(f"top has {len(top)} entries for the {len(constraint.scope)} cells of {constraint}.")
    constraint.validate(top)

    def inside() -> list[Answer]:
        found = witnesses((constraint,), spread_out(constraint, top), effort.seed)
        return [tuple([answer[cell] for cell in constraint.scope]) for answer in found]

    check_steps(partial(RungStep, constraint), [rung.rule for rung in constraint.ladder], top, inside, effort)
    answers = None
    if top.size() > effort.exhaust:
        draw = Random(effort.seed)
        blind = [tuple([draw.choice(list(bits(mask))) for mask in top]) for _ in range(effort.examples)]
        answers = list(dict.fromkeys([*inside(), *blind]))
    faithful_clauses(constraint, top, answers)
    faithful_posting(constraint, top, answers)
