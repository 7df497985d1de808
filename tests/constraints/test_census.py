"""Census: the last cell says how many of the others take a value of the set."""

from __future__ import annotations

import pytest

from neurosym.constraints.census import Census
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

COUNTED = Census((0, 1, 2, 3), 0b10, (0, 1, 3), name="how many")


def test_the_number_of_the_last_value_counts() -> None:
    assert COUNTED.check((0, 1, 0, 1))
    assert COUNTED.check((1, 1, 1, 2))
    assert not COUNTED.check((1, 1, 0, 2))


def test_what_cannot_be_counted_cannot_be_said() -> None:
    assert COUNTED.project(Candidates((3, 3, 1, 7))) == Candidates((3, 3, 1, 3))
    assert COUNTED.project(Candidates((2, 3, 3, 7)))[3] == 6
    assert COUNTED.project(Candidates((2, 2, 1, 7))).is_bottom


def test_what_is_said_is_counted() -> None:
    assert COUNTED.project(Candidates((3, 3, 3, 4))) == Candidates((2, 2, 2, 4))
    assert COUNTED.project(Candidates((2, 3, 3, 2))) == Candidates((2, 1, 1, 2))


def test_each_value_of_the_last_cell_needs_a_number() -> None:
    with pytest.raises(ModelError, match="give one for each value"):
        COUNTED.validate(Candidates((3, 3, 3, 15)))


def test_the_relaxation_is_exact_and_the_reason_names_it() -> None:
    (row,) = COUNTED.relax(Candidates((3, 3, 3, 7)))
    assert row.check((1, 1, 1, 2))
    assert not row.check((1, 1, 0, 2))
    before = Candidates((3, 3, 3, 4))
    assert COUNTED.because("census", before, COUNTED.project(before), ("-", "x", "y")) == "the count in how many"
