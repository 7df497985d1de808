"""A text without its name: taken by the only page that misses it, refused with the likeliest two where several do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from neurosym import (
    AllDifferent,
    Candidates,
    Clause,
    Domain,
    InputError,
    NotEqual,
    Problem,
    Rules,
    guessing,
    lexing,
    registry,
)
from neurosym.backends import sat
from neurosym.guessing import Guess, Unrecognised, ranked
from neurosym.recognise import recognise

FREE = Problem(Rules(("a", "b"), ("x", "y"), ()), form="free")
ONE = Problem(Rules(("a", "b"), ("x", "y"), (AllDifferent((0, 1)),)), Candidates((1, 3)), form="one")
OTHER = Problem(ONE.rules, Candidates((2, 3)), form="other")
NONE = Problem(Rules(("a", "b"), ("x", "y"), (AllDifferent((0, 1)),)), Candidates((1, 1)), form="none")


def pigeons(birds: int, holes: int) -> Problem:
    """No two in one hole, said for each two, so that projection does not see that there are too few."""
    cells, values = (tuple(f"{sign}{number}" for number in range(many)) for sign, many in (("b", birds), ("h", holes)))
    return Problem(Rules(cells, values, tuple(NotEqual(pair) for pair in combinations(range(birds), 2))))


SEARCHED = Problem(
    Rules(("a", "b"), ("x", "y"), tuple(Clause((0, 1), signs) for signs in ((1, 1), (1, 2), (2, 1)))), form="searched"
)
"""One answer, which projection does not see."""

Adder = Callable[..., None]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Adder:
    """Adds a kind of puzzle that reads the text 'word', and wants its name unless told otherwise."""
    made: dict[str, Domain] = {}
    names, domain = registry.domain_names(), registry.domain
    monkeypatch.setattr(registry, "domain_names", lambda: (*made, *names))
    monkeypatch.setattr(registry, "domain", lambda name: made.get(name) or domain(name))

    def adder(name: str, problem: Problem, wanted: bool = True) -> None:
        def parse(text: str) -> Problem:
            if [str(line) for line in lexing.lines(text)] != ["word"]:
                raise InputError("no word", "the text 'word'", line=1, column=1)
            if wanted:
                lexing.named(text, name)
            return problem

        made[name] = Domain(name, parse, lambda problem, answer: "word")

    return adder


def test_the_only_page_that_misses_its_name_takes_the_text(add: Adder) -> None:
    add("castor", FREE)
    assert recognise("word").domain.name == "castor"


def test_of_two_both_are_named(add: Adder) -> None:
    add("castor", NONE)
    add("pollux", ONE)
    with pytest.raises(Unrecognised) as caught:
        recognise("word")
    assert str(caught.value) == (
        "line 2, column 1: a text without a name that can be read as castor: none and as pollux: one; expected the "
        "line '# domain: castor' or '# domain: pollux', for puzzles of these kinds look the same. Say which: --domain "
        "castor or --domain pollux."
    )
    assert caught.value.guesses == ("castor", "pollux")


def test_of_several_those_come_first_whose_puzzle_has_one_answer(add: Adder) -> None:
    for name, problem in (("a", NONE), ("b", FREE), ("c", ONE), ("d", FREE)):
        add(name, problem)
    with pytest.raises(Unrecognised, match=r"as c: one and as b: free, and in 2 more ways") as caught:
        recognise("word")
    assert caught.value.guesses == ("c", "b", "d", "a")


@pytest.mark.parametrize("problem", [FREE, NONE])
def test_a_page_that_wants_no_name_is_outdone_by_one_whose_puzzle_has_one_answer(add: Adder, problem: Problem) -> None:
    add("greedy", problem, wanted=False)
    add("castor", ONE)
    add("pollux", FREE)
    with pytest.raises(Unrecognised, match="without a name that can be read as castor: one and as greedy") as caught:
        recognise("word")
    assert caught.value.guesses == ("castor", "greedy")


def test_of_two_that_have_one_answer_each_not_the_same_the_page_that_wants_no_name_comes_first(add: Adder) -> None:
    add("greedy", ONE, wanted=False)
    add("castor", OTHER)
    with pytest.raises(Unrecognised) as caught:
        recognise("word")
    assert caught.value.guesses == ("greedy", "castor")


@pytest.mark.parametrize(("own", "other"), [(ONE, ONE), (ONE, FREE), (FREE, NONE), (FREE, FREE)])
def test_otherwise_it_takes_the_text(add: Adder, own: Problem, other: Problem) -> None:
    add("greedy", own, wanted=False)
    add("castor", other)
    assert recognise("word").domain.name == "greedy"


def test_of_those_that_take_a_text_and_those_that_miss_its_name_the_likeliest_two_are_named(add: Adder) -> None:
    add("greedy", FREE, wanted=False)
    add("hungry", NONE, wanted=False)
    add("castor", ONE)
    with pytest.raises(Unrecognised) as caught:
        recognise("word")
    assert caught.value.guesses == ("castor", "greedy", "hungry")


def test_a_puzzle_of_which_only_a_search_shows_that_it_has_no_answer_is_the_least_likely() -> None:
    guesses = [Guess("a", pigeons(3, 2)), Guess("b", FREE), Guess("c", SEARCHED)]
    assert [guess.name for guess in ranked(guesses)] == ["c", "b", "a"]


def test_projection_is_asked_of_the_largest_puzzles_too() -> None:
    rules = Rules(tuple(map(str, range(150))), tuple(map(str, range(150))), (AllDifferent(tuple(range(150))),))
    large = Problem(rules, Candidates([1, 1, *rules.top[2:]]))
    assert [guess.name for guess in ranked([Guess("a", large), Guess("b", FREE), Guess("c", FREE)])] == ["b", "c", "a"]


def test_what_is_not_settled_stays_open_and_is_never_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sat, "encoding")  # of the rules as a whole: that may take far longer than the time there is
    guesses = [Guess("a", FREE), Guess("b", pigeons(12, 11)), Guess("c", NONE)]
    assert [guess.name for guess in ranked(guesses)] == ["b", "a", "c"]


def test_a_page_that_wants_no_name_is_outdone_by_one_whose_only_answer_is_found_late(
    add: Adder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guessing, "ROUNDS", (0, 100))
    add("greedy", NONE, wanted=False)
    add("castor", SEARCHED)
    with pytest.raises(Unrecognised) as caught:
        recognise("word")
    assert caught.value.guesses == ("castor", "greedy")


def test_two_guesses_are_not_weighed() -> None:
    guesses = [Guess("a", NONE), Guess("b", ONE)]
    assert ranked(guesses) == guesses


def test_a_name_in_a_text_is_told_without_a_blank_line(add: Adder) -> None:
    add("castor", FREE)
    for text in ("word", "word\n"):
        assert recognise(text, "castor").text == "word\n# domain: castor\n"
