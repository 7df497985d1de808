"""Sight: cells seen in several directions, up to the first that stops the eye."""

from __future__ import annotations

import pytest

from neurosym.constraints.sight import Sight
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

CROSS = Sight((0, 1, 2, 3, 4), (3, 2), 3, 0b01, name="sight of r1c1")


def test_cells_behind_the_first_wall_do_not_count() -> None:
    assert CROSS.check((0, 0, 0, 1, 0))
    assert CROSS.check((0, 1, 0, 0, 0))
    assert not CROSS.check((0, 1, 0, 0, 1))
    assert not CROSS.check((0, 0, 0, 0, 0))


def test_what_the_shorter_arm_cannot_give_the_longer_must() -> None:
    assert CROSS.project(Candidates.full(5, 2)) == Candidates((0b01, 0b11, 0b11, 0b11, 0b11))
    assert CROSS.project(Candidates((0b11, 0b11, 0b11, 0b10, 0b11))) == Candidates((0b01, 0b01, 0b01, 0b10, 0b11))
    assert CROSS.project(Candidates((0b11, 0b10, 0b11, 0b11, 0b11))) == Candidates((0b01, 0b10, 0b11, 0b01, 0b01))


def test_an_arm_of_known_length_ends_at_a_wall() -> None:
    assert CROSS.project(Candidates((0b01, 0b01, 0b11, 0b01, 0b10))) == Candidates((0b01, 0b01, 0b10, 0b01, 0b10))


def test_too_few_in_sight_is_refused() -> None:
    assert CROSS.project(Candidates((0b10, 0b11, 0b11, 0b11, 0b11))).is_bottom


def test_the_arms_are_as_long_as_the_scope() -> None:
    with pytest.raises(ModelError, match="2 cells"):
        Sight((4, 5), (1, 2), 1, 0b1)


def test_the_reason_names_it() -> None:
    before = Candidates((0b10, 0b11, 0b11, 0b11, 0b11))
    words = CROSS.because("sight", before, CROSS.project(before), ("-", "x"))
    assert words == "else sight of r1c1 does not see 3"
