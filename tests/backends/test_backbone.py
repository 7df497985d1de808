"""The backbone: exact on drawn problems by every backend, unchanged when stopped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Clock, Limits
from neurosym.backends.cpsat import CpSat
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.lattice import Candidates, alpha, gamma
from neurosym.problem import Problem, Rules
from tests.strategies import problems


@pytest.mark.parametrize("backend", [Search(), Sat(), CpSat()], ids=lambda backend: str(backend.name))
@settings(max_examples=25)
@given(problem=problems(most_cells=4, most_values=3))
def test_it_is_alpha_of_all_answers(backend: Backend, problem: Problem) -> None:
    answers = [answer for answer in gamma(problem.start) if problem.accepts(answer)]
    exact = backbone(problem, problem.start, backend, Clock())
    assert exact == (alpha(answers, len(problem.start)) if answers else Candidates([0] * len(problem.start)))


def test_stopped_it_gives_back_what_it_was_given() -> None:
    problem = Problem(Rules(tuple("ab"), tuple("12"), ()))
    assert backbone(problem, problem.start, Search(), Limits(seconds=0).start()) == problem.start


def test_it_needs_no_more_finds_than_candidates() -> None:
    problem = Problem(Rules(tuple("abcdefgh"), tuple("123"), ()))
    finds = []

    class Counted(Search):
        def start(self, *args, **keywords):  # type: ignore[no-untyped-def]
            run = super().start(*args, **keywords)
            inner = run.find
            run.find = lambda clock: finds.append(1) or inner(clock)  # type: ignore[func-returns-value, method-assign]
            return run

    assert backbone(problem, problem.start, Counted(), Clock()) == problem.start
    assert len(finds) <= problem.start.count() + 1
