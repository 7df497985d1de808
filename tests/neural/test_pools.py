"""Pools of states: which stay, which move, which leave."""

from __future__ import annotations

import pytest
import torch

from neurosym.lattice import Candidates
from neurosym.neural.board import Board, board_of
from neurosym.neural.pools import Chains, Moving, Projected, Roots, Said, Starts
from neurosym.neural.states import Example, Policy
from neurosym.problem import Problem, Rules
from tests.neural.courses import Grids, unneeded
from tests.neural.grids import sudoku

SIZE = 6


def board(pool: Moving) -> Board:
    return board_of([(state.example.problem.rules, state.candidates) for state in pool.states])


def said(on: Board, keep: float = 1.0, conflict: float = 0.0) -> Said:
    """The same belief of every candidate and problem."""
    nodes = torch.full((len(on.cell),), keep)
    return Said(nodes, torch.zeros_like(nodes), torch.full((on.problems,), conflict))


def pool_of(states: Roots | Projected | Chains, source: Grids | None = None) -> Moving:
    return states.build(Starts(source or Grids(), unneeded, SIZE, 3))


def test_roots_are_the_problems_as_given_and_new_ones_each_time() -> None:
    pool = pool_of(Roots())
    assert [state.candidates for state in pool.states] == [Grids()[i].problem.start for i in range(SIZE)]
    on = board(pool)
    assert pool.advance(on, said(on)) == SIZE
    assert [state.number for state in pool.states] == list(range(SIZE, 2 * SIZE))


def test_a_source_that_has_nothing_open_is_refused_instead_of_asked_for_ever() -> None:
    class Done(Grids):
        def __getitem__(self, number: int) -> Example:
            answer = super().__getitem__(number).answer
            assert answer is not None
            return Example(Problem(sudoku(), Candidates.of_answer(answer)), answer)

    with pytest.raises(ValueError, match="nothing open"):
        pool_of(Roots(), Done())


def test_a_chain_that_drops_nothing_pins_one_value_and_is_labelled_anew() -> None:
    torch.manual_seed(0)
    pool = pool_of(Chains())
    before = {state.number: state.candidates for state in pool.states}
    on = board(pool)
    pool.advance(on, said(on))
    for state in pool.states:
        assert state.moves == 1
        narrowed = [(a, b) for a, b in zip(before[state.number], state.candidates, strict=True) if a != b]
        assert len(narrowed) == 1
        assert narrowed[0][1].bit_count() == 1
        answer = state.example.answer
        assert answer is not None
        assert state.label.is_bottom == (not state.candidates.contains(answer))


def test_givens_survive_a_belief_that_nothing_stays_and_the_emptied_leave() -> None:
    pool = pool_of(Chains())
    on = board(pool)
    pool.advance(on, said(on, keep=0.0))
    assert [state.number for state in pool.states] == list(range(SIZE, 2 * SIZE)), "all had an empty cell: all are new"
    complete = Chains().build(Starts(Grids(), unneeded, SIZE, 3))
    for state in complete.states:
        state.example = Example(Problem(sudoku(), state.candidates), state.example.answer)
    on = board(complete)
    given = torch.tensor([not mask & (mask - 1) for state in complete.states for mask in state.candidates])
    keep = torch.where(given[on.cell], 0.0, 1.0)
    complete.advance(on, Said(keep, torch.zeros_like(keep), torch.zeros(on.problems)))
    assert all(state.moves == 1 for state in complete.states), "no given was dropped, so no conflict was met"


def test_a_false_alarm_stays_as_it_was_and_a_true_one_leaves() -> None:
    pool = pool_of(Chains())
    wrong = pool.states[0]
    answer = wrong.example.answer
    assert answer is not None
    cell = next(cell for cell, mask in enumerate(wrong.candidates) if mask.bit_count() > 1)
    wrong.candidates = wrong.candidates.remove(cell, answer[cell])
    wrong.label = Candidates([0] * 16)
    kept = [(state.number, state.candidates) for state in pool.states[1:]]
    on = board(pool)
    pool.advance(on, said(on, conflict=0.9))
    assert [(state.number, state.candidates) for state in pool.states[:-1]] == kept
    assert pool.states[-1].number == SIZE


def test_a_chain_that_looks_solved_leaves_and_so_does_an_old_one() -> None:
    pool = pool_of(Chains(age=3))
    first, second = pool.states[:2]
    assert first.example.answer is not None
    first.candidates = Candidates.of_answer(first.example.answer)
    second.moves = 2
    on = board(pool)
    pool.advance(on, said(on))
    assert [state.number for state in pool.states] == [2, 3, 4, 5, 6, 7]


def test_projected_states_move_by_the_policy_of_the_pool() -> None:
    pool = pool_of(Projected(Policy(raw=1.0, advance=1.0)))
    on = board(pool)
    assert pool.advance(on, said(on)) == SIZE


def test_an_unknown_answer_is_asked_of_the_backbone_and_never_of_bottom() -> None:
    asked: list[Candidates] = []

    def label(rules: Rules, candidates: Candidates) -> Candidates:
        asked.append(candidates)
        return candidates

    pool = Chains().build(Starts(Grids(told=False), label, SIZE, 3))
    on = board(pool)
    pool.advance(on, said(on, keep=0.0))
    assert len(asked) == 2 * SIZE
    assert not any(candidates.is_bottom for candidates in asked)
