"""Any problem is drawn from the coordinates of its cells."""

from __future__ import annotations

import pytest

from neurosym import AllDifferent, Candidates, Problem, Rules, Solved, Unknown, draw
from neurosym.outcome import Impossible, Proof


def problem(
    coordinates: tuple[tuple[float, float], ...] = (), values: tuple[str, ...] = ("1", "2", "3"), given: bool = True
) -> Problem:
    """Three cells that differ; the first is given."""
    rules = Rules(("a", "b", "c"), values, (AllDifferent((0, 1, 2)),), coordinates=coordinates)
    return Problem(rules, rules.top.assign(0, 0) if given else rules.top)


def test_labels_lie_where_the_coordinates_say_and_null_where_no_cell_is() -> None:
    corner = problem(((2.0, 5.0), (2.0, 6.0), (3.0, 6.0)))
    assert draw.grid(corner, ["x", "y", "z"]) == [["x", "y"], [None, "z"]]


@pytest.mark.parametrize("coordinates", [(), ((0.0, 0.0), (0.0, 0.5), (0.0, 1.0))], ids=["none", "on an edge"])
def test_there_is_no_grid_without_a_board(coordinates: tuple[tuple[float, float], ...]) -> None:
    assert draw.grid(problem(coordinates), ["x", "y", "z"]) is None


def test_a_partial_answer_has_a_value_only_where_one_is_left() -> None:
    assert draw.known(Candidates([0b010, 0b011, 0b100])) == (1, -1, 2)
    assert draw.answer_labels(problem(), (1, -1, 2)) == ["2", None, "3"]


def test_candidates_are_drawn_as_a_board_of_sets() -> None:
    corner = problem(((0.0, 0.0), (0.0, 1.0), (1.0, 1.0)))
    assert draw.board(corner, Candidates([0b001, 0b110, 0b110])) == "1 {23}\n  {23}"


def test_long_labels_are_kept_apart() -> None:
    row = problem(((0.0, 0.0), (0.0, 1.0), (0.0, 2.0)), ("9", "10", "11"))
    assert draw.board(row, Candidates([0b001, 0b110, 0b110])) == "9 {10,11} {10,11}"


def test_without_a_board_each_cell_has_a_line() -> None:
    assert draw.board(problem(), Candidates([0b001, 0b110, 0b110])) == "a 1\nb {23}\nc {23}"


def test_without_a_board_cells_of_which_nothing_is_known_are_counted() -> None:
    assert draw.board(problem(), Candidates([0b001, 0b111, 0b111])) == "a 1\n... and 2 cells that may take any value"
    assert draw.board(problem(), problem().rules.top) == "3 cells that may take any value"


def test_the_notebook_shows_the_answer_with_givens_in_bold() -> None:
    row = problem(((0.0, 0.0), (0.0, 1.0), (0.0, 2.0)))
    shown = draw.html(Solved(row, (0, 1, 2), True))
    assert shown == Solved(row, (0, 1, 2), True)._repr_html_()
    assert shown.count("<td") == 3
    assert "<b>1</b></td>" in shown
    assert ">2</td>" in shown


def test_the_notebook_shows_what_is_left_of_an_unknown() -> None:
    shown = draw.html(Unknown(problem(), "time limit", Candidates([0b001, 0b110, 0b110])))
    assert "time limit" in shown
    assert "<td>b</td>" in shown
    assert ">2 3</td>" in shown


def test_the_notebook_tells_what_is_in_conflict() -> None:
    shown = draw.html(Impossible(problem(), Proof("projection"), (0,)))
    assert "a = 1" in shown
    assert "<table" not in shown


def test_nothing_in_a_label_is_taken_for_html() -> None:
    evil = "<script>"
    shown = draw.html(Solved(problem(values=(evil, "2", "3")), (0, 1, 2), True))
    shown += draw.html(Impossible(problem(values=(evil, "2", "3")), Proof("projection"), (0,)))
    shown += draw.html(Unknown(problem(values=(evil, "2", "3")), evil, Candidates([1, 6, 6])))
    assert evil not in shown
    assert "&lt;script&gt;" in shown
