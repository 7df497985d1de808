"""Parted: cells do not all carry the same where others say so."""

from __future__ import annotations

import pytest

from neurosym import Problem, Rules, Solved, solve
from neurosym.constraints.parted import Parted
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

PLACES = Parted((0, 1, 2), 0b110, (0b01,), name="r1c1 and r1c2")


def test_the_same_is_carried_only_where_a_cell_does_not_say_no() -> None:
    assert not PLACES.check((2, 2, 0))
    assert PLACES.check((2, 2, 1))
    assert PLACES.check((2, 1, 0))
    assert PLACES.check((0, 0, 0))
    assert not Parted((0, 1), 0b110).check((1, 1))
    assert not Parted((0, 1, 2), 0b110).check((1, 1, 1))
    assert Parted((0, 1, 2), 0b110).check((1, 1, 2))


def test_one_end_tells_the_other_and_both_together_the_cell_between() -> None:
    assert PLACES.project(Candidates((0b100, 0b111, 0b01))) == Candidates((0b100, 0b011, 0b01))
    assert PLACES.project(Candidates((0b100, 0b100, 0b11))) == Candidates((0b100, 0b100, 0b10))
    assert PLACES.project(Candidates((0b001, 0b001, 0b01))) == Candidates((0b001, 0b001, 0b01))
    assert PLACES.project(Candidates((0b100, 0b100, 0b01))).is_bottom


def test_two_cells_come_first_and_one_for_each_set_last() -> None:
    with pytest.raises(ModelError, match="two or more, and one for each of the 1 sets"):
        Parted((0, 1), 0b10, (1,))


def test_all_values_but_some_is_a_set_as_well() -> None:
    rules = Rules(("a", "b"), ("x", "y", "z"), (Parted((0, 1), ~0b001),))
    for backend in ("sat", "search", "cpsat"):
        outcome = solve(Problem(rules), backend=backend, most=0)
        assert isinstance(outcome, Solved)
        assert len(outcome.answers) == 7


def test_the_reason_names_it() -> None:
    before = Candidates((0b100, 0b111, 0b01))
    said = PLACES.because("parted", before, PLACES.project(before), "-12")
    assert said == "all would carry the same in r1c1 and r1c2"
