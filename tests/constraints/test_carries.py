"""Carries: where there is an edge, both ends are alike."""

from __future__ import annotations

import pytest

from neurosym.constraints.carries import Carries
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

EDGE = Carries((0, 1, 2), 0b10, 0b110, name="r1c1 and r1c2")


def test_ends_are_alike_and_carry_something_where_there_is_an_edge() -> None:
    assert EDGE.check((1, 2, 2))
    assert EDGE.check((0, 2, 1))
    assert not EDGE.check((1, 2, 1))
    assert not EDGE.check((1, 0, 0))


def test_an_edge_narrows_its_ends_and_ends_that_differ_have_none() -> None:
    assert EDGE.project(Candidates((0b10, 0b111, 0b011))) == Candidates((0b10, 0b010, 0b010))
    assert EDGE.project(Candidates((0b11, 0b011, 0b101))) == Candidates((0b01, 0b011, 0b101))
    assert EDGE.project(Candidates((0b10, 0b001, 0b111))).is_bottom


def test_it_is_about_three_cells() -> None:
    with pytest.raises(ModelError, match="two ends"):
        Carries((0, 1), 0b10, 0b10)


def test_the_reason_names_it() -> None:
    before = Candidates((0b10, 0b111, 0b011))
    assert EDGE.because("carried", before, EDGE.project(before), "-12") == "both ends are alike in r1c1 and r1c2"
