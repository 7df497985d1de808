"""Uneven: linked groups hold different numbers of cells."""

from __future__ import annotations

import pytest

from neurosym.constraints.uneven import Uneven
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

CHAIN = Uneven((0, 1, 2, 3, 4), (2, 1, 2), ((0, 1), (1, 2)), 0b10, name="sizes")


def test_linked_groups_differ_and_others_need_not() -> None:
    assert CHAIN.check((1, 0, 0, 0, 1))
    assert not CHAIN.check((1, 0, 1, 1, 1))
    assert not CHAIN.check((1, 0, 0, 0, 0))


def test_a_number_that_is_sure_of_one_is_not_that_of_another() -> None:
    told = Candidates((0b11, 0b01, 0b10, 0b11, 0b10))
    assert CHAIN.project(told) == Candidates((0b01, 0b01, 0b10, 0b10, 0b10))
    assert CHAIN.project(Candidates((0b10, 0b01, 0b11, 0b11, 0b11))) == Candidates((0b10, 0b01, 0b01, 0b11, 0b11))


def test_no_number_left_is_refused() -> None:
    assert CHAIN.project(Candidates((0b10, 0b01, 0b11, 0b01, 0b01))).is_bottom


def test_sizes_make_up_the_scope_and_links_name_groups() -> None:
    with pytest.raises(ModelError, match="2 cells"):
        Uneven((4, 5), (1,), (), 0b10)
    with pytest.raises(ModelError, match="0 to 0"):
        Uneven((4, 5), (2,), ((0, 1),), 0b10)


def test_the_reason_names_it() -> None:
    before = Candidates((0b10, 0b01, 0b11, 0b11, 0b11))
    words = CHAIN.because("numbers", before, CHAIN.project(before), ("-", "x"))
    assert words == "else two of sizes are equal"
