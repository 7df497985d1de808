"""Law 7: the projector reaches the one fixpoint, whatever the order, and tells truly how it got there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from random import Random

from neurosym.lattice import Candidates
from neurosym.laws.projection import check_steps
from neurosym.laws.quantify import Effort, around, each, element_count, elements, for_all, points
from neurosym.laws.readings import witnesses
from neurosym.laws.step import StrengthStep
from neurosym.laws.violation import LawViolation, source
from neurosym.outcome import Deduction
from neurosym.problem import Rules
from neurosym.projector import projector_for

STRENGTHS = ("unit", "local", "shave")
"""The strengths that need no backend. ``exact`` is judged with the backend that gives it."""


def check_projector(rules: Rules, effort: Effort = Effort()) -> None:
    """Try laws 1 to 4 and 7 on the projector of ``rules`` at every strength that needs no backend."""

    def inside() -> list[tuple[int, ...]]:
        return witnesses(rules.constraints, rules.top, effort.seed)

    check_steps(partial(StrengthStep, rules), STRENGTHS, rules.top, inside, effort)
    draw = Random(effort.seed)
    numbers = range(len(rules.constraints))
    orders = [numbers[::-1], draw.sample(numbers, len(numbers))]

    def lawful(candidates: Candidates) -> None:
        for strength in STRENGTHS:
            step = StrengthStep(rules, strength, candidates)
            idempotent(step)
            accounted(step)
            interruptible(step)
            for order in orders:
                order_free(step, order)
            for cell in range(len(candidates)):
                resumable(step, cell)

    if element_count(rules.top) <= effort.exhaust:
        each(elements(rules.top), lawful)
    else:
        for_all(points(rules.top).flatmap(lambda point: around(point, rules.top)), lawful, effort)


def idempotent(step: StrengthStep) -> None:
    """A fixpoint stays: ``p(p(c)) == p(c)``."""
    again = StrengthStep(step.subject, step.rung, step.after).after
    _hold("idempotent", again == step.after, f"a second run leads on, from {step.after} to {again}", step)


def order_free(step: StrengthStep, order: Sequence[int]) -> None:
    """The fixpoint is the same with the constraints in this ``order`` (Apt, TCS 1999, theorem 1).

    And, for the strengths without trial, the same as plain chaotic iteration: all rungs over and over in that order.
    """
    rules = step.subject
    constraints = [rules.constraints[number] for number in order]
    other = projector_for(replace(rules, constraints=tuple(constraints))).project(step.before, step.rung)
    _hold("order_free", other == step.after, f"leads to {step.after}, in another order to {other}", step, order)
    if step.rung == "shave":
        return
    element, last = step.before, None
    while element != last:
        last = element
        for constraint in constraints:
            for rung in constraint.ladder:
                if step.rung == "local" or rung.strength == "unit":
                    kept = constraint.project(element.restrict(constraint.scope), rung.rule)
                    for cell, mask in zip(constraint.scope, kept, strict=True):
                        element = element.narrow(cell, mask)
    _hold("order_free", element == step.after, f"leads to {step.after}, iterated to {element}", step, order)


def accounted(step: StrengthStep) -> None:
    """Every candidate removed is a deduction of its own, and every deduction can be had again.

    Replayed in order, each group takes away candidates that were there, the constraint it names removes exactly these
    when its rule is run on what had been left, and what is left at the end is ``p(c)``.
    """
    rules, record = step.subject, list[Deduction]()
    projector_for(rules).project(step.before, step.rung, record=record)
    element = step.before
    for group in dict.fromkeys(deduction.group for deduction in record):
        told = [deduction for deduction in record if deduction.group == group]
        lost = {(deduction.cell, deduction.value) for deduction in told}
        there = len(lost) == len(told) and all(element[cell] >> value & 1 for cell, value in lost)
        _hold("accounted", there, f"group {group} removes a candidate twice, or one that was gone", step)
        if told[0].constraint >= 0:
            constraint = rules.constraints[told[0].constraint]
            before = element.restrict(constraint.scope)
            after = constraint.project(before, told[0].rule)
            removed = {
                (cell, value)
                for cell, old, new in zip(constraint.scope, before, after, strict=True)
                for value in range(old.bit_length())
                if (old & ~new) >> value & 1
            }
            _hold("accounted", removed == lost, f"group {group} is not what {constraint} removes", step)
        for cell, value in lost:
            element = element.remove(cell, value)
    _hold("accounted", element == step.after, f"the deductions lead to {element}, not to {step.after}", step)


def resumable(step: StrengthStep, cell: int) -> None:
    """From a fixpoint narrowed at one cell, looking from that cell only finds the same as looking everywhere."""
    lowest = step.after[cell] & -step.after[cell]
    for mask in (lowest, step.after[cell] & ~lowest):
        fork = step.after.narrow(cell, mask)
        projector = projector_for(step.subject)
        local, whole = projector.project(fork, step.rung, changed=(cell,)), projector.project(fork, step.rung)
        _hold("resumable", local == whole, f"from {fork}: resumed {local}, afresh {whole}", step, cell)


def interruptible(step: StrengthStep) -> None:
    """Stopped at any moment the projection is sound, if weaker: ``p(c) <= stopped(c) <= c``."""
    for asked in range(4):
        looks = iter([False] * asked)
        stopped = projector_for(step.subject).project(step.before, step.rung, stop=lambda: next(looks, True))  # noqa: B023
        between = step.after <= stopped <= step.before
        _hold("interruptible", between, f"stopped at look {asked}, it leads to {stopped}", step)


def _hold(law: str, holds: bool, told: str, step: StrengthStep, *more: object) -> None:
    if not holds:
        reproduce = f"{law}({', '.join([step.source(), *map(source, more)])})"
        raise LawViolation(law, f"the projector at {step.rung!r}", told, reproduce, candidates=step.before)
