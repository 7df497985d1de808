"""Less: bounds move, holes stay, gaps of either sign."""

from __future__ import annotations

import pytest

from neurosym.constraints.less import Less
from neurosym.lattice import Candidates, alpha
from neurosym.laws.quantify import elements


def test_the_ends_are_cut() -> None:
    assert Less((0, 1)).project(Candidates((0b1111, 0b1111))) == Candidates((0b0111, 0b1110))
    assert Less((0, 1)).project(Candidates((0b1010, 0b1101))) == Candidates((0b0010, 0b1100))


@pytest.mark.parametrize("gap", range(-4, 6))
def test_every_gap_gives_full_support_on_every_element(gap: int) -> None:
    less = Less((0, 1), gap)
    for element in elements(Candidates.full(2, 4)):
        assert less.project(element) == alpha(less.solutions(element), 2)


def test_gap_0_is_less_or_equal_and_a_negative_gap_lets_the_first_be_larger() -> None:
    assert Less((0, 1), 0).check((2, 2))
    assert not Less((0, 1)).check((2, 2))
    assert Less((0, 1), -1).check((3, 2))
    assert not Less((0, 1), -1).check((4, 2))
