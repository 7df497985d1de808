"""Fillomino: groups without a number are not limited, and large ones are drawn by their size."""

from __future__ import annotations

import pytest

from neurosym import Answer, InputError, Problem, load, registry, solve

LARGE = "# domain: fillomino\n4 6\n1 2 2 - - -\n- - - - - -\n- - - - - -\n- - - - - 1\n"


def the_rest_as_one_group(problem: Problem) -> Answer:
    label = problem.rules.values.index("17+")
    start = [mask.bit_length() - 1 if mask.bit_count() == 1 else label for mask in problem.start]
    return tuple(start)


def test_a_group_without_a_number_may_be_larger_than_sixteen() -> None:
    problem = load(LARGE)
    answer = the_rest_as_one_group(problem)
    assert problem.accepts(answer)
    drawn = registry.domain("fillomino").render(problem, answer)
    assert drawn.split() == ["1", "2", "2", *["20"] * 20, "1"]


def test_a_large_group_that_is_too_small_is_refused() -> None:
    problem = load(LARGE.replace("1 2 2 - - -", "1 2 2 - - 1").replace("- - - - - -", "1 1 - - - -"))
    assert "17+" not in problem.rules.values  # there is no room
    narrow = load(LARGE.replace("4 6\n", "5 6\n") + "- - - - - -\n")
    values = narrow.rules.values
    answer = [values.index("17+")] * 30
    answer[:3] = [values.index(label) for label in "122"]
    answer[23] = values.index("1")
    assert narrow.accepts(tuple(answer))
    assert not narrow.accepts((*answer[:8], *[values.index("16")] * 15, *answer[23:]))


def test_a_told_limit_is_a_rule() -> None:
    told = LARGE.replace("4 6", "# hidden: 16\n4 6")
    assert "17+" not in load(told).rules.values
    assert solve(told).status == "solved"
    with pytest.raises(InputError):
        load(LARGE.replace("4 6", "# hidden: many\n4 6"))


def test_numbers_told_are_never_those_of_a_large_group_without_one() -> None:
    values = load(LARGE.replace("- - - - - 1", "- - - - 18 1")).rules.values
    assert values[-1] == "19+" or "+" not in values[-1]
    assert values.count("18") == 1


def test_with_a_told_limit_large_groups_that_touch_are_two() -> None:
    problem = load("# domain: fillomino\n# hidden: 20\n5 7\n" + "- - - - - - -\n" * 5)
    values = problem.rules.values
    two = [values.index("17")] * 17 + [values.index("18")] * 18
    assert problem.accepts(tuple(two))
    assert not any(label.endswith("+") for label in values)
