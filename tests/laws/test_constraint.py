"""Each law of constraints fails on a mutant made to break it, and the line shown breaks it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from neurosym import laws
from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.laws.projection import STEP_LAWS

TOP = Candidates.full(3, 3)
LARGE = Candidates.full(3, 9)


@dataclass(frozen=True)
class OneRung(AllDifferent):
    """All-different with full support only; what the mutants below spoil."""

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("Hall set", "unit"),)


class LosesAnswers(OneRung):
    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates)
        return kept.narrow(0, kept[0] & -kept[0])


class LosesOneAnswerFarFromPoints(OneRung):
    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates)
        return kept.remove(1, 2) if candidates.count() > 7 else kept


class Grows(OneRung):
    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates)
        return kept if kept.is_bottom or kept.is_complete else kept | Candidates.of_answer((0, 1, 2))


class KnowsMoreFromLess(OneRung):
    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates if candidates.count() == 4 else super().project(candidates)


class NeverRefuses(OneRung):
    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates


class StrongestFirst(AllDifferent):
    ladder: ClassVar[tuple[Rung, ...]] = tuple(reversed(AllDifferent.ladder))


class ClausesForgetAPair(OneRung):
    def encode(self, cnf: Cnf) -> None:
        AllDifferent(self.scope[:2]).encode(cnf)


class ClausesForbidTooMuch(OneRung):
    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        cnf.add(-cnf.literal(self.scope[0], 0), -cnf.literal(self.scope[1], 1))


class ClausesIgnoreTheGuard(OneRung):
    def encode(self, cnf: Cnf) -> None:
        guard, cnf.guard = cnf.guard, 0
        super().encode(cnf)
        cnf.guard = guard


class PostsNothing(OneRung):
    def post(self, model: Any, variables: Variables) -> None:
        pass


class PostsTooMuch(OneRung):
    def post(self, model: Any, variables: Variables) -> None:
        super().post(model, variables)
        model.add(variables.number(self.scope[0]) < variables.number(self.scope[1]))


class PostsNonsense(OneRung):
    def post(self, model: Any, variables: Variables) -> None:
        model.add_automaton([variables.number(cell) for cell in self.scope], 0, [1], [(0, 0, 1), (0, 0, 2)])


CONSTRAINT_MUTANTS = (
    (LosesAnswers, "sound"),
    (LosesOneAnswerFarFromPoints, "sound"),
    (Grows, "shrinking"),
    (KnowsMoreFromLess, "monotone"),
    (NeverRefuses, "decides_points"),
    (StrongestFirst, "at_least_as_strong"),
    (ClausesForgetAPair, "faithful_clauses"),
    (ClausesForbidTooMuch, "faithful_clauses"),
    (ClausesIgnoreTheGuard, "faithful_clauses"),
    (PostsNothing, "faithful_posting"),
    (PostsTooMuch, "faithful_posting"),
    (PostsNonsense, "faithful_posting"),
)


@pytest.mark.parametrize(("mutant", "law"), CONSTRAINT_MUTANTS, ids=lambda part: getattr(part, "__name__", part))
def test_a_broken_constraint_is_caught_and_the_line_shown_catches_it_again(mutant: type[Constraint], law: str) -> None:
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_constraint(mutant((0, 1, 2)), TOP)
    assert caught.value.law == law
    assert mutant.__name__ in str(caught.value)
    with pytest.raises(laws.LawViolation) as again:
        eval(caught.value.reproduce, {**vars(laws), **globals()})
    assert str(again.value) == str(caught.value)


@pytest.mark.parametrize(
    ("mutant", "law"),
    [(mutant, law) for mutant, law in CONSTRAINT_MUTANTS if mutant not in (KnowsMoreFromLess, PostsNonsense)],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_a_broken_constraint_is_caught_by_samples_too(mutant: type[Constraint], law: str) -> None:
    """With so many samples that no seed misses: the rarest fault shows in one of a hundred."""
    effort = laws.Effort(exhaust=1, examples=2_000 if law in STEP_LAWS else 200)
    with pytest.raises(laws.LawViolation):
        laws.check_constraint(mutant((0, 1, 2)), Candidates.full(3, 4), effort)


def test_the_same_seed_finds_the_same_case() -> None:
    def found() -> str:
        with pytest.raises(laws.LawViolation) as caught:
            laws.check_constraint(LosesAnswers((0, 1, 2)), LARGE, laws.Effort(exhaust=1, seed=7))
        return str(caught.value)

    assert found() == found()


def test_a_lost_answer_is_shown_with_the_smallest_candidates_that_lose_it() -> None:
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_constraint(LosesAnswers((0, 1, 2)), LARGE, laws.Effort(exhaust=1))
    assert caught.value.candidates is not None
    assert caught.value.answer is not None
    assert caught.value.candidates.contains(caught.value.answer)
    assert caught.value.candidates.count() == 4


def test_top_must_fit_the_scope() -> None:
    with pytest.raises(ModelError, match="2 entries for the 3 cells"):
        laws.check_constraint(AllDifferent((0, 1, 2)), Candidates.full(2, 3))
