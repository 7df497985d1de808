"""Rectangles: which ones fit around a clue, and how the answer is drawn."""

from __future__ import annotations

import pytest

from neurosym import lexing, rectangles
from neurosym.boards.rectangles import Shape
from neurosym.errors import InputError
from neurosym.problem import Problem


def board(*rows: str) -> list[list[lexing.Piece]]:
    lines = [lexing.Piece(row, number, 1) for number, row in enumerate(rows, start=1)]
    return lexing.table(lines, len(rows), len(rows[0]))


def test_a_rectangle_stays_on_the_board_and_holds_no_other_clue() -> None:
    found = rectangles.shapes(board("1-", "-1"))
    assert found == {(0, 0): [Shape(1, 1, 1, 1), Shape(1, 2, 1, 1), Shape(2, 1, 1, 1)], (1, 1): found[1, 1]}
    assert sorted(found[1, 1]) == [Shape(1, 1, 1, 1), Shape(1, 2, 1, 2), Shape(2, 1, 2, 1)]


def test_widths_and_fits_leave_shapes_out() -> None:
    found = rectangles.shapes(board("---", "-6-"), lambda clue, height: [int(clue) // height])
    assert found == {(1, 1): [Shape(2, 3, 2, 2)]}
    assert rectangles.shapes(board("6"), fits=lambda clue, shape: False) == {(0, 0): []}


def test_a_shape_covers_the_places_around_its_clue() -> None:
    assert [*Shape(2, 2, 2, 1).places((4, 7))] == [(3, 7), (3, 8), (4, 7), (4, 8)]


def test_without_corners_no_four_rectangles_meet_in_a_point() -> None:
    found = rectangles.shapes(board("11", "11"))
    ones = {clue: [shape for shape in own if shape.height == shape.width] for clue, own in found.items()}
    value = rectangles.rules(2, 2, ones).values.index("1x1@1.1")
    assert rectangles.rules(2, 2, ones).violated((value,) * 4) is None
    broken = rectangles.rules(2, 2, ones, corners=False).violated((value,) * 4)
    assert str(broken) == "corner right below r1c1"


def test_what_is_not_known_is_drawn_so() -> None:
    found = rectangles.shapes(board("1-", "-1"))
    problem = Problem(rectangles.rules(2, 2, found), clues=(2, 2))
    value = problem.rules.values.index("1x2@1.1")
    assert rectangles.draw(problem, (value, -1)) == "1 1\n? ?"


def test_a_board_without_a_clue_and_one_with_too_many_rectangles_are_refused() -> None:
    with pytest.raises(InputError, match="clues somewhere above"):
        rectangles.shapes(board("--"))
    with pytest.raises(InputError, match="at most 200,000 rectangles"):
        rectangles.shapes(board(*["-" * 60] * 30, "-" * 30 + "1" + "-" * 29, *["-" * 60] * 29))
