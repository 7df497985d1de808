"""Polyominoes: their number, their signs, and the tilings of a board."""

from __future__ import annotations

from neurosym import polyominoes
from neurosym.problem import Problem

EL = ((0, 0), (1, 0), (1, 1))


def test_as_many_shapes_as_are_known() -> None:
    assert [len(polyominoes.fixed(size)) for size in range(1, 7)] == [1, 2, 6, 19, 63, 216]


def test_a_shape_begins_with_its_first_place() -> None:
    assert polyominoes.anchored([(4, 5), (4, 4), (3, 5)]) == ((0, 0), (1, -1), (1, 0))


def test_a_sign_shows_the_shape_and_can_be_read() -> None:
    assert polyominoes.sign(((0, 0), (1, -1), (1, 0))) == ".x/xx"
    problem = Problem(polyominoes.tiling(2, 2, (EL,), lambda piece: True), clues=(2, 2))
    assert problem.rules.values == ("-", "x./xx")
    assert polyominoes.draw(problem, (1, -1, 0, 0)) == "1 ?\n1 1"


def test_sides_on_the_outline_are_counted() -> None:
    assert polyominoes.borders(EL) == {(0, 0): 3, (1, 0): 2, (1, 1): 3}


def test_a_place_is_in_just_one_piece() -> None:
    rules = polyominoes.tiling(2, 3, polyominoes.fixed(3), lambda piece: True)
    across, down = (rules.values.index(sign) for sign in ("xxx", "x./xx"))
    assert rules.violated((across, 0, 0, across, 0, 0)) is None
    assert str(rules.violated((down, 0, 0, across, 0, 0))) == "cover of r1c2"


def test_a_piece_that_does_not_fit_is_left_out() -> None:
    rules = polyominoes.tiling(1, 4, polyominoes.fixed(2), lambda piece: (0, 1) in piece)
    assert rules.top.restrict((1, 2, 3)) == (3, 1, 1)


def test_letters_that_differ_add_up_by_their_places_in_the_alphabet_or_as_numbers() -> None:
    assert polyominoes.summing(["a", "C", "2", "2", "-", "-"], 3, 4) == [(0, 1)]
    assert polyominoes.summing(["1", "3", "10", "10"], 2, 13) == [(1, 3)]
    assert polyominoes.summing(["AB", "D", "", "D"], 2, 4) == []


def test_no_piece_parts_a_pair() -> None:
    assert polyominoes.unlike("abcd", 2, 2, joined=[(0, 2)]) == [[(0, 0), (1, 0)], [(0, 1), (1, 1)]]
