"""The whole story on small problems: each case of the outcome, limits, proposers, and lying backends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from neurosym import AllDifferent, Candidates, Impossible, NotEqual, Problem, Rules, Solved, Unknown, cnf
from neurosym.backends import proof as backend_proof
from neurosym.backends.base import Backend, Clock, Hints, Limits, Run
from neurosym.backends.cpsat import CpSat
from neurosym.backends.proof import Prover
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.constraints.base import Variables
from neurosym.lattice import Answer
from neurosym.pipeline import solve
from tests.fakes import Liar

BACKENDS: list[Backend] = [Search(), Sat(), Sat("glucose42"), CpSat()]


def pigeons(count: int, holes: int) -> Problem:
    """``count`` pigeons in ``holes`` holes, said pair by pair so that projection sees nothing."""
    pairs = tuple(NotEqual((i, j), name=f"pair {i}-{j}") for i in range(count) for j in range(i))
    return Problem(Rules(tuple(f"p{i}" for i in range(count)), tuple(map(str, range(holes))), pairs))


def latin(size: int, **given: int) -> Problem:
    """A latin square of this size; ``r1c2=3`` gives the third value to a cell."""
    names = tuple(f"r{r + 1}c{c + 1}" for r in range(size) for c in range(size))
    rows = [AllDifferent(tuple(range(r * size, r * size + size)), name=f"row {r + 1}") for r in range(size)]
    columns = [AllDifferent(tuple(range(c, size * size, size)), name=f"column {c + 1}") for c in range(size)]
    rules = Rules(names, tuple(str(v + 1) for v in range(size)), (*rows, *columns))
    start = rules.top
    for name, value in given.items():
        start = start.assign(names.index(name), value - 1)
    return Problem(rules, start)


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda b: f"{b.name}-{getattr(b, 'engine', '')}")
class TestEveryBackend:
    def test_several_answers_are_solved_and_not_unique(self, backend: Backend) -> None:
        outcome = solve(latin(3), backend)
        assert isinstance(outcome, Solved)
        assert outcome.unique is False
        assert outcome.problem.accepts(outcome.answer)

    def test_all_answers_are_found_and_exhausted(self, backend: Backend) -> None:
        outcome = solve(latin(3), backend, most=0)
        assert isinstance(outcome, Solved)
        assert len(set(outcome.answers)) == 12
        assert outcome.exhausted

    def test_most_bounds_the_answers_and_leaves_the_rest_open(self, backend: Backend) -> None:
        outcome = solve(latin(3), backend, most=5)
        assert isinstance(outcome, Solved)
        assert len(set(outcome.answers)) == 5
        assert not outcome.exhausted

    def test_uniqueness_is_open_when_not_asked(self, backend: Backend) -> None:
        outcome = solve(latin(4), backend, unique=False)
        assert isinstance(outcome, Solved)
        assert outcome.unique is None

    def test_impossible_carries_a_checked_proof(self, backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backend_proof, "BLAME_SECONDS", 60.0)  # a slow machine needs more than a second
        outcome = solve(pigeons(5, 4), backend, certifier=Prover())
        assert isinstance(outcome, Impossible)
        assert (outcome.proof.kind, outcome.proof.checked) == ("drat", True)
        assert len(outcome.clues) == 10, "each pair is needed"
        assert outcome.smallest

    def test_no_time_is_unknown_never_impossible(self, backend: Backend) -> None:
        outcome = solve(pigeons(5, 4), backend, limits=Limits(seconds=0), certifier=Prover())
        assert isinstance(outcome, Unknown)
        assert "time limit" in outcome.reason
        assert outcome.candidates == outcome.problem.start

    def test_a_limit_of_conflicts_stops_a_hard_problem(self, backend: Backend) -> None:
        outcome = solve(pigeons(11, 10), backend, limits=Limits(conflicts=20, seconds=30))
        if isinstance(outcome, Unknown):  # CP-SAT sees through pigeons without a conflict, but cannot prove it to us
            assert "conflicts" in outcome.reason or "not proved" in outcome.reason
        else:
            pytest.fail(f"decided with 20 conflicts: {outcome}")

    def test_cancelling_is_felt_and_named(self, backend: Backend) -> None:
        polls = []

        def cancel() -> bool:
            polls.append(1)
            return len(polls) > 3

        outcome = solve(pigeons(12, 11), backend, limits=Limits(cancel=cancel))
        assert isinstance(outcome, Unknown)
        assert "cancelled" in outcome.reason or "not proved" in outcome.reason

    def test_exact_strength_leaves_only_values_that_some_answer_takes(self, backend: Backend) -> None:
        problem = latin(4, r1c1=1, r2c2=1, r3c3=1)
        outcome = solve(problem, backend, strength="exact")
        assert isinstance(outcome, Solved)
        assert outcome.answer[15] == 0, "the fourth 1 is forced onto the diagonal"


def test_projection_alone_proves_uniqueness_without_a_backend() -> None:
    problem = latin(2, r1c1=1)
    outcome = solve(problem, Refuser())
    assert isinstance(outcome, Solved)
    assert outcome.unique is True
    assert outcome.evidence.backend == "projection"


def test_projection_alone_proves_impossible_and_keeps_the_deductions() -> None:
    outcome = solve(latin(3, r1c1=1, r1c2=1), Refuser(), certifier=Prover())
    assert isinstance(outcome, Impossible)
    assert outcome.proof.kind == "projection"
    assert outcome.evidence.deductions
    assert outcome.in_conflict() == ("r1c1 = 1", "r1c2 = 1")


def test_what_exact_strength_finds_impossible_is_proved_like_what_a_search_finds() -> None:
    outcome = solve(pigeons(5, 4), Sat(), strength="exact", certifier=Prover())
    assert isinstance(outcome, Impossible)
    assert (outcome.proof.kind, outcome.proof.checked) == ("drat", True)
    searched = solve(pigeons(4, 3), Search(), strength="exact")
    assert isinstance(searched, Impossible)
    assert searched.proof.kind == "search"


@pytest.mark.parametrize("claim", [None, (0,) * 9, (0, 1, 2, 1, 2, 0, 2, 0, 1)], ids=["none", "wrong", "always"])
def test_exact_strength_does_not_believe_a_backend(claim: Answer | None) -> None:
    outcome = solve(latin(3), Liar(claim), strength="exact", unique=False, certifier=Prover())
    assert outcome.status == ("unknown" if claim is None or not any(claim) else "solved")


def test_a_certificate_that_the_checker_refuses_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    def forged(self: Prover, *_: object) -> tuple[str, ...]:
        return ("0",)

    monkeypatch.setattr(Prover, "_refute", forged)
    outcome = solve(latin(3), Liar(None), certifier=Prover())
    assert isinstance(outcome, Unknown)
    assert "the checker refused" in outcome.reason


def test_a_certificate_is_kept_only_when_asked_for() -> None:
    assert solve(pigeons(4, 3), Sat(), certifier=Prover()).evidence.certificate is None
    kept = solve(latin(3, r1c1=1, r1c2=1), Sat(), certifier=Prover(), proof=True).evidence.certificate
    assert kept is not None
    assert "p cnf" in kept.dimacs
    assert solve(latin(3, r1c1=1, r1c2=1), Sat(), certifier=Prover()).evidence.certificate is None


def test_uniqueness_can_be_certified() -> None:
    problem = latin(4, r1c1=1, r1c2=2, r1c3=3, r2c1=2, r2c2=1, r3c1=3, r3c3=1, r2c4=3)
    outcome = solve(problem, Sat(), certifier=Prover(), proof=True)
    assert isinstance(outcome, Solved)
    assert outcome.unique
    assert outcome.evidence.certificate is not None


@dataclass
class Refuser:
    """A backend that must not be called."""

    name = "refuser"
    certain = False

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> Run:
        raise AssertionError("the backend was called for a problem that projection finishes")


def test_a_wrong_answer_of_a_backend_is_never_passed_on() -> None:
    outcome = solve(latin(3), Liar((0,) * 9))
    assert isinstance(outcome, Unknown)
    assert "bug" in outcome.reason


def test_a_wrong_no_of_a_backend_is_never_passed_on() -> None:
    for certifier in (None, Prover()):
        outcome = solve(latin(3), Liar(None), certifier=certifier)
        assert isinstance(outcome, Unknown)
        assert "not proved" in outcome.reason


@pytest.mark.parametrize("backend", [Search(), Sat(), CpSat()], ids=lambda b: b.name)
def test_hints_that_are_all_wrong_do_not_change_the_answer(backend: Backend) -> None:
    problem = latin(4, r1c1=1, r1c2=2, r2c1=3)
    told = backend.start(problem, problem.start, Hints([[0.0, 0.0, 0.0, 9.0]] * 16))
    plain = backend.start(problem, problem.start)
    found = [set(_all(run)) for run in (told, plain)]
    assert found[0] == found[1] != set()


def _all(run: Run) -> Iterator[Answer]:
    clock = Clock()
    while (finding := run.find(clock)).answer is not None:
        yield finding.answer
    assert finding.exhausted


@pytest.mark.parametrize("backend", [Sat(), CpSat()], ids=lambda backend: backend.name)
def test_a_limit_is_felt_while_the_model_is_written(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cnf, "LOOK", 10)
    written = []

    @dataclass(frozen=True)
    class Told(NotEqual):
        def encode(self, cnf: cnf.Cnf) -> None:
            written.append(self)
            super().encode(cnf)

        def post(self, model: object, variables: Variables) -> None:
            written.append(self)
            super().post(model, variables)

    def cancel() -> bool:
        return len(written) > 3

    told = tuple(Told((0, i)) for i in range(1, 200))
    problem = Problem(Rules(tuple(map(str, range(200))), tuple("abc"), told))
    outcome = solve(problem, backend, limits=Limits(cancel=cancel))
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "cancelled"
    assert len(written) < 20
