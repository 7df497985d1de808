"""What holds for every page, on its example: strict, robust to line endings, and the example has one answer."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import Domain, InputError, Solved, solve

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))
PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "domains").glob("[a-z]*.py"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES if path.stem in PAGES}


def page(name: str) -> Domain:
    domain = importlib.import_module(f"neurosym.domains.{name}").DOMAIN
    assert isinstance(domain, Domain)
    return domain


def accepts(name: str, text: str) -> bool:
    try:
        page(name).parse(text)
    except InputError:
        return False
    return True


@pytest.mark.parametrize("name", PAGES)
def test_the_puzzle_in_the_docstring_runs(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"neurosym.domains.{name}"))
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("name", PAGES)
def test_the_example_is_taken_by_its_own_page_only(name: str) -> None:
    assert [other for other in PAGES if accepts(other, TEXTS[name])] == [name]


@pytest.mark.parametrize("name", PAGES)
def test_the_example_has_an_answer_and_only_one_where_one_is_expected(name: str) -> None:
    outcome = solve(TEXTS[name], domain=name, unique=page(name).unique)
    assert isinstance(outcome, Solved)
    assert outcome.unique is (True if page(name).unique else None)


@pytest.mark.parametrize("name", PAGES)
def test_line_endings_and_trailing_blanks_change_nothing(name: str) -> None:
    plain = page(name).parse(TEXTS[name])
    for end in ("\r\n", "  \n", "\t\n"):
        assert page(name).parse(TEXTS[name].replace("\n", end)).start == plain.start


@pytest.mark.parametrize("name", PAGES)
def test_an_answer_is_drawn_even_if_nothing_is_known(name: str) -> None:
    problem = page(name).parse(TEXTS[name])
    nothing = page(name).render(problem, (-1,) * len(problem.rules.cells))
    outcome = solve(problem)
    assert isinstance(outcome, Solved)
    assert nothing != page(name).render(problem, outcome.answer)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "hello\n", "1 2 3\n4 5\n", "€\n", "p\n", ":\n", "²³\n"]
)
def test_what_is_no_puzzle_is_refused(name: str, text: str) -> None:
    with pytest.raises(InputError) as error:
        page(name).parse(text)
    assert error.value.line >= 1
    assert error.value.column >= 1


@pytest.mark.parametrize("name", PAGES)
def test_a_text_of_ten_million_characters_is_refused_without_reading_it_through(name: str) -> None:
    for text in ("1" * 10_000_000, "1\n" * 5_000_000, "\n" * 10_000_000):
        with pytest.raises(InputError):
            page(name).parse(text)


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_a_character_changed_is_accepted_or_refused_with_its_place(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    at = data.draw(st.integers(0, len(text) - 1))
    broken = text[:at] + data.draw(st.sampled_from("@9-0.x \n<^,#:%²")) + text[at + data.draw(st.integers(0, 3)) :]
    place = (1, 1)
    try:
        page(name).parse(broken)
    except InputError as error:
        place = (error.line, error.column)
    assert 1 <= place[0] <= broken.count("\n") + 2
    assert place[1] >= 1
