"""Arms: only what comes before the first gap of each ray counts."""

from __future__ import annotations

import pytest

from neurosym.constraints.arms import Arms
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

CROSS = Arms((0, 1, 2, 3), (2, 2), ((2, 1), (1, 0)), 0b10, name="arms at r1c1")


def test_what_lies_behind_the_first_gap_does_not_count() -> None:
    assert CROSS.check((1, 1, 1, 0))
    assert CROSS.check((1, 0, 0, 1))
    assert not CROSS.check((1, 1, 0, 1))


def test_what_all_lengths_share_is_taken_and_behind_a_certain_length_is_a_gap() -> None:
    assert CROSS.project(Candidates((0b11, 0b11, 0b11, 0b11))) == Candidates((0b10, 0b11, 0b11, 0b11))
    assert CROSS.project(Candidates((0b11, 0b10, 0b11, 0b11))) == Candidates((0b10, 0b10, 0b10, 0b01))
    assert CROSS.project(Candidates((0b11, 0b11, 0b01, 0b11))) == Candidates((0b10, 0b01, 0b01, 0b11))


def test_no_length_left_is_bottom() -> None:
    assert CROSS.project(Candidates((0b01, 0b11, 0b11, 0b11))).is_bottom
    assert Arms((0,), (1,), (), 0b10).project(Candidates((0b11,))).is_bottom


@pytest.mark.parametrize(("rays", "allowed"), [((1, 2), ()), ((2, 2), ((1,),))])
def test_rays_make_up_the_scope_and_rows_tell_each(rays: tuple[int, ...], allowed: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ModelError, match="rays"):
        Arms((0, 1, 2, 3), rays, allowed, 0b10)


def test_the_reason_names_it() -> None:
    before = Candidates((0b11, 0b11, 0b11, 0b11))
    assert CROSS.because("arms", before, CROSS.project(before), ("-", "x")) == "all that is left for arms at r1c1"
