"""Support by an automaton: it reads its place, and gives up above its limit only."""

from __future__ import annotations

from neurosym.constraints.automaton import supported
from neurosym.lattice import Candidates

FULL = Candidates.full(2, 2)


def second_only(i: int, state: int, value: int) -> int:
    return state + value if i == 1 else state


def spelled(i: int, state: int, value: int) -> int:
    return 2 * state + value


def test_the_step_is_told_its_place() -> None:
    assert supported(FULL, 0, second_only, bool) == Candidates((0b11, 0b10))


def test_as_many_states_as_allowed_are_kept_and_with_one_more_nothing_is_removed() -> None:
    assert supported(FULL, 0, spelled, lambda state: state == 2, 4) == Candidates((0b10, 0b01))
    assert supported(FULL, 0, spelled, lambda state: state == 2, 3) == FULL
