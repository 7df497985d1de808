"""Figures of an evaluation, on beliefs that are known: every count is worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from neurosym.lattice import Candidates
from neurosym.neural.board import Board
from neurosym.neural.evaluate import Judge, answers_of, confidence_of
from neurosym.neural.figures import risk_coverage
from neurosym.neural.flop import Meter
from neurosym.neural.loop import Looper
from neurosym.neural.policies import Plan
from neurosym.neural.readout import Readout
from neurosym.neural.states import Example, State
from neurosym.problem import Problem
from tests.neural.courses import ANSWER, Grids, tiny
from tests.neural.grids import grids, sudoku

Belief = Callable[[Board, int], Readout]


class Told(Looper):
    """A looper that says what it is told to, by the number of loops it has run."""

    def __init__(self, belief: Belief) -> None:
        super().__init__(tiny("relational"))
        self.belief = belief

    def run(self, board: Any, loops: int, state: Any = None) -> tuple[Any, list[Readout]]:
        total = (state or 0) + loops
        return total, [self.belief(board, total)]


def truth(board: Board) -> torch.Tensor:
    """[N] true at the candidates of ``ANSWER``, on boards of problems that all have it."""
    own = torch.tensor(ANSWER).repeat(board.problems)
    return board.value == own[board.cell]


def examples(count: int) -> list[Example]:
    start = Candidates([1 << value if cell in (0, 5) else 15 for cell, value in enumerate(ANSWER)])
    return [Example(Problem(sudoku(), start), ANSWER)] * count


def believing(sure: float, *, keep: float = 5.0, conflict: float = -9.0) -> Belief:
    def belief(board: Board, loops: int) -> Readout:
        right = torch.where(truth(board), 1.0, -1.0)
        return Readout(keep * right, sure * right, torch.full((board.problems,), conflict))

    return belief


def test_one_who_knows_is_exact_answers_all_and_drops_all_that_can_go() -> None:
    (depth,) = Judge(Told(believing(9.0)), examples(3), None).passes([4])
    assert (depth.exact, depth.answered, depth.wrong) == (3, 3, 0)
    removable = 3 * sum(
        mask.bit_count() - 1 for mask in Judge(Told(believing(9.0)), examples(1), None).items[0].candidates
    )
    assert (depth.drops, depth.unsound, depth.removable, depth.recall) == (removable, 0, removable, 1.0)
    assert depth.curve == ((1.0, 0.0),)


def test_one_who_knows_but_is_unsure_is_exact_and_abstains() -> None:
    (depth,) = Judge(Told(believing(0.1, keep=0.0)), examples(2), None).passes([1])
    assert (depth.exact, depth.answered, depth.drops) == (2, 0, 0)


def test_one_who_believes_in_a_conflict_abstains() -> None:
    (depth,) = Judge(Told(believing(9.0, conflict=9.0)), examples(2), None).passes([1])
    assert (depth.exact, depth.answered) == (2, 0)


def test_one_who_is_surely_wrong_is_counted_as_such_and_its_drops_as_unsound() -> None:
    (depth,) = Judge(Told(believing(-9.0, keep=-5.0)), examples(2), None).passes([1])
    assert depth.exact == 0
    assert depth.wrong == depth.answered
    assert depth.drops == depth.unsound > 0
    assert depth.recall == 0


def test_deeper_passes_go_on_from_shallower_ones() -> None:
    seen: list[int] = []

    def belief(board: Board, loops: int) -> Readout:
        seen.append(loops)
        return believing(9.0 if loops >= 8 else -9.0)(board, loops)

    depths = Judge(Told(belief), examples(1), None).passes([16, 4, 8])
    assert seen == [4, 8, 16]
    assert [(depth.loops, depth.exact) for depth in depths] == [(4, 0), (8, 1), (16, 1)]
    assert depths[2].flop == pytest.approx(4 * depths[0].flop) == pytest.approx(2 * depths[1].flop)


def test_a_problem_that_projection_completes_counts_as_exact_without_a_look() -> None:
    done = Example(Problem(sudoku(), Candidates.of_answer(ANSWER)), ANSWER)
    judge = Judge(Told(believing(-9.0)), [done, *examples(1)], None)
    (depth,) = judge.passes([1])
    assert judge.done == 1
    assert (depth.exact, depth.looked_exact) == (1, 0)


def test_problems_without_a_label_are_not_counted_in_drops() -> None:
    unlabelled = [Example(each.problem, None) for each in examples(2)]
    (depth,) = Judge(Told(believing(9.0)), unlabelled, None).passes([1])
    assert (depth.exact, depth.drops, depth.removable) == (2, 0, 0)
    (labelled,) = Judge(Told(believing(9.0)), unlabelled, lambda rules, c: Candidates.of_answer(ANSWER)).passes([1])
    assert labelled.drops == labelled.removable > 0


def test_rollouts_solve_by_a_true_belief_and_never_accept_a_false_one() -> None:
    plan = Plan(chains=2, rounds=2)
    right = Judge(Told(believing(9.0)), examples(3), None).search(plan, 1)
    assert (right.solved, right.wrong, right.network) == (3, 0, True)
    wrong = Judge(Told(believing(-9.0, keep=-5.0)), examples(3), None).search(plan, 1)
    assert wrong.wrong == 0
    assert wrong.unsound > 0
    assert Judge(Told(believing(-9.0)), examples(3), None).search(plan, 1, network=False).unsound == 0


def test_times_are_told_for_each_size_that_there_are_problems_for() -> None:
    told = Judge(Told(believing(9.0)), examples(3), None).milliseconds(1, (1, 2, 64))
    assert told.keys() == {"1", "2"}
    assert min(told.values()) > 0


def test_answers_are_the_likeliest_values_problem_by_problem() -> None:
    board = grids("................", "2...............")
    scores = torch.where(truth(board), 1.0, 0.0)
    assert answers_of(board, scores) == [ANSWER, (1, *ANSWER[1:])]


def test_confidence_is_of_the_least_sure_cell_and_no_opinion_on_conflict_takes_nothing() -> None:
    board = grids("................")
    choose = torch.where(truth(board), 9.0, 0.0)
    choose[board.cell == 7] = 0.0
    for conflict, share in ((0.0, 1.0), (-9.0, 1.0), (2.0, 2 * float(torch.sigmoid(torch.tensor(-2.0))))):
        (confidence,) = confidence_of(board, Readout(choose, choose, torch.tensor([conflict])))
        assert confidence == pytest.approx(0.25 * share)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), st.booleans()), max_size=12))
def test_risk_and_coverage_are_those_of_each_threshold(judged: list[tuple[float, bool]]) -> None:
    wanted = []
    for threshold in sorted({confidence for confidence, _ in judged}, reverse=True):
        let = [right for confidence, right in judged if confidence >= threshold]
        wanted.append((len(let) / len(judged), let.count(False) / len(let)))
    assert list(risk_coverage(judged)) == wanted


def test_operations_of_the_relational_core_are_those_that_torch_counts_and_those_of_its_messages() -> None:
    from torch.utils.flop_counter import FlopCounterMode

    spec = tiny("relational")
    looper, board = Looper(spec), grids()
    counts = []
    for run in (lambda: looper.begin(board), lambda: looper.loop(board, looper.begin(board))):
        with torch.no_grad(), FlopCounterMode(display=False) as counter:
            run()
        counts.append(counter.get_total_flops())
    example = Grids()[0]
    meter = Meter(looper, State(0, example, example.problem.start, example.problem.start))
    messages = len(board.edge_node) * (2 * spec.size.width + 3 * spec.size.hidden)
    assert meter.of_loop(board) == counts[1] - 2 * counts[0] + messages


def test_operations_of_a_dense_core_are_counted_once_and_grow_with_the_batch() -> None:
    example = Grids()[0]
    meter = Meter(Looper(tiny("ldt")), State(0, example, example.problem.start, example.problem.start))
    assert meter.of_loop(grids()) == pytest.approx(3 * meter.of_loop(grids("................")))
    assert meter.of_loop(grids()) > 0
