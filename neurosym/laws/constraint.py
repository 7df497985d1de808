"""The laws of a constraint: its rungs project lawfully, its clauses and its CP-SAT model mean what ``check`` means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import NamedTuple

from neurosym.constraints.base import Constraint
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits
from neurosym.laws.projection import STEP_LAWS, Case, Law, check_steps
from neurosym.laws.quantify import Effort
from neurosym.laws.readings import faithful_clauses, faithful_posting, spread_out, witnesses
from neurosym.laws.step import RungStep

READING_LAWS = {"faithful_clauses": faithful_clauses, "faithful_posting": faithful_posting}


def check_constraint(constraint: Constraint, top: Candidates, effort: Effort = Effort()) -> None:
    """Try laws 1 to 6 on every rung and reading of ``constraint``; ``top`` is what the cells of its scope can take.

    Up to ``effort.exhaust`` elements, or answers, all are tried: then the laws are proved for this constraint and top.
    Raises LawViolation; ModelError if the constraint cannot work over ``top`` at all.
    """
    _fits(constraint, top)
    _project(constraint, top, effort, tuple(STEP_LAWS.values()))
    answers = _answers(constraint, top, effort)
    for law in READING_LAWS.values():
        law(constraint, top, answers)


class Trial(NamedTuple):
    """One law, to be tried by itself: ``run()`` gives how many cases were tried, or raises LawViolation."""

    law: str
    run: Callable[[], int]


def trials(constraint: Constraint, top: Candidates, effort: Effort = Effort()) -> tuple[Trial, ...]:
    """The same laws one by one; for whoever wants a verdict on each. Raises ModelError as above."""
    _fits(constraint, top)

    def projecting(law: Law) -> int:
        tried = 0

        def counted(case: Case) -> None:
            nonlocal tried
            tried += 1
            law(case)

        _project(constraint, top, effort, (counted,))
        return tried

    def reading(law: Callable[[Constraint, Candidates, Sequence[Answer] | None], None]) -> int:
        answers = _answers(constraint, top, effort)
        law(constraint, top, answers)
        return top.size() if answers is None else len(answers)

    return (
        *(Trial(name, partial(projecting, step_law)) for name, step_law in STEP_LAWS.items()),
        *(Trial(name, partial(reading, reading_law)) for name, reading_law in READING_LAWS.items()),
    )


def _fits(constraint: Constraint, top: Candidates) -> None:
    if len(top) != len(constraint.scope):
        raise ModelError(f"top has {len(top)} entries for the {len(constraint.scope)} cells of {constraint}.")
    constraint.validate(top)


def _project(constraint: Constraint, top: Candidates, effort: Effort, laws: Sequence[Law]) -> None:
    rungs = [rung.rule for rung in constraint.ladder]
    check_steps(partial(RungStep, constraint), rungs, top, partial(_inside, constraint, top, effort.seed), effort, laws)


def _inside(constraint: Constraint, top: Candidates, seed: int) -> list[Answer]:
    """Some answers that pass ``check``, over the cells of the scope."""
    found = witnesses((constraint,), spread_out(constraint, top), seed)
    return [tuple([answer[cell] for cell in constraint.scope]) for answer in found]


def _answers(constraint: Constraint, top: Candidates, effort: Effort) -> list[Answer] | None:
    """The answers to judge the readings by; None, all of them, where they are few."""
    if top.size() <= effort.exhaust:
        return None
    draw = Random(effort.seed)
    blind = [tuple([draw.choice(list(bits(mask))) for mask in top]) for _ in range(effort.examples)]
    return list(dict.fromkeys([*_inside(constraint, top, effort.seed), *blind]))
