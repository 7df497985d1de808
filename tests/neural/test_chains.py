"""Chains without projection: they solve by a true belief, and what they call solved is still checked."""

from __future__ import annotations

import torch

from neurosym.neural.board import Board
from neurosym.neural.chains import chain
from neurosym.neural.pools import Chains
from neurosym.neural.readout import Readout
from neurosym.problem import Problem
from tests.neural.courses import ANSWER
from tests.neural.grids import state, sudoku

PROBLEM = Problem(sudoku(), state("1.3....." + "." * 8))


def belief(board: Board, keep: float, conflict: float, answer: tuple[int, ...]) -> Readout:
    right = torch.where(board.value == torch.tensor(answer).repeat(board.problems)[board.cell], 1.0, -1.0)
    return Readout(keep * right, 9.0 * right, torch.full((board.problems,), conflict))


def test_a_true_belief_solves_in_one_look_and_the_other_chains_of_the_problem_end() -> None:
    (found,) = chain([PROBLEM], lambda board: belief(board, 9.0, -9.0, ANSWER), Chains(), tries=3, rounds=5)
    assert (found.answer, found.calls, found.rejected) == (ANSWER, 3, 0)


def test_one_who_only_likes_the_right_values_pins_them_one_by_one() -> None:
    (found,) = chain([PROBLEM], lambda board: belief(board, 0.0, -9.0, ANSWER), Chains(temperature=0.1), 1, 30)
    assert found.answer == ANSWER
    assert found.calls == 15, "fourteen cells are open, and the last look sees none"


def test_a_false_belief_is_rejected_by_the_rules_and_starts_again() -> None:
    false = (0, 1, 2, 3, 2, 3, 0, 1, 1, 0, 3, 2, 3, 2, 0, 1)
    (found,) = chain([PROBLEM], lambda board: belief(board, 9.0, -9.0, false), Chains(), tries=2, rounds=4)
    assert (found.answer, found.calls, found.rejected) == (None, 8, 8)


def test_a_believed_conflict_solves_nothing() -> None:
    (found,) = chain([PROBLEM], lambda board: belief(board, 9.0, 9.0, ANSWER), Chains(), tries=2, rounds=4)
    assert (found.answer, found.calls, found.rejected) == (None, 8, 0)


def test_chance_outside_is_left_alone() -> None:
    torch.manual_seed(3)
    before = torch.random.get_rng_state()
    chain([PROBLEM], lambda board: belief(board, 0.0, -9.0, ANSWER), Chains(), tries=1, rounds=2)
    assert torch.equal(before, torch.random.get_rng_state())
