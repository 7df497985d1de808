"""Deductions in words: each line names cells, values, and a reason that a person can check."""

from __future__ import annotations

from neurosym import AllDifferent, Candidates, NotEqual, Problem, Rules, Solved
from neurosym.backends.proof import Prover
from neurosym.backends.sat import Sat
from neurosym.explain import narrate
from neurosym.lattice import alpha
from neurosym.pipeline import solve
from neurosym.projector import projector_for

ROW = Rules(("a", "b", "c", "d"), ("1", "2", "3", "4"), (AllDifferent((0, 1, 2, 3), name="row 1"),))


def told(problem: Problem, strength: str = "local") -> list[str]:
    return list(narrate(solve(problem, Sat(), strength=strength, explain=True, certifier=Prover())))


def test_a_hidden_single_is_told_as_the_only_place() -> None:
    lines = told(Problem(ROW, Candidates([0b1111, 0b0111, 0b0111, 0b0111])))
    assert "a = 4: only place for 4 in row 1" in lines


def test_a_naked_single_is_told_as_the_only_value_left() -> None:
    lines = told(Problem(ROW, Candidates([0b0001, 0b0011, 0b1111, 0b1111])))
    assert "b = 2: only value left, 1 already in row 1" in lines


def test_a_naked_pair_is_told_with_its_values() -> None:
    lines = told(Problem(ROW, Candidates([0b0011, 0b0011, 0b1111, 0b1111])))
    assert "c d not 1 2: 2 cells hold 1 2 in row 1 (naked pair)" in lines


def test_cheap_removals_that_place_nothing_are_not_told() -> None:
    lines = told(Problem(ROW, Candidates([0b0001, 0b1111, 0b1111, 0b1111])))
    assert lines == ["3 cells are left open by projection; the rest by sat"]


def test_a_contradiction_ends_with_the_givens_in_conflict() -> None:
    lines = told(Problem(ROW, Candidates([0b0001, 0b0001, 0b1111, 0b1111])))
    assert lines[-1] == "no answer: a = 1; b = 1 cannot stand together"
    assert lines[-2].startswith("no value is left: row 1 has too few values")


def test_shaving_and_exact_removals_have_their_own_words() -> None:
    triangle = tuple(NotEqual(pair, name=f"{pair}") for pair in ((0, 1), (1, 2), (0, 2)))
    problem = Problem(Rules(("a", "b", "c"), ("1", "2", "3"), triangle), Candidates([7, 3, 3]))
    assert "a = 3: each value removed was tried and led to a contradiction" in told(problem, "shave")
    assert "a = 3: no answer takes another value, by exhausting them" in told(problem, "exact")


def test_replaying_the_deductions_gives_the_projection() -> None:
    problem = Problem(ROW, Candidates([0b0011, 0b0011, 0b1111, 0b1111]))
    outcome = solve(problem, Sat(), explain=True)
    masks = list(problem.start)
    for deduction in outcome.evidence.deductions:
        assert masks[deduction.cell] >> deduction.value & 1, "a candidate is removed once"
        masks[deduction.cell] &= ~(1 << deduction.value)
    assert Candidates(masks) == projector_for(ROW).project(problem.start)


def test_every_deduction_is_true_of_every_answer() -> None:
    problem = Problem(ROW, Candidates([0b0011, 0b0111, 0b1111, 0b1111]))
    outcome = solve(problem, Sat(), explain=True, strength="exact")
    every = solve(problem, Sat(), most=0)
    assert isinstance(every, Solved)
    around = alpha(every.answers, 4)
    assert not any(around[d.cell] >> d.value & 1 for d in outcome.evidence.deductions)
