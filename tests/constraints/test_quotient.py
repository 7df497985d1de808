"""Quotient: either way round, and zero."""

from __future__ import annotations

from neurosym.constraints.quotient import Quotient
from neurosym.lattice import Candidates


def test_either_cell_may_be_the_multiple() -> None:
    quotient = Quotient((0, 1), 2, (1, 2, 3, 4))
    assert quotient.check((0, 1))
    assert quotient.check((3, 1))
    assert not quotient.check((0, 2))


def test_values_without_a_partner_go() -> None:
    assert Quotient((0, 1), 3, (1, 2, 3, 4)).project(Candidates.full(2, 4)) == Candidates((0b0101, 0b0101))


def test_zero_by_zero_is_no_quotient() -> None:
    quotient = Quotient((0, 1), 0, (0, 5))
    assert not quotient.check((0, 0))
    assert quotient.check((0, 1))
    assert quotient.check((1, 0))
    assert not quotient.check((1, 1))


def test_exactly_the_pairs_one_of_which_is_twice_the_other_pass() -> None:
    quotient = Quotient((0, 1), 2, (1, 2, 3, 4))
    passing = {(a, b) for a in range(4) for b in range(4) if quotient.check((a, b))}
    assert passing == {(0, 1), (1, 0), (1, 3), (3, 1)}
