"""The law of writing: what is written in any form is read as the same puzzle."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from neurosym import Domain, InputError, Problem, load, registry
from neurosym.formats.written import FORMS, same, write

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLES.glob("*.*"))
    if path.stem in registry.domain_names()
}
SIZES = {"sudoku": (2, 2), "killer_sudoku": (4,), "nonogram": (4, 5), "mosaic": (4, 5), "minesweeper": (4, 5)}
DRAFTED = [name for name in registry.domain_names() if registry.domain(name).sample is not None]


def written(domain: Domain, text: str, problem: Problem) -> dict[str, str]:
    """The puzzle in every form that can say it."""
    found = {}
    for form in FORMS:
        with suppress(InputError):
            found[form] = write(form, domain, text, problem)
    return found


@pytest.mark.parametrize("name", list(TEXTS))
def test_every_example_is_written_and_read_again(name: str) -> None:
    problem = load(TEXTS[name], domain=name)
    found = written(registry.domain(name), TEXTS[name], problem)
    assert "text" in found
    for again in found.values():
        assert same(load(again), problem)


@pytest.mark.parametrize("name", DRAFTED)
@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_a_drafted_puzzle_is_written_and_read_again(name: str, seed: int, data: st.DataObject) -> None:
    domain = registry.domain(name)
    assert domain.sample is not None
    draft = domain.sample(SIZES.get(name, ()), Random(seed))
    left_out = data.draw(st.sets(st.integers(0, max(len(draft.clues) - 1, 0)), max_size=5))
    told = frozenset(cell for at, clue in enumerate(draft.clues) if at not in left_out for cell in clue)
    text = draft.write(told)
    try:
        problem = domain.parse(text)
    except InputError:
        reject()  # some pages want a board with an open cell
    for again in written(domain, text, problem).values():
        assert same(load(again, domain=name), problem)


def test_a_sudoku_has_every_form() -> None:
    text = "# domain: sudoku\n1 . . 4\n. . . .\n. . . .\n. 3 2 .\n"
    found = written(registry.domain("sudoku"), text, load(text))
    assert found == {
        "text": text,
        "puzzlink": "https://puzz.link/p?sudoku/4/4/1h4o32g\n",
        "tatham": "solo:2x2:1b4i3_2a\n",
        "line": "1..4.........32.\n",
    }


def test_a_rule_that_a_form_cannot_say_is_not_dropped() -> None:
    text = "# diagonal\n1..4.........32."
    found = written(registry.domain("sudoku"), text, load(text))
    assert list(found) == ["text", "tatham"]
    assert "# diagonal" in found["text"]
    assert found["tatham"] == "solo:2x2x:1b4i3_2a\n"


def test_problems_are_the_same_whatever_their_constraints_are_called() -> None:
    problem = load("1..4.........32.")
    named = [replace(constraint, name="other") for constraint in reversed(problem.rules.constraints)]
    assert same(problem, replace(problem, rules=replace(problem.rules, constraints=tuple(named))))
    assert not same(problem, replace(problem, rules=replace(problem.rules, constraints=tuple(named[1:]))))
    assert not same(problem, load("1..4.........3..", domain="sudoku"))
