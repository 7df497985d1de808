"""Loopers: unsound ones are caught at the smallest state, sound ones get a bound, silent ones get neither."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import torch

from neurosym import laws
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.less import Less
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates
from neurosym.laws.verdict import rate_bound, trials_needed
from neurosym.problem import Problem, Rules
from neurosym.projector import projector_for

ORDER = 3
LATIN = Rules(
    tuple(f"r{row + 1}c{column + 1}" for row in range(ORDER) for column in range(ORDER)),
    tuple("123"),
    tuple(
        AllDifferent(tuple(range(start, stop, step)))
        for line in range(ORDER)
        for start, stop, step in ((ORDER * line, ORDER * line + ORDER, 1), (line, ORDER * ORDER, ORDER))
    ),
    coordinates=tuple((float(row), float(column)) for row in range(ORDER) for column in range(ORDER)),
)
CHAIN = Rules(tuple("vwxyz"), tuple("012345678"), tuple(Less((cell, cell + 1)) for cell in range(4)))
PAIR = Rules(("x", "y"), ("a", "b"), (AllDifferent((0, 1)),))
HOPELESS = Rules(tuple("xyz"), ("a", "b"), (AllDifferent((0, 1, 2)),))
RARE = 400
"""At the states that a search reaches this makes one elimination of a thousand unsound."""


def candidates_of(x: torch.Tensor) -> Candidates:
    return Candidates([sum(1 << value for value, bit in enumerate(row) if bit) for row in x.tolist()])


def tensor_of(candidates: Candidates, values: int) -> torch.Tensor:
    return torch.tensor([[float(mask >> value & 1) for value in range(values)] for mask in candidates])


class Projects(torch.nn.Module):
    """The exact projection, through tensors."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules = rules
        self.bias = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.stack([self.keep(candidates_of(state)) for state in x]) + self.bias

    def keep(self, candidates: Candidates) -> torch.Tensor:
        return tensor_of(laws.truth(self.rules, candidates), len(self.rules.values))


class RarelyWrong(Projects):
    """For one of ``RARE`` candidates that it removes rightly, chosen by a hash, it removes another one wrongly."""

    def keep(self, candidates: Candidates) -> torch.Tensor:
        kept = super().keep(candidates)
        needed, draw = kept.nonzero().tolist(), Random(str(candidates))
        for _ in range(candidates.count() - len(needed)):
            if draw.randrange(RARE) == 0:
                cell, value = draw.choice(needed)
                kept[cell, value] = 0
        return kept


def silent(candidates: Candidates) -> Candidates:
    return candidates


def removes_everything(candidates: Candidates) -> Candidates:
    return Candidates([0] * len(candidates))


def wrong_where_wide(candidates: Candidates) -> Candidates:
    return candidates if candidates[0] == 1 or candidates.count() < 14 else candidates.remove(0, 0)


def unsound(verdict: laws.Verdict) -> laws.Unsound:
    assert isinstance(verdict, laws.Unsound)
    return verdict


def test_a_module_that_is_unsound_once_in_a_thousand_is_found() -> None:
    looper = RarelyWrong(CHAIN)
    verdict = unsound(laws.check_looper(looper, CHAIN, examples=6_000))
    evidence = verdict.evidence
    assert 0.0001 < evidence.unsound / evidence.judged < 0.005
    assert verdict.repeatable
    with pytest.raises(laws.LawViolation) as again:
        eval(verdict.violation.reproduce, {**vars(laws), **globals(), "looper": looper})
    assert str(again.value.candidates) == str(verdict.violation.candidates)
    assert verdict.violation.answer is not None
    assert CHAIN.violated(verdict.violation.answer) is None


def test_a_sound_module_gets_a_bound_and_is_not_called_proved() -> None:
    verdict = laws.check_looper(Projects(LATIN), LATIN, examples=300, confidence=0.99, rate=0.02)
    assert isinstance(verdict, laws.NoneUnsound)
    assert verdict.evidence.unsound == verdict.evidence.unsound_runs == 0
    assert verdict.evidence.precision == 1
    assert (1 - verdict.rate_bound) ** verdict.evidence.judged == pytest.approx(0.01)
    assert (1 - verdict.run_bound) ** verdict.evidence.runs == pytest.approx(0.01)
    assert verdict.rate_bound < 0.02
    assert "proved" not in str(verdict)
    assert "no violation seen" in str(verdict)


def test_a_projection_is_a_looper_and_its_precision_is_measured() -> None:
    def precision(strength: str) -> float:
        verdict = laws.check_looper(lambda state: projector_for(LATIN).project(state, strength), LATIN, examples=300)
        assert isinstance(verdict, laws.NoneUnsound)
        return verdict.evidence.precision

    assert 0 < precision("unit") < precision("shave") <= 1


def test_a_looper_that_never_eliminates_is_not_enough_evidence() -> None:
    verdict = laws.check_looper(silent, LATIN, examples=50)
    assert isinstance(verdict, laws.NotEnoughEvidence)
    assert verdict.evidence.judged == 0
    assert verdict.evidence.states == 50
    assert verdict.needed == 299


def test_too_few_eliminations_for_the_rate_asked_are_not_enough_evidence() -> None:
    verdict = laws.check_looper(Projects(LATIN), LATIN, examples=50, rate=1e-6)
    assert isinstance(verdict, laws.NotEnoughEvidence)
    assert 0 < verdict.evidence.judged < verdict.needed


@pytest.mark.parametrize("problems", [HOPELESS, ()])
def test_problems_without_an_answer_tell_nothing(problems: Any) -> None:
    verdict = laws.check_looper(removes_everything, problems, examples=10)
    assert isinstance(verdict, laws.NotEnoughEvidence)
    assert verdict.evidence.states == 0


def test_one_that_removes_everything_is_caught_at_one_answer_alone() -> None:
    verdict = unsound(laws.check_looper(removes_everything, LATIN, examples=5))
    state, answer = verdict.violation.candidates, verdict.violation.answer
    assert state is not None
    assert answer is not None
    assert state == Candidates.of_answer(answer)
    assert len(verdict.lost) == ORDER * ORDER


def test_the_counterexample_cannot_be_made_smaller() -> None:
    verdict = unsound(laws.check_looper(wrong_where_wide, LATIN, examples=50))
    assert verdict.problem.start.count() == 14
    assert verdict.lost == ((0, 0),)


def test_an_unsound_looper_is_shown_with_the_board_the_value_and_a_line_that_shows_it_again() -> None:
    verdict = unsound(laws.check_looper(wrong_where_wide, LATIN, examples=50))
    told = str(verdict)
    assert "it removes r1c1 = 1." in told
    assert "reproduce   sound(LooperStep(wrong_where_wide, Rules(" in told
    assert told.splitlines()[2].startswith("{1")
    with pytest.raises(laws.LawViolation, match="loses an answer"):
        eval(verdict.violation.reproduce, {**vars(laws), **globals()})


def test_a_looper_that_is_not_a_function_is_told_apart() -> None:
    asked: set[Candidates] = set()

    def moody(candidates: Candidates) -> Candidates:
        again = candidates in asked
        asked.add(candidates)
        return candidates if again else removes_everything(candidates)

    verdict = unsound(laws.check_looper(moody, LATIN, examples=60))
    assert not verdict.repeatable
    assert "not a function" in str(verdict)


def scores(candidates: Candidates, kept: float, lost: float) -> list[list[float]]:
    exact = laws.truth(PAIR, candidates)
    return [[kept if mask >> value & 1 else lost for value in range(2)] for mask in exact]


@pytest.mark.parametrize(
    "looper",
    [
        lambda state: scores(state, 0.9, 0.1),
        lambda state: torch.tensor(scores(state, 0.9, 0.1)),
        lambda state: torch.tensor(scores(state, 0.5, 0.49), requires_grad=True),
        lambda state: tuple(map(tuple, scores(state, 1, 0))),
    ],
    ids=["lists", "tensor", "at the threshold", "tuples"],
)
def test_scores_count_as_kept_from_the_threshold_up(looper: Callable[[Candidates], Any]) -> None:
    verdict = laws.check_looper(looper, PAIR, examples=80, rate=0.5)
    assert isinstance(verdict, laws.NoneUnsound)
    assert verdict.evidence.precision == 1
    strict = unsound(laws.check_looper(looper, PAIR, examples=20, threshold=1.01))
    with pytest.raises(laws.LawViolation):
        eval(strict.violation.reproduce.replace("<lambda>", "looper"), {**vars(laws), **globals(), "looper": looper})


def test_what_a_looper_adds_is_no_elimination() -> None:
    verdict = laws.check_looper(lambda state: LATIN.top, LATIN, examples=30)
    assert isinstance(verdict, laws.NotEnoughEvidence)
    assert verdict.evidence.judged == 0


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ([[1.0, 1.0]], "2 rows of 2 scores"),
        ([[1.0], [1.0]], "2 rows of 2 scores"),
        (torch.ones(2, 3), "2 rows of 2 scores"),
        (None, "NoneType"),
        ([[1.0, float("nan")], [1.0, 1.0]], "no number for cell 'x'"),
        (Candidates((1,)), "answers for 1 cells"),
    ],
)
def test_answers_of_a_wrong_shape_are_refused_in_words(answer: Any, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        laws.check_looper(lambda _: answer, PAIR, examples=1)


def test_a_module_of_a_wrong_shape_is_refused_in_words() -> None:
    with pytest.raises(ModelError, match=r"shape \(1, 4\); expected \(1, 2, 2\)"):
        laws.check_looper(torch.nn.Flatten(), PAIR, examples=1)


@pytest.mark.parametrize("wrong", [{"examples": 0}, {"confidence": 1.0}, {"rate": 0.0}])
def test_numbers_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="between 0 and 1"):
        laws.check_looper(silent, PAIR, **wrong)


def test_the_same_seed_gives_the_same_verdict() -> None:
    def told(seed: int) -> str:
        return str(laws.check_looper(Projects(LATIN), LATIN, examples=60, seed=seed))

    assert told(4) == told(4) != told(5)


def test_rules_of_unlike_sizes_are_judged_together() -> None:
    problems = [Problem(PAIR), Problem(LATIN, LATIN.top.assign(0, 2)), Problem(HOPELESS)]
    seen: set[int] = set()

    def looper(candidates: Candidates) -> Candidates:
        seen.add(len(candidates))
        return candidates

    assert laws.check_looper(looper, problems, examples=60).evidence.states == 60
    assert seen == {2, ORDER * ORDER}


def test_every_state_asked_has_an_answer_and_shows_both_wide_and_narrow_candidates() -> None:
    asked: list[Candidates] = []

    def looper(candidates: Candidates) -> Candidates:
        asked.append(candidates)
        return candidates

    evidence = laws.check_looper(looper, LATIN, examples=200).evidence
    assert evidence.different == len(set(asked)) < evidence.states == len(asked)
    assert not any(laws.truth(LATIN, state).is_bottom for state in asked)
    assert any(laws.truth(LATIN, state) != state for state in asked), "some are not projected"
    assert {state.is_complete for state in asked} == {True, False}


def test_the_bound_is_that_of_clopper_and_pearson() -> None:
    assert rate_bound(0, 0.95) == 1
    assert rate_bound(1, 0.95) == pytest.approx(0.95)
    assert rate_bound(10_000, 0.95) == pytest.approx(3 / 10_000, rel=0.01)
    assert trials_needed(0.01, 0.95) == 299
    assert rate_bound(299, 0.95) <= 0.01 < rate_bound(298, 0.95)


def test_the_answer_lost_is_inside_the_state_shown() -> None:
    answer: Answer | None = None
    verdict = unsound(laws.check_looper(wrong_where_wide, Problem(LATIN), examples=50, seed=2))
    answer = verdict.violation.answer
    assert answer is not None
    assert verdict.problem.accepts(answer)
