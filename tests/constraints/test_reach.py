"""Reach: as many cells as told, over cells that are in."""

from __future__ import annotations

import pytest

from neurosym.constraints.reach import Reach
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

LINE = Reach((0, 1, 2, 3), 0b10, ((0, 1), (1, 2), (2, 3)), (0,), 2, name="from r1c1")


def test_only_what_hangs_on_the_start_counts() -> None:
    assert LINE.check((1, 1, 0, 1))
    assert not LINE.check((0, 1, 1, 0))
    assert not LINE.check((1, 1, 1, 0))


def test_a_step_that_leads_too_far_is_out() -> None:
    assert LINE.project(Candidates((0b10, 0b11, 0b10, 0b11))) == Candidates((0b10, 0b01, 0b10, 0b11))
    assert LINE.project(Candidates((0b10, 0b10, 0b11, 0b10))) == Candidates((0b10, 0b10, 0b01, 0b10))


def test_what_may_be_reached_must_be_if_there_is_no_more() -> None:
    assert LINE.project(Candidates((0b11, 0b11, 0b01, 0b11))) == Candidates((0b10, 0b10, 0b01, 0b11))


def test_too_few_call_for_a_way_on() -> None:
    assert [*LINE.cuts((1, 0, 1, 1))] == [[(1, 0b10)]]
    assert [[place for place, _ in cut] for cut in LINE.cuts((1, 1, 1, 1))] == [[0, 1, 2]]


def test_links_and_starts_stay_inside() -> None:
    with pytest.raises(ModelError, match="links and starts"):
        Reach((0,), 0b10, (), (1,), 1)
