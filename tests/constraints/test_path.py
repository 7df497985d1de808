"""Path: consecutive values stand at linked cells."""

from __future__ import annotations

import pytest

from neurosym.constraints.path import Path
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

RING = Path((0, 1, 2, 3), ((0, 1), (1, 2), (2, 3), (3, 0)))


def test_a_numbered_walk_around() -> None:
    assert RING.check((1, 2, 3, 0))
    assert not RING.check((0, 2, 1, 3))
    assert not RING.check((0, 1, 1, 3))


def test_neighbours_of_a_known_value() -> None:
    once = RING.project(Candidates((0b0001, 0b0010, 0b1111, 0b1111)))
    assert RING.project(once) == Candidates((0b0001, 0b0010, 0b0100, 0b1000))


def test_a_value_without_a_place_is_refused() -> None:
    assert RING.project(Candidates((0b0011, 0b0011, 0b0011, 0b1111))).is_bottom


def test_links_stay_inside() -> None:
    with pytest.raises(ModelError, match="links name positions"):
        Path((0, 1), ((0, 2),))
