"""Rules and problems written by hand: what is taken as it comes, and what is refused, with its name."""

from __future__ import annotations

import re
from typing import Any

import pytest

from neurosym import AllDifferent, Candidates, Linear, ModelError, Problem, Rules, Solved, Table, Total, solve
from neurosym.errors import UnknownNameError

CELLS, VALUES = ("left", "right"), ("a", "b")


def test_lists_are_as_good_as_tuples() -> None:
    cells: Any = ["left", "right"]
    rules = Rules(cells, ["a", "b"], [AllDifferent([0, 1])], [1, 3])  # type: ignore[arg-type]
    same = Rules(CELLS, VALUES, (AllDifferent((0, 1)),), Candidates((1, 3)))
    assert (rules, hash(rules)) == (same, hash(same))
    start: Any = (1, 3)
    outcome = solve(Problem(rules, start))
    assert isinstance(outcome, Solved)
    assert (outcome.unique, outcome["left"], outcome["right"]) == (True, "a", "b")


@pytest.mark.parametrize(
    ("constraint", "told"),
    [
        (lambda values: True, "is no constraint"),
        (AllDifferent, "is no constraint"),
        (AllDifferent(("left", "right")), "a scope holds numbers of cells, not ('left', 'right')"),  # type: ignore[arg-type]
        (AllDifferent((0, 2)), "names a cell outside 0..1"),
    ],
)
def test_what_is_no_constraint_over_these_cells_is_refused(constraint: Any, told: str) -> None:
    with pytest.raises(ModelError, match=re.escape(told)):
        Rules(CELLS, VALUES, (constraint,))


def test_a_list_inside_a_constraint_is_named_when_the_rules_are_used() -> None:
    rows: Any = [(0, 1)]
    with pytest.raises(ModelError, match=r"^Table\(.*unhashable type: 'list'.*give a tuple"):
        solve(Problem(Rules(CELLS, VALUES, (AllDifferent((0, 1)), Table((0, 1), rows)))))


def test_a_value_below_0_and_a_number_that_is_not_whole_are_refused() -> None:
    with pytest.raises(ModelError, match=r"\(0, -1\) holds a number below 0"):
        Table((0, 1), ((0, -1),))
    half: Any = 0.5
    with pytest.raises(ModelError, match="not whole"):
        Total((0, 1), "==", 1, (half, 1))


def test_a_cell_that_is_not_there_is_named_and_so_are_those_that_are() -> None:
    outcome = solve(Problem(Rules(CELLS, VALUES, (AllDifferent((0, 1)),))))
    assert isinstance(outcome, Solved)
    with pytest.raises(UnknownNameError, match=r"no cell is called 'middle'.* Known: left, right"):
        outcome["middle"]


@pytest.mark.parametrize(
    "constraint",
    [
        Total((0, 1), "==", 10**30 + 3, (3, 10**30)),
        Total((0, 1), "<=", 2**62, (0, 2**62)),
        Linear((0, 1), ((0, 10**20), (5, -(10**20))), 1, None),
    ],
    ids=["a bound", "a sum", "a coefficient"],
)
def test_numbers_beyond_64_bits_are_for_the_other_backends(constraint: Any) -> None:
    problem = Problem(Rules(CELLS, VALUES, (constraint,)))
    assert solve(problem, strength="unit").status == solve(problem, backend="search", strength="unit").status
    with pytest.raises(ModelError, match=r"64 bits\. Use the backend sat or search\."):
        solve(problem, backend="cpsat", strength="unit")
