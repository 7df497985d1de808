"""The smallest conflict: checked against brute force over all subsets of givens."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import AllDifferent, Candidates, Impossible, Less, NotEqual, Problem, Rules, cnf
from neurosym.backends.base import Clock, Limits
from neurosym.backends.conflict import Conflict, smallest_conflict
from neurosym.backends.encoding import encoding
from neurosym.backends.proof import Prover
from neurosym.lattice import gamma
from neurosym.outcome import Proof

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


def test_a_conflict_that_was_not_named_is_not_put_down_to_the_rules() -> None:
    problem = Problem(Rules(("a", "b"), ("x",), (NotEqual((0, 1), name="the pair"),)))
    proof = Proof("projection")
    assert Impossible(problem, proof).blamed() == "givens and clues that were not named in time"
    assert Impossible(problem, proof, clues=(0,), smallest=True).blamed() == "the pair"
    assert Impossible(problem, proof, smallest=True).blamed() == "the rules themselves"


def test_no_formula_is_written_for_longer_than_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cnf, "LOOK", 10)
    pairs = tuple(NotEqual((i, j)) for i in range(40) for j in range(i))
    problem = Problem(Rules(tuple(map(str, range(40))), tuple("abcdef"), pairs))
    assert smallest_conflict(problem, Limits(seconds=0).start()) == Conflict()
    proof, certificate = Prover().certify(problem, Limits(seconds=0).start())
    assert (proof.kind, certificate) == ("search", None)
    assert "time limit" in proof.note
    assert encoding(problem.rules) is encoding(problem.rules), "what was not finished is not kept"
    assert len(encoding(problem.rules).clauses) > 6 * len(pairs)
