"""What a network sees: the residual problem, by itself, whatever stands beside it."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.total import Total
from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.laws.strategies import elements_below, rule_sets
from neurosym.neural.board import best_in_cell, board_of, max_in_problem, mean_in_problem, softmax_in_cell
from neurosym.problem import Rules
from tests.neural.boards import EXAMPLES, example, example_board


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nodes_are_the_live_candidates_in_order(path: object) -> None:
    problem = example(path.stem)  # type: ignore[attr-defined]
    board = board_of([(problem.rules, problem.start)])
    nodes = list(zip(board.cell[board.own].tolist(), board.value[board.own].tolist(), strict=True))
    assert nodes == [(c, v) for c, mask in enumerate(problem.start) for v in range(mask.bit_length()) if mask >> v & 1]


@given(rule_sets(), rule_sets(), st.data())
def test_a_batch_is_its_boards_one_after_the_other(a: Rules, b: Rules, data: st.DataObject) -> None:
    states = [(rules, data.draw(elements_below(rules.top))) for rules in (a, b)]
    if any(candidates.is_bottom for _, candidates in states):
        return
    both, alone = board_of(states), [board_of([state]) for state in states]
    for problem, single in enumerate(alone):
        mine = both.group_problem == problem
        torch.testing.assert_close(both.value[both.problem == problem], single.value)
        torch.testing.assert_close(both.group_features[mine], single.group_features)
        assert int((both.problem == problem)[both.edge_node].sum()) == len(single.edge_node)


def test_a_broken_group_is_still_seen_and_a_settled_one_is_not() -> None:
    rules = Rules(("a", "b"), ("1", "2"), (Total((0, 1), "<=", 3, (1, 2)),))
    assert board_of([(rules, rules.top)]).groups == 2 + 1
    assert board_of([(rules, rules.top.assign(0, 0))]).groups == 1


def test_numbers_enter_relative_to_the_room_that_is_left() -> None:
    def seen(scale: int, shift: int) -> list[torch.Tensor]:
        numbers = tuple(scale * n + shift for n in (1, 2, 4))
        rules = Rules(("a", "b"), ("x", "y", "z"), (Total((0, 1), "==", 5 * scale + 2 * shift, numbers),))
        board = board_of([(rules, rules.top)])
        return [board.group_features, board.edge_features]

    for one, other in zip(seen(1, 0), seen(7, 100), strict=True):
        torch.testing.assert_close(one[:, 1:], other[:, 1:], atol=0.3, rtol=0)
    for one, other in zip(seen(1, 0), seen(1, 100), strict=True):
        torch.testing.assert_close(one, other)


def test_segments_add_up() -> None:
    board = example_board("killer_sudoku", 2)
    scores = torch.randn(len(board.cell), generator=torch.Generator().manual_seed(2))
    share = torch.zeros(board.cells).index_add(0, board.cell, softmax_in_cell(board, scores).exp())
    torch.testing.assert_close(share, torch.ones(board.cells))
    best = best_in_cell(board, scores)
    for cell in range(board.cells):
        assert scores[best[cell]] == scores[board.cell == cell].max()
    ones = torch.ones(len(board.cell), 3)
    torch.testing.assert_close(mean_in_problem(board, ones), torch.ones(2, 3))
    torch.testing.assert_close(max_in_problem(board, -ones), -torch.ones(2, 3))


def test_the_dense_form_holds_the_live_candidates_and_picks_them_again() -> None:
    problem = example("latin_square")
    board = board_of([(problem.rules, problem.start)] * 2)
    dense = board.dense()
    assert dense.shape == (2, 49, 7)
    assert int(dense.sum()) == len(board.cell)
    torch.testing.assert_close(board.pick(dense), torch.ones(len(board.cell)))


def test_problems_of_two_shapes_have_no_dense_form() -> None:
    small = Rules(("a", "b"), ("1", "2"), (AllDifferent((0, 1)),))
    with pytest.raises(ModelError, match="problems of one shape"):
        board_of([(small, small.top), (Rules(("a",), ("1", "2"), ()), Candidates((3,)))]).dense()
