"""Lines as they are drawn."""

from __future__ import annotations

from dataclasses import replace

from neurosym import grid, loops, strokes
from neurosym.problem import Problem

NET = loops.Net(grid.places(2, 2))
ROUND = Problem(NET.rules(loops.single(NET)), clues=(("-", "b"), ("-", "-")))
CORNERS = Problem(NET.rules(loops.single(NET), corners=True), clues=(("3",),))


def test_a_loop_through_centres_and_an_entry_that_stays() -> None:
    assert strokes.draw(ROUND, (1, 1, 1, 1)) == "┌─b\n└─┘"


def test_what_is_not_known() -> None:
    assert strokes.draw(ROUND, (-1, 1, 0, 0)) == "??b\n╵ ·"


def test_a_line_between_two_entries_one_above_the_other_is_seen() -> None:
    both = replace(ROUND, clues=(("-", "b"), ("-", "w")))
    assert strokes.draw(both, (0, 0, 1, 0)) == "· b\n  │\n· w"


def test_a_loop_around_an_entry() -> None:
    assert strokes.draw_corners(CORNERS, (1, 1, 1, 1)) == "┌───┐\n│ 3 │\n└───┘"
