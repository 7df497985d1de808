"""Not-equal: only a fixed cell tells the other anything."""

from __future__ import annotations

import pytest

from neurosym.constraints.not_equal import NotEqual
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

EDGE = NotEqual((0, 1), name="edge 1-2")


def test_a_fixed_cell_takes_its_value_from_the_other() -> None:
    assert EDGE.project(Candidates((0b010, 0b111))) == Candidates((0b010, 0b101))
    assert EDGE.project(Candidates((0b111, 0b100))) == Candidates((0b011, 0b100))


def test_open_cells_tell_nothing_even_when_alike() -> None:
    assert EDGE.project(Candidates((0b011, 0b011))) == Candidates((0b011, 0b011))


def test_one_value_for_both_is_refused() -> None:
    assert EDGE.project(Candidates((0b010, 0b010))).is_bottom


def test_a_reason_names_the_value_and_the_edge() -> None:
    before = Candidates((0b010, 0b111))
    words = EDGE.because("neighbour", before, EDGE.project(before), ("red", "green", "blue"))
    assert words == "green stands at the other end of edge 1-2"


def test_it_relates_two_cells() -> None:
    with pytest.raises(ModelError, match="two cells; its scope has 3"):
        NotEqual((0, 1, 2))


def test_the_reason_names_what_the_first_cell_lost_too() -> None:
    before = Candidates((0b111, 0b010))
    words = EDGE.because("neighbour", before, EDGE.project(before), ("red", "green", "blue"))
    assert words.startswith("green stands at the other end of")
