"""From Python: load and solve, for a path, a text, or a problem built by hand."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import Any

import pytest

from neurosym import (
    AllDifferent,
    Impossible,
    InputError,
    NeurosymError,
    Problem,
    Rules,
    Settings,
    Solved,
    Unknown,
    api,
    load,
    load_all,
    solve,
    solve_stream,
)
from neurosym.errors import UnknownNameError

BOARD = "1..4.........32."
TWO = "1..4.........3.."
WRONG = "11.4.........32."
ANSWER = "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A file of three puzzles: good, impossible, good."""
    file = tmp_path / "three.txt"
    file.write_text(f"{BOARD}\n{WRONG}\n{BOARD}\n", encoding="utf-8")
    return file


def by_hand() -> Problem:
    return Problem(Rules(("a", "b"), ("x", "y"), (AllDifferent((0, 1)),)))


def test_a_text_a_path_and_a_problem_have_the_same_answer(tmp_path: Path) -> None:
    file = tmp_path / "puzzle.txt"
    file.write_text(BOARD, encoding="utf-8")
    for what in (BOARD, file, str(file), load(BOARD), load(file)):
        outcome = solve(what)
        assert isinstance(outcome, Solved)
        assert outcome.unique
        assert outcome.text == ANSWER
        assert outcome["r1c2"] == "2"


def test_all_three_cases_are_values() -> None:
    assert isinstance(solve(BOARD), Solved)
    impossible = solve(WRONG)
    assert isinstance(impossible, Impossible)
    assert impossible.in_conflict() == ("r1c1 = 1", "r1c2 = 1")
    unknown = solve(TWO, time_limit=0)
    assert isinstance(unknown, Unknown)
    assert unknown.candidates <= load(TWO).start


@pytest.mark.parametrize("backend", ["sat", "search", "cpsat"])
def test_every_backend_gives_as_many_answers_as_there_are(backend: str) -> None:
    outcome = solve(TWO, backend=backend, most=0)
    assert isinstance(outcome, Solved)
    assert len(set(outcome.answers)) == 3
    assert outcome.exhausted
    limited = solve(TWO, backend=backend, most=2)
    assert isinstance(limited, Solved)
    assert len(set(limited.answers)) == 2
    assert not limited.exhausted


def test_uniqueness_is_decided_if_the_domain_wishes_or_the_caller_says() -> None:
    formula = "p cnf 2 1\n1 2 0\n"
    assert [solve(what).unique for what in (BOARD, TWO, formula, by_hand())] == [True, False, None, False]  # type: ignore[union-attr]
    assert solve(formula, unique=True).unique is False  # type: ignore[union-attr]
    assert solve(TWO, unique=False).unique is None  # type: ignore[union-attr]


def test_a_problem_built_by_hand_has_no_text() -> None:
    assert solve(by_hand()).text == ""


def test_a_problem_of_a_page_that_is_not_installed_is_solved_all_the_same() -> None:
    stranger = Problem(by_hand().rules, domain="not_installed")
    assert solve(stranger).status == "solved"


def test_deductions_and_certificates_are_kept_only_when_asked_for() -> None:
    plain, kept = solve(BOARD), solve(BOARD, explain=True, proof=True)
    assert not plain.evidence.deductions
    assert plain.evidence.certificate is None
    assert kept.evidence.deductions
    assert kept.evidence.certificate is not None


def test_the_domain_can_be_named() -> None:
    assert load(BOARD, domain="sudoku").domain == "sudoku"
    with pytest.raises(InputError):
        load(BOARD, domain="kakuro")
    with pytest.raises(UnknownNameError, match="Did you mean 'sudoku'"):
        load(BOARD, domain="sudokuu")


def test_load_wants_just_one_puzzle(three: Path) -> None:
    with pytest.raises(InputError, match="more than one puzzle; expected just one"):
        load(three)
    assert [len(problem.givens) for problem in load_all(three)] == [4, 5, 4]


def test_a_stream_gives_an_outcome_for_each_and_an_error_in_the_place_of_a_bad_one(three: Path) -> None:
    three.write_text(f"{BOARD}\n{BOARD[:-1]}x\n{WRONG}\n", encoding="utf-8")
    first, bad, last = solve_stream(three)
    assert not isinstance(first, InputError)
    assert isinstance(bad, InputError)
    assert not isinstance(last, InputError)
    assert (first[0].source, first[1].status) == (f"{three}:1", "solved")
    assert (bad.line, bad.column) == (2, 16)
    assert (last[0].source, last[1].status) == (f"{three}:3", "impossible")
    with pytest.raises(InputError, match="line 2, column 16"):
        list(load_all(three))


def test_a_stream_is_lazy(three: Path) -> None:
    asked = 0

    def cancel() -> bool:
        nonlocal asked
        asked += 1
        return False

    stream = solve_stream(three, settings=Settings(cancel=cancel))
    assert asked == 0
    next(stream)
    once = asked
    assert once > 0
    next(stream)
    assert asked > once


def test_cancelling_is_an_outcome() -> None:
    found, outcome = next(stream for stream in solve_stream(TWO, settings=Settings(cancel=lambda: True)))  # type: ignore[misc]
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "cancelled"
    assert found.source == "text"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"backend": "sta"}, "no backend is called 'sta'. Did you mean 'sat'?"),
        ({"strength": "locl"}, "no strength is called 'locl'. Did you mean 'local'?"),
        ({"time_limit": -1}, "a time limit of -1; expected seconds, 0 or more"),
        ({"time_limit": float("nan")}, "a time limit of nan"),
        ({"most": -1}, "-1 answers wanted; expected a number, 0 or more"),
    ],
)
def test_a_wrong_setting_is_refused_before_anything_is_read(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(NeurosymError) as caught:
        solve("no such file", **settings)
    assert str(caught.value).startswith(message)


def test_what_the_help_shows_is_what_comes_out() -> None:
    tried = doctest.testmod(api)
    assert (tried.failed, tried.attempted > 0) == (0, True)
