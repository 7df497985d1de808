"""Distance: how far two values are apart."""

from __future__ import annotations

import pytest

from neurosym.constraints.distance import Distance
from neurosym.errors import ModelError
from neurosym.lattice import Candidates


def test_either_way_round() -> None:
    assert Distance((0, 1, 2)).check((1, 4, 3))
    assert Distance((0, 1, 2)).check((4, 1, 3))
    assert not Distance((0, 1, 2)).check((4, 1, 2))


def test_each_of_the_three_tells_of_the_others() -> None:
    assert Distance((0, 1, 2)).project(Candidates((0b100, 0b11111, 0b00100))) == Candidates((0b100, 0b10001, 0b100))
    assert Distance((0, 1, 2)).project(Candidates((0b100, 0b10001, 0b11111))) == Candidates((0b100, 0b10001, 0b100))


def test_it_needs_three_cells() -> None:
    with pytest.raises(ModelError, match="three cells"):
        Distance((0, 1))


def test_a_network_reads_many_values_as_two_inequalities_that_every_solution_keeps() -> None:
    few, many = Candidates((0b1110, 0b1110, 0b111)), Candidates([(1 << 25) - 1] * 3)
    assert Distance((0, 1, 2)).relax(few) is None
    ways = Distance((0, 1, 2)).relax(many)
    assert ways is not None
    assert all(way.check((20, 3, 17)) and way.check((3, 20, 17)) for way in ways)
    assert not all(way.check((20, 3, 16)) for way in ways)
    assert not all(way.check((3, 20, 16)) for way in ways)
