"""Search: order of branching, beliefs, counts."""

from __future__ import annotations

import pytest

from neurosym.backends.base import Clock, Hints, Limits
from neurosym.backends.search import Search
from neurosym.constraints.not_equal import NotEqual
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Belief, Problem, Rules

FREE = Problem(Rules(tuple("abc"), tuple("123"), ()))
PIGEONS = Problem(Rules(tuple("abcde"), tuple("1234"), tuple(NotEqual((i, j)) for j in range(5) for i in range(j))))


def first(problem: Problem, belief: Belief | None = None) -> Answer | None:
    return Search().start(problem, problem.start, Hints(belief)).find(Clock()).answer


def test_values_are_tried_ascending_or_by_belief() -> None:
    assert first(FREE) == (0, 0, 0)
    assert first(FREE, [[0.0, 2.0, 1.0], [3.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) == (1, 0, 2)


def test_a_false_belief_costs_time_and_no_answer() -> None:
    problem = Problem(Rules(tuple("ab"), tuple("12"), (NotEqual((0, 1)),)), Candidates((0b11, 0b01)))
    assert first(problem, [[9.0, 0.0], [0.0, 9.0]]) == (1, 0)


def test_the_tightest_cell_is_branched_on_first() -> None:
    problem = Problem(FREE.rules, Candidates((0b111, 0b011, 0b111)))
    run = Search().start(problem, problem.start)
    answers = [run.find(Clock()).answer for _ in range(3)]
    assert answers == [(0, 0, 0), (0, 0, 1), (0, 0, 2)]


@pytest.mark.parametrize("most", [1, 5, 20])
def test_conflicts_are_counted_and_limited(most: int) -> None:
    run = Search("unit").start(PIGEONS, PIGEONS.start)
    clock = Limits(conflicts=most).start()
    assert run.find(clock).stopped == f"limit of {most} conflicts reached"
    assert clock.conflicts == run.counts()["conflicts"] == most
    assert run.find(Clock()).exhausted
    assert run.counts()["nodes"] > most


def test_a_closed_run_holds_nothing() -> None:
    run = Search().start(FREE, FREE.start)
    run.close()
    assert run.find(Clock()).exhausted


def test_an_answer_is_not_compared_with_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def compared(self: Candidates, other: object) -> bool:
        raise AssertionError("forks have no answer in common")

    monkeypatch.setattr(Candidates, "__le__", compared)
    run = Search().start(FREE, FREE.start)
    answers = iter(lambda: run.find(Clock()).answer, None)
    assert len(set(answers)) == 27
