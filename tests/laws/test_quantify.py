"""Exhaustion leaves nothing out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.lattice import Candidates, gamma
from neurosym.laws.quantify import Effort, each, element_count, elements, for_all, lower_covers, submasks
from neurosym.laws.violation import LawViolation
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


def fails_on(number: int) -> None:
    if number >= 3:
        raise LawViolation("small", "a number", f"{number} is not", "", candidates=None)


def test_a_violation_is_told_how_many_cases_were_tried() -> None:
    with pytest.raises(LawViolation, match="3 is not") as listed:
        each(range(10), fails_on)
    assert listed.value.tried == 4
    tried: list[int] = []

    def counted(number: int) -> None:
        tried.append(number)
        fails_on(number)

    with pytest.raises(LawViolation, match="3 is not") as drawn:
        for_all(st.integers(0, 9), counted, Effort())
    first = next(i for i, number in enumerate(tried, start=1) if number >= 3)
    assert drawn.value.tried == first < len(tried)


def test_a_case_that_breaks_a_law_once_only_is_a_violation_of_being_repeatable() -> None:
    asked: list[int] = []

    def once(number: int) -> None:
        asked.append(number)
        fails_on(9 if len(asked) == 5 else 0)

    with pytest.raises(LawViolation, match=r"^repeatable: a number: breaks small once") as caught:
        for_all(st.integers(0, 9), once, Effort())
    assert caught.value.tried == 5
