"""Spaced: the same value keeps its distance along the line."""

from __future__ import annotations

import pytest

from neurosym.constraints.spaced import Spaced
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

LINE = Spaced((0, 1, 2, 3), (1, 2))


def test_each_value_has_its_own_gap() -> None:
    assert LINE.check((0, 1, 0, 0)) is False
    assert LINE.check((0, 1, 0, 1)) is False
    assert Spaced((0, 1, 2, 3), (1, 1)).check((0, 1, 0, 1)) is True


def test_a_known_value_goes_from_the_cells_near() -> None:
    assert LINE.project(Candidates((0b10, 0b111, 0b111, 0b111))) == Candidates((0b10, 0b101, 0b101, 0b111))


def test_a_value_without_a_gap_is_refused() -> None:
    with pytest.raises(ModelError, match="knows the gaps of 2 values"):
        LINE.validate(Candidates((0b100, 1, 1, 1)))
