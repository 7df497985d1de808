"""Whatever a network says, an outcome is what it is without one; and what came of it is written down truly."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym import Candidates, Clause, Impossible, NotEqual, Problem, Rules, Solved, Unknown, advice
from neurosym.advice import MODES, Adviser, Neural
from neurosym.backends.base import Backend, Limits
from neurosym.backends.cpsat import CpSat
from neurosym.backends.proof import Prover
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.errors import InputError
from neurosym.lattice import Answer, bits, gamma
from neurosym.outcome import Advice, Outcome
from neurosym.pipeline import solve

WAKING = tuple(mode for mode in MODES if mode != "off")
BACKENDS: list[Backend] = [Search(), Sat(), CpSat()]
NAN, INFINITE = float("nan"), float("inf")


def pigeons(count: int, holes: int) -> Problem:
    pairs = tuple(NotEqual((i, j), name=f"pair {i}-{j}") for i in range(count) for j in range(i))
    return Problem(Rules(tuple(f"p{i}" for i in range(count)), tuple(map(str, range(holes))), pairs))


def square(*given: tuple[int, int]) -> Problem:
    """A latin square of order 3, whose projection is weak: lines are said pair by pair."""
    lines = [[3 * r + c for c in range(3)] for r in range(3)] + [[3 * r + c for r in range(3)] for c in range(3)]
    pairs = tuple(NotEqual((a, b)) for line in lines for a in line for b in line if a < b)
    rules = Rules(tuple(map(str, range(9))), ("1", "2", "3"), pairs)
    start = rules.top
    for cell, value in given:
        start = start.assign(cell, value)
    return Problem(rules, start)


EITHER = tuple(Clause(cells, allowed) for cells, allowed in (((0, 1), (1, 2)), ((0, 1), (1, 1)), ((2, 1), (1, 2))))
PROBLEMS = {
    "twelve answers": square(),
    "two answers": square((0, 0), (1, 1)),
    "one answer": Problem(Rules(tuple("xyz"), ("0", "1"), (NotEqual((0, 2)), *EITHER))),
    "no answer": pigeons(4, 3),
}
"""All are left open by projection."""


def an_answer(problem: Problem) -> Answer:
    """An answer; the first values, where there is none."""
    found = (answer for answer in gamma(problem.start) if problem.accepts(answer))
    return next(found, tuple(next(bits(mask)) for mask in problem.start))


@dataclass(frozen=True)
class Says:
    """An adviser that says these things, whatever it is asked about; callables are asked with the candidates."""

    ordering: Any = ()
    doubting: Any = ()
    guessing: Any = None

    def order(self, candidates: Candidates) -> Any:
        return self.ordering(candidates) if callable(self.ordering) else self.ordering

    def doubt(self, candidates: Candidates) -> Any:
        return self.doubting(candidates) if callable(self.doubting) else self.doubting

    def guess(self, candidates: Candidates, stop: Callable[[], object]) -> Any:
        return self.guessing(candidates) if callable(self.guessing) else self.guessing


def wrong_oracle(problem: Problem) -> Adviser:
    """It knows an answer, and says the opposite."""
    answer = an_answer(problem)
    scores = [[-float(value == right) for value in range(len(problem.rules.values))] for right in answer]
    spoilt = ((answer[0] + 1) % len(problem.rules.values), *answer[1:])
    return Says(scores, lambda c: [(i, v) for i, v in enumerate(answer) if c[i] >> v & 1], spoilt)


def knowing(problem: Problem) -> Adviser:
    """It guesses right."""
    return Says(guessing=an_answer(problem))


def drawn(problem: Problem, seed: int) -> Adviser:
    luck = random.Random(seed)
    width = len(problem.rules.values)
    return Says(
        lambda c: [[luck.choice([luck.random(), INFINITE, -INFINITE]) for _ in range(width)] for _ in c],
        lambda c: [(i, v) for i, mask in enumerate(c) for v in bits(mask) if luck.random() < 0.5],
        lambda c: tuple(luck.randrange(width) for _ in c),
    )


def breaks(candidates: Candidates) -> Any:
    raise RuntimeError("out of memory")


def all_pairs(candidates: Candidates) -> list[tuple[int, int]]:
    return [(cell, value) for cell, mask in enumerate(candidates) for value in bits(mask)]


ADVISERS: dict[str, Callable[[Problem], Adviser]] = {
    "a wrong oracle": wrong_oracle,
    "luck": lambda problem: drawn(problem, 1),
    "the same for all": lambda problem: Says([[0.5] * 9] * len(problem.start), [], (0,) * len(problem.start)),
    "no numbers": lambda problem: Says([[NAN] * 9] * len(problem.start), [(0, NAN)], (NAN,) * len(problem.start)),
    "infinite": lambda problem: Says([[INFINITE] * 9] * len(problem.start), all_pairs, (10**9,) * len(problem.start)),
    "too little": lambda problem: Says([[0.0]], [()], ()),
    "too much": lambda problem: Says([[0.0] * 99] * 99, [(99, 99), (-1, 0), (0, -1)], (0,) * 99),
    "nothing": lambda problem: Says(None, None, None),
    "words": lambda problem: Says("words", "words", "words"),
    "a crash": lambda problem: Says(breaks, breaks, breaks),
    "doubts about all": lambda problem: Says([[0.0] * 9] * len(problem.start), all_pairs, (-1,) * len(problem.start)),
}


def verdict(outcome: Outcome) -> tuple[object, ...]:
    match outcome:
        case Solved():
            assert all(outcome.problem.accepts(answer) for answer in outcome.answers)
            return (outcome.status, outcome.unique, outcome.exhausted)
        case Impossible():
            return (outcome.status, outcome.proof.kind, outcome.proof.checked, outcome.clues)
        case Unknown():
            return (outcome.status,)


@cache
def alone(name: str, number: int) -> tuple[object, ...]:
    """The verdict without a network, by the backend of this number."""
    return verdict(solve(PROBLEMS[name], BACKENDS[number], certifier=Prover()))


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda b: b.name)
@pytest.mark.parametrize("mode", WAKING)
@pytest.mark.parametrize("name", ADVISERS)
def test_no_adviser_changes_a_verdict(name: str, mode: str, backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "BYPASS_CONFLICTS", 0)
    for puzzle, problem in PROBLEMS.items():
        told = solve(problem, backend, certifier=Prover(), neural=Neural(mode, ADVISERS[name]))
        assert verdict(told) == alone(puzzle, BACKENDS.index(backend))
        assert told.evidence.advice.woken


@pytest.mark.parametrize("mode", WAKING)
@given(seed=st.integers(0, 10_000))
@settings(max_examples=15)
def test_all_answers_are_found_whatever_is_said(mode: str, seed: int) -> None:
    for backend in (Search(), Sat()):
        outcome = solve(square(), backend, most=0, neural=Neural(mode, lambda problem: drawn(problem, seed)))
        assert isinstance(outcome, Solved)
        assert len(set(outcome.answers)) == len(outcome.answers) == 12
        assert outcome.exhausted


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25)
def test_the_ledger_adds_up_and_only_the_proved_is_used(seed: int) -> None:
    problem = PROBLEMS["two answers"]
    seen = []

    class Watched(Search):
        def start(self, problem: Problem, candidates: Candidates, *more: Any) -> Any:
            seen.append(candidates)
            return super().start(problem, candidates, *more)

    outcome = solve(problem, Watched(), neural=Neural("audit", lambda problem: drawn(problem, seed)))
    told = outcome.evidence.advice
    assert told.proposed == sum(number for _, number in told.proved) + told.refuted + told.left
    answers = [answer for answer in gamma(problem.start) if problem.accepts(answer)]
    assert all(candidates.contains(answer) for answer in answers for candidates in seen)


def test_a_right_guess_is_the_answer_and_uniqueness_is_still_the_backends() -> None:
    for name, unique in (("twelve answers", False), ("one answer", True)):
        problem = PROBLEMS[name]
        outcome = solve(problem, Sat(), neural=Neural("guess", knowing))
        assert isinstance(outcome, Solved)
        assert (outcome.answer, outcome.unique) == (an_answer(problem), unique)
        assert (outcome.evidence.backend, outcome.evidence.advice.guessed) == ("guess", True)


def test_a_right_guess_ends_the_solve_where_uniqueness_is_not_asked() -> None:
    class Idle:
        name, certain = "idle", False

        def start(self, *arguments: Any) -> Any:
            raise AssertionError("asked")

    problem = square()
    knows = Says(guessing=list(an_answer(problem)))
    outcome = solve(problem, Idle(), unique=False, neural=Neural("guess", lambda problem: knows))
    assert isinstance(outcome, Solved)
    assert outcome.answer == tuple(knows.guessing)


def test_all_answers_follow_a_right_guess() -> None:
    problem = square()
    knows = Says(guessing=an_answer(problem))
    for backend in (Search(), Sat(), CpSat()):
        outcome = solve(problem, backend, most=0, neural=Neural("guess", lambda problem: knows))
        assert isinstance(outcome, Solved)
        assert (outcome.answers[0], len(set(outcome.answers))) == (knows.guessing, 12)


def test_a_right_order_is_followed() -> None:
    problem = square()
    answer = an_answer(problem)
    scores = [[float(value == right) for value in range(3)] for right in answer]
    outcome = solve(problem, Search(), unique=False, neural=Neural("order", lambda problem: Says(scores)))
    assert isinstance(outcome, Solved)
    assert outcome.answer == answer
    assert dict(outcome.evidence.counts)["conflicts"] == 0


def test_auto_does_not_wake_a_network_for_an_easy_problem() -> None:
    def wake(problem: Problem) -> Adviser:
        raise AssertionError("woken")

    outcome = solve(square(), Sat(), neural=Neural("auto", wake))
    assert isinstance(outcome, Solved)
    assert str(outcome.evidence.advice) == "network not used: not called for in the first 2000 conflicts"


@pytest.mark.parametrize("mode", MODES)
def test_no_network_is_woken_for_what_projection_decides(mode: str) -> None:
    def wake(problem: Problem) -> Adviser:
        raise AssertionError("woken")

    problem = Problem(square().rules, Candidates.of_answer(an_answer(square())))
    outcome = solve(problem, Sat(), neural=Neural(mode, wake))
    assert isinstance(outcome, Solved)
    assert outcome.evidence.advice == Advice(mode, why="nothing was left open by projection")


def test_auto_wakes_the_network_once_for_a_hard_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "BYPASS_CONFLICTS", 20)
    woken = []

    def wake(problem: Problem) -> Adviser:
        woken.append(problem)
        return wrong_oracle(problem)

    outcome = solve(pigeons(5, 4), Search(), neural=Neural("auto", wake), certifier=Prover())
    assert isinstance(outcome, Impossible)
    assert len(woken) == 1
    assert outcome.evidence.advice.why == "open after 20 conflicts"
    assert outcome.evidence.advice.uses == ("audit", "order")


def test_a_network_that_cannot_be_woken_stops_whoever_asked_for_it_and_not_auto(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(advice, "BYPASS_CONFLICTS", 0)

    def wake(problem: Problem) -> Adviser:
        raise InputError("damaged weights", "a checkpoint", source="x.safetensors")

    for mode in ("order", "guess", "audit"):
        with pytest.raises(InputError, match="damaged"):
            solve(square(), Sat(), neural=Neural(mode, wake))
    outcome = solve(square(), Sat(), neural=Neural("auto", wake))
    assert isinstance(outcome, Solved)
    assert str(outcome.evidence.advice) == (
        "network not used: cannot be woken: x.safetensors: damaged weights; expected a checkpoint."
    )


def test_a_failure_of_the_network_is_written_down() -> None:
    outcome = solve(square(), Sat(), neural=Neural("guess", ADVISERS["a crash"]))
    assert str(outcome.evidence.advice) == (
        "network of no use (asked for); it failed to guess: RuntimeError: out of memory"
    )


def test_limits_hold_for_network_and_backend_together() -> None:
    outcome = solve(
        pigeons(9, 8), Search(), limits=Limits(conflicts=30), neural=Neural("auto", ADVISERS["a wrong oracle"])
    )
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "limit of 30 conflicts reached"
    assert dict(outcome.evidence.counts)["conflicts"] <= 30


def test_what_a_network_did_in_words() -> None:
    told = Advice(
        "audit", True, "asked for", ("audit",), proposed=9, proved=(("local", 4), ("sat", 2)), refuted=1, left=2
    )
    assert str(told) == (
        "network used to audit (asked for); 9 eliminations proposed: 6 proved (4 by local, 2 by sat), 1 refuted, 2 left"
    )
    assert str(Advice("guess", True, "asked for", ("guess",))) == (
        "network used to guess (asked for); no guess was an answer"
    )
