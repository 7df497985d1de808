"""Deductions in words that a person can follow, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from neurosym.constraints.base import single, together
from neurosym.lattice import Candidates
from neurosym.outcome import Deduction, Impossible, Outcome
from neurosym.problem import Rules


def narrate(outcome: Outcome) -> Iterator[str]:
    """One line for each application of a rule that placed a value or needed more than a glance.

    Values removed by a cheap rung are not told, only what comes of them ("r4c7 = 5: only place for 5 in column 7").
    Then how the story ended, and why a network had no part in it if one was wanted; without kept deductions only that.
    """
    rules, masks = outcome.problem.rules, list(outcome.problem.start)
    for _, group in groupby(outcome.evidence.deductions, key=lambda deduction: deduction.group):
        yield from _tell(rules, masks, list(group))
    if isinstance(outcome, Impossible):
        yield f"no answer: {outcome.blamed()} cannot stand together"
    elif outcome.evidence.backend != "projection":
        left = sum(1 for mask in masks if mask & (mask - 1))
        yield f"{left} cells are left open by projection; the rest by {outcome.evidence.backend}"
    if outcome.evidence.advice.mode != "off" and not outcome.evidence.advice.woken:
        yield str(outcome.evidence.advice)


def _tell(rules: Rules, masks: list[int], group: list[Deduction]) -> Iterator[str]:
    """The lines of one group; takes its removals out of ``masks``."""
    number, rule = group[0].constraint, group[0].rule
    scope = rules.constraints[number].scope if number >= 0 else tuple(dict.fromkeys(d.cell for d in group))
    before = Candidates([masks[cell] for cell in scope])
    for deduction in group:
        masks[deduction.cell] &= ~(1 << deduction.value)
    after = [masks[cell] for cell in scope]
    if not all(after):
        yield f"no value is left: {_because(rules, number, rule, before, Candidates(after))}"
        return
    told: dict[tuple[str, str], list[str]] = {}
    for i, cell in enumerate(scope):
        if after[i] == before[i]:
            continue
        alone = before.narrow(i, after[i])
        value = single(after[i])
        if value >= 0:
            reason = _because(rules, number, rule, before, alone)
            told.setdefault((f"= {rules.values[value]}", reason), []).append(rules.cells[cell])
        elif number < 0 or _takes_thought(rules, number, rule):
            reason = _because(rules, number, rule, before, alone)
            lost = together(rules.values, before[i] & ~after[i])
            told.setdefault((f"not {lost}", reason), []).append(rules.cells[cell])
    for (what, reason), cells in told.items():
        yield f"{' '.join(cells)} {what}: {reason}"


def _takes_thought(rules: Rules, number: int, rule: str) -> bool:
    """Is this a rung that people do not apply at a glance?"""
    return any(rung.rule == rule and rung.strength != "unit" for rung in rules.constraints[number].ladder)


def _because(rules: Rules, number: int, rule: str, before: Candidates, after: Candidates) -> str:
    if number >= 0:
        return rules.constraints[number].because(rule, before, after, rules.values)
    if rule == "exact":
        return "no answer takes another value, by exhausting them"
    return "each value removed was tried and led to a contradiction"
