"""Member: one cell keeps the values allowed."""

from __future__ import annotations

import pytest

from neurosym.constraints.member import Member
from neurosym.errors import ModelError
from neurosym.lattice import Candidates


def test_the_other_values_go() -> None:
    assert Member((4,), 0b101).project(Candidates((0b110,))) == Candidates((0b100,))


def test_nothing_allowed_is_bottom() -> None:
    assert Member((4,), 0).project(Candidates((0b110,))).is_bottom


def test_it_is_about_one_cell() -> None:
    with pytest.raises(ModelError, match="one cell; its scope has 2"):
        Member((0, 1), 1)
