"""Apart: either way round, and no target at all."""

from __future__ import annotations

from neurosym.constraints.apart import Apart
from neurosym.lattice import Candidates

NUMBERS = (1, 2, 3, 4)


def test_either_cell_may_be_the_larger() -> None:
    apart = Apart((0, 1), 2, NUMBERS)
    assert apart.check((0, 2))
    assert apart.check((3, 0))
    assert not apart.check((1, 0))
    assert not apart.check((2, 2))


def test_values_that_are_far_from_none_go() -> None:
    assert Apart((0, 1), 3, NUMBERS).project(Candidates.full(2, 4)) == Candidates((0b1001, 0b1001))
    assert Apart((0, 1), 2, NUMBERS).project(Candidates((0b0110, 0b1111))) == Candidates((0b0110, 0b1001))


def test_a_target_of_zero_always_holds() -> None:
    assert Apart((0, 1), 0, (5, 5)).check((0, 1))
    assert Apart((0, 1), -1, (5, 5)).check((0, 0))
