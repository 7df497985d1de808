"""Within: every cell that is in is so many steps from a root at most."""

from __future__ import annotations

import pytest

from neurosym.cnf import Cnf
from neurosym.constraints import within
from neurosym.constraints.within import Within
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, gamma

ROW = ((0, 1), (1, 2), (2, 3), (3, 4))
AREA = Within((0, 1, 2, 3, 4), 0b10, ROW, (1,), 2, name="area of r1c2")
RING = Within((0, 1, 2, 3, 4), 0b10, (*ROW, (4, 0)), (0, 2), 1, name="two roots")


def test_no_cell_is_too_far() -> None:
    assert AREA.check((1, 1, 1, 1, 0))
    assert AREA.check((0, 0, 0, 0, 0))
    assert not AREA.check((0, 1, 1, 1, 1))
    assert not AREA.check((1, 0, 0, 0, 0))


def test_the_way_is_over_cells_that_are_in() -> None:
    assert AREA.project(Candidates((0b11, 0b11, 0b01, 0b11, 0b11))) == Candidates((0b11, 0b11, 0b01, 0b01, 0b01))
    assert AREA.project(Candidates((0b11, 0b11, 0b11, 0b10, 0b11))) == Candidates((0b11, 0b10, 0b10, 0b10, 0b01))
    assert AREA.project(Candidates((0b11, 0b11, 0b11, 0b11, 0b10))).is_bottom


def test_nothing_is_left_for_later_unless_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = Cnf(Candidates.full(5, 2)), Cnf(Candidates.full(5, 2))
    AREA.encode(few)
    monkeypatch.setattr(within, "MOST_STEPS", 0)
    AREA.encode(many)
    assert not few.deferred
    assert [part for part, _ in many.deferred] == [AREA]


@pytest.mark.parametrize("area", [AREA, RING])
def test_what_is_left_for_later_is_cut_and_no_more(area: Within) -> None:
    every = [*gamma(Candidates.full(5, 2))]
    answers = [values for values in every if area.check(values)]
    for values in every:
        cuts = [tuple(cut) for cut in area.cuts(values)]
        assert bool(cuts) == (values not in answers)
        for cut in cuts:
            assert not any(mask >> values[i] & 1 for i, mask in cut)
            assert all(any(mask >> answer[i] & 1 for i, mask in cut) for answer in answers)


def test_it_needs_a_root_and_steps() -> None:
    with pytest.raises(ModelError, match="needs a root"):
        Within((0, 1), 0b10, ((0, 1),), (), 1)
    with pytest.raises(ModelError, match="0 or more"):
        Within((0, 1), 0b10, ((0, 1),), (0,), -1)


def test_the_reasons_name_it() -> None:
    before = Candidates.full(5, 2)
    assert AREA.because("steps", before, AREA.project(before, "steps"), ("-", "x")) == "too far in area of r1c2"
    told = Candidates((0b11, 0b11, 0b11, 0b10, 0b11))
    assert AREA.because("cut cell", told, AREA.project(told), ("-", "x")) == "the only way in area of r1c2"
