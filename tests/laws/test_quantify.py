"""Exhaustion leaves nothing out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neurosym.lattice import Candidates, gamma
from neurosym.laws.quantify import element_count, elements, lower_covers, submasks
from tests.strategies import tops


@given(st.integers(1, 4).flatmap(lambda cells: tops(cells, 3)))
def test_exhaustion_lists_every_element_once(top: Candidates) -> None:
    every = list(elements(top))
    assert len(every) == len(set(every)) == element_count(top)
    assert all(element <= top for element in every)
    below = {element for element in every if element < top}
    assert all(any(element <= cover for cover in lower_covers(top)) for element in below)
    assert set(lower_covers(top)) <= below


def test_submasks_lists_every_subset() -> None:
    assert sorted(submasks(0b1011)) == [0b0, 0b1, 0b10, 0b11, 0b1000, 0b1001, 0b1010, 0b1011]
    assert list(elements(Candidates(()))) == [Candidates(())]
    assert list(elements(Candidates((0, 0)))) == [Candidates((0, 0))]
    assert list(gamma(Candidates(()))) == [()]
