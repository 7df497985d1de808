"""Boards: groups of cells, automata of runs, colours, drawing."""

from __future__ import annotations

from itertools import groupby, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import Candidates, InputError, Problem, Rules, grid
from neurosym.lexing import Piece


def pieces(text: str) -> list[Piece]:
    return Piece(text, 1, 1).pieces()


@given(st.lists(st.integers(1, 4), max_size=3), st.integers(0, 9))
def test_the_runs_automaton_accepts_exactly_the_lines_with_these_runs(clue: list[int], length: int) -> None:
    transitions, state, accepting = grid.runs_automaton(clue)
    for line in product((0, 1), repeat=length):
        at = state
        for value in line:
            at = transitions[at][value] if at >= 0 else -1
        assert (at in accepting) == ([len(list(run)) for value, run in groupby(line) if value] == clue)


@pytest.mark.parametrize(
    ("size", "shape"), [(4, (2, 2)), (6, (2, 3)), (8, (2, 4)), (12, (3, 4)), (25, (5, 5)), (7, (1, 7))]
)
def test_a_box_is_as_square_as_can_be(size: int, shape: tuple[int, int]) -> None:
    assert grid.box_shape(size) == shape


@given(st.sampled_from([(2, 2), (2, 3), (3, 2), (3, 4), (5, 5)]))
def test_boxes_rows_and_columns_each_hold_every_cell_once(shape: tuple[int, int]) -> None:
    size = shape[0] * shape[1]
    for groups in (grid.boxes(size, *shape), grid.rows(size, size), grid.columns(size, size)):
        assert sorted(cell for group in groups for cell in group) == list(range(size * size))
        assert {len(group) for group in groups} == {size}


def test_cells_are_named_by_row_and_column_from_one() -> None:
    assert grid.names(grid.places(2, 2)) == ("r1c1", "r1c2", "r2c1", "r2c2")


def test_a_text_keeps_to_one_sign_for_a_hole() -> None:
    assert grid.givens(pieces("1 . 2"), ("1", "2")) == Candidates([1, 3, 2])
    with pytest.raises(InputError, match="column 5"):
        grid.givens(pieces("1 . 0 2"), ("1", "2"))


def test_a_label_wins_over_a_hole_that_is_written_alike() -> None:
    assert grid.givens(pieces("0 -1 1"), ("0", "1"), ("-1", "0")) == Candidates([1, 3, 2])


def test_walking_stops_before_what_is_no_cell() -> None:
    assert grid.walk({(0, 1): 5, (0, 2): 7, (0, 4): 9}, (0, 0), (0, 1)) == (5, 7)


def test_a_board_is_drawn_with_entries_under_each_other_and_cells_laid_over() -> None:
    problem = Problem(Rules(("r1c2",), ("a", "b"), (), coordinates=((0, 1),)))
    assert grid.overlay(problem, grid.shown(problem, (1,)), [["10", "."], ["3", "4"]]) == "10  b\n 3  4"
    assert grid.shown(problem, (-1,), "?") == ["?"]
