"""The smallest conflict: checked against brute force over all subsets of givens."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from neurosym import AllDifferent, Candidates, Less, Problem, Rules
from neurosym.backends.base import Clock, Limits
from neurosym.backends.conflict import Conflict, smallest_conflict
from neurosym.lattice import gamma

RULES = Rules(
    ("a", "b", "c", "d"),
    ("1", "2", "3"),
    (AllDifferent((0, 1, 2), name="line"), Less((2, 3), name="c < d")),
)


def has_answer(start: Candidates) -> bool:
    return any(RULES.violated(answer) is None for answer in gamma(start))


def brute_force_size(problem: Problem) -> int:
    for size in range(len(problem.givens) + 1):
        for chosen in combinations(problem.givens, size):
            masks = [problem.start[c] if c in chosen else RULES.top[c] for c in range(4)]
            if not has_answer(Candidates(masks)):
                return size
    raise AssertionError("no conflict")


@given(st.lists(st.integers(1, 7), min_size=4, max_size=4))
def test_a_conflict_is_in_conflict_and_none_is_smaller(masks: list[int]) -> None:
    problem = Problem(RULES, Candidates(masks))
    found = smallest_conflict(problem, Clock())
    if has_answer(problem.start):
        assert found == Conflict()
        return
    assert found.smallest
    kept = [problem.start[c] if c in found.cells else RULES.top[c] for c in range(4)]
    assert not has_answer(Candidates(kept))
    assert len(found.cells) == brute_force_size(problem)


def test_rules_that_contradict_themselves_are_named_as_clues() -> None:
    rules = Rules(("a", "b"), ("1", "2"), (Less((0, 1), name="a < b"), Less((1, 0), name="b < a")))
    found = smallest_conflict(Problem(rules), Clock())
    assert (found.cells, found.clues, found.smallest) == ((), (0, 1), True)


def test_without_time_nothing_is_named() -> None:
    problem = Problem(RULES, Candidates([1, 1, 7, 7]))
    assert smallest_conflict(problem, Limits(seconds=0).start()) == Conflict()
