"""Unlike: only the last place that can differ is told anything."""

from __future__ import annotations

import pytest

from neurosym.constraints.unlike import Unlike
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

LINES = Unlike((0, 1, 2, 3), name="row 1 unlike row 2")


def test_the_last_open_place_must_differ() -> None:
    assert LINES.project(Candidates((0b01, 0b10, 0b01, 0b11))) == Candidates((0b01, 0b10, 0b01, 0b01))
    assert LINES.project(Candidates((0b11, 0b10, 0b01, 0b10))) == Candidates((0b10, 0b10, 0b01, 0b10))


def test_two_open_places_or_a_difference_tell_nothing() -> None:
    for masks in ((0b11, 0b10, 0b01, 0b11), (0b01, 0b11, 0b10, 0b10), (0b11, 0b11, 0b11, 0b11)):
        assert LINES.project(Candidates(masks)) == Candidates(masks)


def test_two_lines_alike_are_refused() -> None:
    assert LINES.project(Candidates((0b01, 0b10, 0b01, 0b10))).is_bottom


def test_it_needs_two_halves() -> None:
    with pytest.raises(ModelError, match="has 3 cells"):
        Unlike((0, 1, 2))


def test_the_reason_names_both_lines() -> None:
    before = Candidates((0b01, 0b10, 0b01, 0b11))
    words = LINES.because("last difference", before, LINES.project(before), ("1", "2"))
    assert words == "all other places of row 1 unlike row 2 are alike"
