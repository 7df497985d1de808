"""Each law of domains fails on a page made to break it."""

from __future__ import annotations

import pytest

from neurosym import laws
from neurosym.constraints.all_different import AllDifferent
from neurosym.errors import InputError
from neurosym.lattice import Answer, Candidates
from neurosym.laws import domain as domain_laws
from neurosym.problem import Domain, Problem, Rules


def read(text: str) -> Problem:
    """A toy form: digits 1 to 3 and dots, one line, all different."""
    line = text.rstrip("\n").rstrip()
    for column, mark in enumerate(line, start=1):
        if mark not in "123.":
            raise InputError(f"the character {mark!r}", "1, 2, 3 or a dot", "Remove it.", line=1, column=column)
    if len(line) != 3:
        raise InputError(f"{len(line)} characters", "3", line=1, column=min(len(line), 3) + 1)
    rules = Rules(tuple("abc"), tuple("123"), (AllDifferent((0, 1, 2)),))
    return Problem(rules, Candidates([0b111 if mark == "." else 1 << int(mark) - 1 for mark in line]))


def draw(problem: Problem, answer: Answer) -> str:
    return "".join("." if value < 0 else problem.rules.values[value] for value in answer)


def read_carelessly(text: str) -> Problem:
    """Fails inside Python on what is no digit."""
    line = text.strip()
    [int(mark) for mark in line if mark != "."]
    return read(text)


def read_with_a_lost_place(text: str) -> Problem:
    """Names a line that is not there."""
    try:
        return read(text)
    except InputError as error:
        raise error.at(lines_before=100) from error


def read_by_the_byte(text: str) -> Problem:
    """Stumbles over carriage returns."""
    if "\r" in text:
        raise InputError("a carriage return", "none", line=1, column=1)
    return read(text)


def draw_first(problem: Problem, answer: Answer) -> str:
    return draw(problem, answer[:1])


def draw_only_whole(problem: Problem, answer: Answer) -> str:
    if min(answer) < 0:
        raise KeyError("not known")
    return draw(problem, answer)


@pytest.mark.parametrize(
    ("domain", "law"),
    [
        (Domain("toy", read_carelessly, draw), "refuses_with_place"),
        (Domain("toy", read_with_a_lost_place, draw), "refuses_with_place"),
        (Domain("toy", read_by_the_byte, draw), "reads_alike"),
        (Domain("toy", read, draw_first), "draws_apart"),
        (Domain("toy", read, draw_only_whole), "draws_everything"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_broken_domain_is_caught(domain: Domain, law: str) -> None:
    laws.check_domain(Domain("toy", read, draw), "1..\n")
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_domain(domain, "1..\n")
    assert caught.value.law == law


def read_without_givens(text: str) -> Problem:
    problem = read(text)
    return Problem(problem.rules)


@pytest.mark.parametrize(
    ("domain", "law"),
    [(Domain("toy", read, draw_first), "draws_apart"), (Domain("toy", read_without_givens, draw), "reads_back")],
    ids=lambda part: part if isinstance(part, str) else "",
)
@pytest.mark.parametrize("seed", [0, 7])
def test_the_line_shown_names_a_seed_that_is_not_the_usual_one(domain: Domain, law: str, seed: int) -> None:
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_domain(domain, "1..\n", laws.Effort(exhaust=256, examples=10, seed=seed))
    assert caught.value.reproduce.endswith(", seed=7)" if seed else "'1..\\n')")
    with pytest.raises(laws.LawViolation) as again:
        eval(caught.value.reproduce, {law: getattr(domain_laws, law), "DOMAIN": domain})
    assert str(again.value) == str(caught.value)
