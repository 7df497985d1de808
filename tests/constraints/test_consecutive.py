"""Consecutive: windows of values, and inside a window all different."""

from __future__ import annotations

from neurosym.constraints.consecutive import Consecutive
from neurosym.lattice import Candidates

RUN = Consecutive((0, 1, 2), name="run")


def test_a_known_value_keeps_the_others_near() -> None:
    assert RUN.project(Candidates((0b1000000, 0b1111111, 0b1111111))) == Candidates((0b1000000, 0b110000, 0b110000))


def test_values_between_others_must_be_there() -> None:
    assert RUN.project(Candidates((0b0001, 0b0100, 0b1111))) == Candidates((0b0001, 0b0100, 0b0010))


def test_too_far_apart_is_refused() -> None:
    assert RUN.project(Candidates((0b00001, 0b11111, 0b10000))).is_bottom


def test_one_cell_may_take_any_value() -> None:
    assert Consecutive((0,)).project(Candidates((0b1011,))) == Candidates((0b1011,))
