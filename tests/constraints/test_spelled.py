"""Spelled: how many words are sure, and how many are possible."""

from __future__ import annotations

import pytest

from neurosym.constraints.spelled import Spelled
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

PAIRS = (((0, 0b10), (1, 0b10)), ((1, 0b10), (2, 0b10)))


def test_words_may_share_cells() -> None:
    assert Spelled((0, 1, 2), PAIRS, "==", 2).check((1, 1, 1))
    assert Spelled((0, 1, 2), PAIRS, "==", 1).check((0, 1, 1))


def test_the_last_possible_word_must_be_spelled() -> None:
    assert Spelled((0, 1, 2), PAIRS, "==", 1).project(Candidates((1, 3, 3))) == Candidates((1, 2, 2))


def test_no_word_more_than_the_bound() -> None:
    assert Spelled((0, 1, 2), PAIRS, "<=", 1).project(Candidates((2, 2, 3))) == Candidates((2, 2, 1))
    assert Spelled((0, 1, 2), PAIRS, "<=", 1).project(Candidates((3, 3, 3))) == Candidates((3, 3, 3))


def test_words_stay_inside() -> None:
    with pytest.raises(ModelError, match="words name positions"):
        Spelled((0,), (((1, 1),),), "==", 1)
