"""Runs by canonical answers: what they do beyond telling of a second answer."""

from __future__ import annotations

from neurosym import Candidates, NotEqual, Problem, Rules
from neurosym.backends.base import Clock, Limits
from neurosym.backends.sat import Sat
from neurosym.canonical import Canonical
from neurosym.constraints.member import Member
from neurosym.lattice import Answer
from neurosym.problem import Canon

RULES = Rules(("a", "b"), ("1", "2", "3"), (NotEqual((0, 1)),))
NARROW = Rules(("a", "b"), ("1", "2", "3"), (NotEqual((0, 1)), Member((0,), 0b001), Member((1,), 0b010)))
"""The one canonical answer is 1 2."""


def run_of(other: Answer | None, first: Candidates = RULES.top) -> Canonical:
    problem = Problem(RULES)
    return Canonical(Sat(), problem, Canon(NARROW, lambda _: other, first), problem.start)


def test_the_canonical_answer_comes_first_then_the_other_then_the_rest() -> None:
    run = run_of((2, 0))
    found = []
    while (answer := run.find(Clock()).answer) is not None:
        found.append(answer)
    assert found[:2] == [(0, 1), (2, 0)]
    assert sorted(found) == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
    assert run.proof() is None
    assert run.counts()["conflicts"] >= 0
    run.close()


def test_without_another_the_answer_is_the_only_one() -> None:
    run = run_of(None)
    assert run.find(Clock()).answer == (0, 1)
    assert run.find(Clock()).exhausted


def test_first_candidates_without_an_answer_cost_nothing_but_time() -> None:
    run = run_of(None, Candidates((0b100, 0b111)))
    assert run.find(Clock()).answer == (0, 1)


def test_what_is_avoided_is_avoided_plainly() -> None:
    run = run_of(None)
    run.avoid(Candidates((0b001, 0b111)))
    found = []
    while (answer := run.find(Clock()).answer) is not None:
        found.append(answer)
    assert sorted(found) == [(1, 0), (1, 2), (2, 0), (2, 1)]


def test_a_stopped_clock_stops_it() -> None:
    assert run_of(None).find(Limits(conflicts=0).start()).stopped
