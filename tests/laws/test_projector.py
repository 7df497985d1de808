"""Each law of the projector fails on an engine made to break it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from neurosym import laws
from neurosym.constraints.less import Less
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.total import Total
from neurosym.lattice import Candidates
from neurosym.laws import projector as projector_laws
from neurosym.laws import step as law_steps
from neurosym.outcome import Deduction
from neurosym.problem import Rules
from neurosym.projector import Projector

RULES = Rules(tuple("abc"), tuple("123"), (Less((0, 1), 0), Total((0, 1, 2), "==", 4, (0, 2, 4)), NotEqual((1, 2))))


class OnePass(Projector):
    """Runs each constraint once, in order: short of the fixpoint."""

    def project(self, candidates: Candidates, strength: str = "local", **keywords: Any) -> Candidates:
        if keywords:
            return super().project(candidates, strength, **keywords)
        for constraint in self.rules.constraints:
            kept = constraint.project(candidates.restrict(constraint.scope))
            for cell, mask in zip(constraint.scope, kept, strict=True):
                candidates = candidates.narrow(cell, mask)
        return candidates


class PlaysFavourites(Projector):
    """Uses all it knows if one kind of constraint comes first, little if not."""

    def project(self, candidates: Candidates, strength: str = "local", **keywords: Any) -> Candidates:
        knows_more = isinstance(self.rules.constraints[0], Less) and strength == "unit"
        return super().project(candidates, "local" if knows_more else strength, **keywords)


class KeepsNoBooks(Projector):
    """Loses the last deduction of every record."""

    def project(self, *args: Any, record: list[Deduction] | None = None, **keywords: Any) -> Candidates:
        result = super().project(*args, record=record, **keywords)
        if record:
            record.pop()
        return result


class BlamesAnother(Projector):
    """Names the wrong constraint."""

    def project(self, *args: Any, record: list[Deduction] | None = None, **keywords: Any) -> Candidates:
        result = super().project(*args, record=record, **keywords)
        if record:
            others = len(self.rules.constraints)
            record[:] = [replace(told, constraint=(told.constraint + 1) % others) for told in record]
        return result


class LooksNowhereElse(Projector):
    """Asked to go on from some cells, does nothing."""

    def project(self, candidates: Candidates, *args: Any, changed: Any = None, **keywords: Any) -> Candidates:
        return candidates if changed is not None else super().project(candidates, *args, **keywords)


class StopsInDespair(Projector):
    """Stopped, says bottom."""

    def project(self, candidates: Candidates, *args: Any, stop: Any = None, **keywords: Any) -> Candidates:
        if stop is not None and stop():
            return Candidates([0] * len(candidates))
        return super().project(candidates, *args, **keywords)


class ShavesLess(Projector):
    """The strongest strength does the least."""

    def project(self, candidates: Candidates, strength: str = "local", *args: Any, **keywords: Any) -> Candidates:
        return super().project(candidates, "unit" if strength == "shave" else strength, *args, **keywords)


@pytest.mark.parametrize(
    ("mutant", "law"),
    [
        (OnePass, "order_free"),
        (PlaysFavourites, "order_free"),
        (KeepsNoBooks, "accounted"),
        (BlamesAnother, "accounted"),
        (LooksNowhereElse, "resumable"),
        (StopsInDespair, "interruptible"),
        (ShavesLess, "at_least_as_strong"),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_a_broken_projector_is_caught(mutant: type[Projector], law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (law_steps, projector_laws):
        monkeypatch.setattr(module, "projector_for", mutant)
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_projector(RULES)
    assert caught.value.law == law
    with pytest.raises(laws.LawViolation, match=caught.value.law):
        eval(caught.value.reproduce, {**vars(laws), **vars(projector_laws), **globals()})


def test_a_projector_that_stops_short_of_the_fixpoint_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    start = Candidates((0b101, 0b111, 0b001))
    projector_laws.idempotent(laws.StrengthStep(RULES, "local", start))
    monkeypatch.setattr(law_steps, "projector_for", OnePass)
    with pytest.raises(laws.LawViolation, match="idempotent"):
        projector_laws.idempotent(laws.StrengthStep(RULES, "local", start))
