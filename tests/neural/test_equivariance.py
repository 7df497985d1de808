"""The relational looper sees the rules and nothing else: a problem told in other words gets the same beliefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
import torch
from torch import Tensor

from neurosym import grid
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.total import Total
from neurosym.lattice import Candidates, bits
from neurosym.neural.board import board_of
from neurosym.neural.loop import Looper
from neurosym.neural.presets.relational import SPEC
from neurosym.problem import Problem, Rules
from tests.neural.boards import example

LOOPS = 24


@pytest.fixture(scope="module")
def looper() -> Looper:
    torch.manual_seed(3)
    return Looper(SPEC).eval()


def beliefs(looper: Looper, problem: Problem) -> dict[tuple[int, int], Tensor]:
    """Keep and choose for each (cell, value), and the belief in a conflict for all."""
    board = board_of([(problem.rules, problem.start)])
    with torch.no_grad():
        _, readouts = looper.run(board, LOOPS)
    keep, choose, conflict = readouts[-1]
    return {
        (cell, value): torch.stack([keep[i], choose[i], conflict[0]])
        for i, (cell, value) in enumerate(zip(board.cell.tolist(), board.value.tolist(), strict=True))
    }


def retold(problem: Problem, cells: Sequence[int], values: Sequence[int]) -> Problem:
    """The same problem with cell c called ``cells[c]`` and value v called ``values[v]``; the rules in another order."""
    rules = problem.rules

    def masks(old: Candidates) -> Candidates:
        new = [0] * len(old)
        for cell, mask in enumerate(old):
            new[cells[cell]] = sum(1 << values[value] for value in bits(mask))
        return Candidates(new)

    def constraint(old: Constraint) -> Constraint:
        new = replace(old, scope=tuple(cells[cell] for cell in old.scope))
        if isinstance(new, Total | DistinctTotal):
            numbers = [0] * len(new.numbers)
            for value, number in enumerate(new.numbers):
                numbers[values[value]] = number
            new = replace(new, numbers=tuple(numbers))
        return new

    constraints = tuple(constraint(old) for old in reversed(rules.constraints))
    return Problem(Rules(rules.cells, rules.values, constraints, masks(rules.top)), masks(problem.start))


def assert_same(looper: Looper, problem: Problem, cells: Sequence[int], values: Sequence[int]) -> None:
    before, after = beliefs(looper, problem), beliefs(looper, retold(problem, cells, values))
    assert len(before) == len(after)
    assert_equal(before, {(cell, value): after[cells[cell], values[value]] for cell, value in before})


def assert_equal(before: dict[tuple[int, int], Tensor], after: dict[tuple[int, int], Tensor]) -> None:
    rows = [torch.stack([beliefs[node] for node in sorted(before)]) for beliefs in (after, before)]
    torch.testing.assert_close(*rows, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("name", ["sudoku", "killer_sudoku", "kakuro", "latin_square"])
def test_renaming_cells_and_values_renames_the_beliefs(looper: Looper, name: str) -> None:
    problem, random = example(name), Random(5)
    cells, values = list(range(len(problem.rules.cells))), list(range(len(problem.rules.values)))
    random.shuffle(cells)
    random.shuffle(values)
    assert_same(looper, problem, cells, values)


def test_a_symmetry_of_the_board_turns_the_beliefs_with_it(looper: Looper) -> None:
    problem = example("sudoku")
    transposed = [9 * (cell % 9) + cell // 9 for cell in range(81)]
    board = beliefs(looper, problem)
    moved = [0] * 81
    for cell, mask in enumerate(problem.start):
        moved[transposed[cell]] = mask
    turned = beliefs(looper, Problem(problem.rules, Candidates(moved)))
    assert_equal(board, {(cell, value): turned[transposed[cell], value] for cell, value in board})


def test_what_stands_beside_a_problem_changes_nothing(looper: Looper) -> None:
    states = [(example(name).rules, example(name).start) for name in ("sudoku", "minesweeper", "nonogram")]
    with torch.no_grad():
        together = looper.run(board_of(states), LOOPS)[1][-1]
        alone = [looper.run(board_of([state]), LOOPS)[1][-1] for state in states]
    for field in range(3):
        torch.testing.assert_close(
            together[field], torch.cat([readout[field] for readout in alone]), atol=1e-5, rtol=1e-5
        )


def jigsaw() -> Rules:
    """Six by six, in regions that are no boxes."""
    regions = ["AABBBB", "AABCCB", "AADCCE", "DDDCCE", "DFFEEE", "DFFFFE"]
    scopes = [tuple(6 * r + c for r in range(6) for c in range(6) if regions[r][c] == letter) for letter in "ABCDEF"]
    return grid.latin_rules(grid.numerals(6), tuple(AllDifferent(scope) for scope in scopes))


@pytest.mark.parametrize("size", [4, 9, 16])
def test_the_same_weights_run_on_every_size(looper: Looper, size: int) -> None:
    rules = grid.latin_rules(grid.numerals(size), (), grid.box_shape(size))
    assert len(beliefs(looper, Problem(rules))) == size**3


@pytest.mark.parametrize("rules", [jigsaw(), example("killer_sudoku").rules], ids=["jigsaw", "killer"])
def test_the_same_weights_run_on_other_regions_and_sums(looper: Looper, rules: Rules) -> None:
    found = beliefs(looper, Problem(rules))
    assert all(torch.isfinite(belief).all() for belief in found.values())
