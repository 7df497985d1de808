"""SAT: warm solvers, going on with the pen in hand, limits, engines."""

from __future__ import annotations

import os
import signal
import threading

import pytest
from hypothesis import given, settings

from neurosym import laws
from neurosym.backends import sat
from neurosym.backends.base import Clock, Hints, Limits
from neurosym.backends.sat import Sat
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.not_equal import NotEqual
from neurosym.errors import UnknownNameError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem, Rules
from tests.neural.grids import sudoku
from tests.strategies import problems

SQUARE = Rules(tuple("abcd"), tuple("1234"), (AllDifferent((0, 1, 2, 3)),))
PIGEONS = Problem(
    Rules(tuple("abcdefgh"), tuple("1234567"), tuple(NotEqual((i, j)) for j in range(8) for i in range(j)))
)


@settings(max_examples=40)
@given(problems(most_cells=4, most_values=3))
def test_with_the_pen_in_hand_from_the_start_the_laws_hold(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sat, "WARM_CONFLICTS", 0)
        laws.check_backend(Sat(), problem)


def test_one_warm_solver_serves_all_problems_of_the_same_rules() -> None:
    backend = Sat()
    for value in range(4):
        problem = Problem(SQUARE, Candidates((1 << value, 15, 15, 15)))
        run = backend.start(problem, problem.start)
        found = []
        while (answer := run.find(Clock()).answer) is not None:
            found.append(answer)
        run.close()
        assert len(found) == 6
        assert {answer[0] for answer in found} == {value}


def test_asked_afresh_a_warm_solver_gives_the_other_answer_that_a_cold_one_gives() -> None:
    rules = sudoku()

    def other(backend: Sat, start: Candidates, answer: Answer, *, afresh: bool) -> Answer | None:
        run = backend.start(Problem(rules, start), start, Hints(afresh=afresh))
        run.avoid(Candidates.of_answer(answer))
        try:
            return run.find(Clock()).answer
        finally:
            run.close()

    warm, differ = Sat(), 0
    for cell in range(16):
        start = rules.top.assign(cell, cell % 4)
        answer = Sat().start(Problem(rules, start), start).find(Clock()).answer
        assert answer is not None
        cold = other(Sat(), start, answer, afresh=False)
        differ += other(warm, start, answer, afresh=False) != cold
        assert other(warm, start, answer, afresh=True) == cold
    assert differ  # what a warm solver finds does hang on what it was asked before


def test_many_runs_over_the_same_rules_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sat, "MOST_RETIRED", 3)
    backend, problem = Sat(), Problem(SQUARE)
    for _ in range(10):
        run = backend.start(problem, problem.start)
        run.avoid(problem.start)
        assert run.find(Clock()).exhausted
        run.close()


def test_more_rules_than_warm_solvers_are_all_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sat, "WARM_SOLVERS", 2)
    backend = Sat()
    runs = []
    for cells in range(1, 6):
        problem = Problem(Rules(tuple("abcdef")[:cells], tuple("123456"), (AllDifferent(tuple(range(cells))),)))
        runs.append((problem, backend.start(problem, problem.start)))
    for problem, run in runs:
        answer = run.find(Clock()).answer
        assert answer is not None
        assert problem.accepts(answer)


def test_a_limit_of_conflicts_stops_and_is_not_an_end() -> None:
    run = Sat().start(PIGEONS, PIGEONS.start)
    clock = Limits(conflicts=10).start()
    assert run.find(clock).stopped == "limit of 10 conflicts reached"
    assert run.counts()["conflicts"] == clock.conflicts
    assert run.find(Clock()).exhausted


def test_a_proof_is_kept_only_with_the_pen_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Sat().start(PIGEONS, PIGEONS.start)
    assert run.proof() is None
    monkeypatch.setattr(sat, "WARM_CONFLICTS", 50)
    assert run.find(Clock()).exhausted
    lines = run.proof()
    assert lines is not None
    assert lines[-1].split() == ["0"]


def test_a_belief_sets_phases_and_nothing_else() -> None:
    problem = Problem(SQUARE)
    belief = [[float(value == 3 - cell) for value in range(4)] for cell in range(4)]
    assert Sat().start(problem, problem.start, Hints(belief)).find(Clock()).answer == (3, 2, 1, 0)


def test_an_unknown_engine_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"no SAT engine is called 'cadical'.*cadical195"):
        Sat("cadical")


@pytest.mark.parametrize("engine", ["cadical195", "glucose42"])
def test_ctrl_c_reaches_python_and_leaves_the_solver_whole(engine: str) -> None:
    pairs = tuple(NotEqual((i, j)) for i in range(12) for j in range(i))
    pigeons = Problem(Rules(tuple(f"p{i}" for i in range(12)), tuple(map(str, range(11))), pairs))
    run = Sat(engine).start(pigeons, pigeons.start)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in a shell's background jobs
    try:
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            run.find(Limits(seconds=60).start())
    finally:
        signal.signal(signal.SIGINT, before)
    assert run.find(Limits(conflicts=10).start()).stopped
    run.close()


def test_without_a_wish_for_a_proof_no_pen_is_taken_once_there_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sat, "WARM_CONFLICTS", 0)
    for wanted in (True, False):
        run = Sat().start(Problem(SQUARE), SQUARE.top, Hints(proof=wanted))
        run.avoid(Candidates((1, 15, 15, 15)))
        while run.find(Clock()).answer is not None:
            pass
        assert (run.proof() is not None) is wanted


def test_rules_met_again_go_on_in_a_solver_of_their_own_without_the_pen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sat, "WARM_CONFLICTS", 0)
    backend = Sat()
    for _ in range(3):
        run = backend.start(Problem(SQUARE), SQUARE.top, Hints(proof=False))
        run.avoid(Candidates((1, 15, 15, 15)))
        found = set()
        while (answer := run.find(Clock()).answer) is not None:
            found.add(answer)
        assert len(found) == 18
        run.close()
