"""Sized: groups that cannot grow, groups that may not, and the one way to grow."""

from __future__ import annotations

import pytest

from neurosym.constraints.sized import Sized
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

ONE, TWO, THREE = 1, 2, 4
ANY = 7
ROW = Sized((0, 1, 2, 3, 4), ((0, 1), (1, 2), (2, 3), (3, 4)), ((1, 1), (2, 2), (3, 3)), name="groups")


def test_a_group_has_as_many_cells_as_its_value_says() -> None:
    assert ROW.check((0, 2, 2, 2, 0))
    assert ROW.check((1, 1, 2, 2, 2))
    assert not ROW.check((0, 0, 2, 2, 2))
    assert not ROW.check((1, 1, 1, 1, 0))


def test_where_there_is_no_room_the_value_goes() -> None:
    assert ROW.project(Candidates((ANY, ANY, ONE, ANY, ANY))) == Candidates((TWO | ONE, TWO, ONE, TWO, TWO | ONE))


def test_the_only_way_to_grow_is_taken() -> None:
    assert ROW.project(Candidates((TWO, ANY, ANY, ANY, ANY)))[1] == TWO
    assert ROW.project(Candidates((ONE, THREE, ANY, ANY, ANY)))[2] == THREE


def test_a_full_group_takes_no_more_and_two_do_not_become_one() -> None:
    assert ROW.project(Candidates((TWO, TWO, ANY, ANY, ANY)))[2] == ONE | THREE
    assert ROW.project(Candidates((ANY, TWO, ANY, TWO, ANY)))[2] == ONE


def test_a_group_without_a_way_to_grow_is_refused() -> None:
    assert ROW.project(Candidates((ONE, TWO, ONE, ANY, ANY))).is_bottom


def test_a_cut_says_that_a_small_group_grows_or_is_none_and_a_large_one_ends() -> None:
    small = {tuple(cut) for cut in ROW.cuts((0, 2, 2, 0, 2))}
    assert ((1, ~THREE), (0, THREE), (3, THREE)) in small
    assert [(1, ~TWO), (2, ~TWO), (3, ~TWO)] in [*ROW.cuts((0, 1, 1, 1, 1))]
    assert not [*ROW.cuts((0, 2, 2, 2, 0))]


def test_links_and_sizes_must_fit() -> None:
    with pytest.raises(ModelError, match="0 to 1"):
        Sized((0, 1), ((0, 2),), ((1, 1),))
    with pytest.raises(ModelError, match="give one for each value"):
        Sized((0, 1), (), ((1, 1),)).validate(Candidates.full(2, 2))


def test_the_reason_names_the_constraint() -> None:
    before = Candidates((TWO, ANY, ANY, ANY, ANY))
    assert "groups" in ROW.because("group", before, ROW.project(before), ("1", "2", "3"))
