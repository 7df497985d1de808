"""Candidates: one bottom, set operations cell by cell, alpha and gamma."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.constraints.all_different import AllDifferent
from neurosym.lattice import Candidates, alpha, bits, gamma
from neurosym.laws.quantify import elements
from tests.strategies import elements_below, rows, tops

TOPS = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(lambda size: tops(*size))


def test_every_element_with_an_empty_cell_is_the_one_bottom() -> None:
    assert Candidates((0, 5, 2)) == Candidates((0, 0, 0)) == Candidates((7, 7, 0))
    assert Candidates((0, 5, 2)).is_bottom
    assert hash(Candidates((0, 5))) == hash(Candidates((3, 0)))


def test_without_one_bottom_the_plainest_all_different_is_not_monotone() -> None:
    """Why elements are normalised: on raw tuples, removing fixed values once breaks monotony; on candidates never."""

    def once(masks: tuple[int, ...]) -> tuple[int, ...]:
        fixed = [mask if mask.bit_count() == 1 else 0 for mask in masks]
        return tuple(mask & ~(fixed[(i + 1) % 3] | fixed[(i + 2) % 3]) for i, mask in enumerate(masks))

    raw = list(product(range(8), repeat=3))
    after = {masks: once(masks) for masks in raw}
    violations = sum(
        any(x & ~y for x, y in zip(after[a], after[b], strict=True))
        for b in raw
        for a in product(*[[part for part in range(8) if not part & ~mask] for mask in b])
    )
    assert violations == 3_366
    every = list(elements(Candidates.full(3, 3)))
    step = {element: Candidates(once(element)) for element in every}
    assert all(step[a] <= step[b] for a in every for b in every if a <= b)


def test_no_cells_hold_one_answer() -> None:
    empty = Candidates(())
    assert not empty.is_bottom
    assert empty.is_complete
    assert empty.answer() == ()
    assert list(gamma(empty)) == [()]
    assert (empty.size(), empty.count()) == (1, 0)


def test_only_complete_candidates_have_an_answer() -> None:
    assert Candidates((1, 4)).answer() == (0, 2)
    with pytest.raises(ValueError, match="2 answers inside"):
        Candidates((1, 6)).answer()
    with pytest.raises(ValueError, match="0 answers inside"):
        Candidates((0, 0)).answer()


def test_elements_may_be_incomparable() -> None:
    a, b = Candidates((1, 3)), Candidates((3, 1))
    assert not a <= b
    assert not b <= a
    assert a & b == Candidates((1, 1))
    assert a | b == Candidates((3, 3))


def test_elements_over_different_cells_are_not_compared() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        assert Candidates((1, 1)) <= Candidates((1,))
    with pytest.raises(ValueError, match=r"shorter|longer"):
        Candidates((1, 1)).meet(Candidates((1,)))


def test_forks_split_an_element_in_two() -> None:
    start = Candidates((7, 3))
    assert start.assign(0, 2) == Candidates((4, 3))
    assert start.remove(0, 2) == Candidates((3, 3))
    assert start.narrow(1, 2) == Candidates((7, 2))
    assert start.assign(1, 2).is_bottom
    assert start == Candidates((7, 3))


def test_restrict_reads_the_cells_in_the_order_asked_for() -> None:
    assert Candidates((1, 2, 4)).restrict((2, 0)) == Candidates((4, 1))


def test_an_element_is_shown_by_its_values() -> None:
    assert repr(Candidates((5, 2))) == "Candidates([{0 2}, {1}])"


def test_gamma_counts_up_with_the_last_cell_fastest() -> None:
    assert list(gamma(Candidates((3, 5)))) == [(0, 0), (0, 2), (1, 0), (1, 2)]
    assert list(gamma(Candidates((0, 3)))) == []


def test_gamma_is_lazy() -> None:
    assert next(gamma(Candidates.full(200, 9))) == (0,) * 200


@given(st.integers(0, 1 << 70))
def test_bits_lists_the_values_of_a_mask_ascending(mask: int) -> None:
    values = list(bits(mask))
    assert values == sorted(values)
    assert sum(1 << value for value in values) == mask


@given(TOPS.flatmap(lambda top: st.tuples(st.just(top), elements_below(top))))
def test_a_fork_and_its_opposite_hold_all_answers_between_them(case: tuple[Candidates, Candidates]) -> None:
    top, element = case
    for cell, mask in enumerate(top):
        for value in bits(mask):
            with_it, without = element.assign(cell, value), element.remove(cell, value)
            assert with_it.size() + without.size() == element.size()
            assert with_it.is_bottom or with_it.contains(next(gamma(with_it)))


@given(st.integers(1, 4).flatmap(lambda cells: st.lists(rows(cells, 4), max_size=6).map(lambda some: (cells, some))))
def test_alpha_is_the_join_of_its_points(case: tuple[int, list[tuple[int, ...]]]) -> None:
    cells, answers = case
    joined = Candidates([0] * cells)
    for answer in answers:
        joined |= Candidates.of_answer(answer)
    assert alpha(answers, cells) == joined


def test_full_support_of_all_different_is_alpha_of_its_solutions_on_all_elements() -> None:
    different = AllDifferent((0, 1, 2))
    for element in elements(Candidates.full(3, 4)):
        assert different.project(element) == alpha(different.solutions(element), 3)


@pytest.mark.parametrize("operation", ["meet", "join", "__le__", "__ge__"])
def test_elements_over_unlike_numbers_of_cells_do_not_mix(operation: str) -> None:
    short, long = Candidates((1, 2)), Candidates((1, 2, 3))
    for one, other in ((short, long), (long, short)):
        with pytest.raises(ValueError, match="zip"):
            getattr(one, operation)(other)
    for answer in ((0,), (0, 1, 0)):
        with pytest.raises(ValueError, match="zip"):
            short.contains(answer)


def test_the_order_is_strict_where_it_is_called_so() -> None:
    below, above, beside = Candidates((1, 2)), Candidates((3, 2)), Candidates((2, 2))
    assert below < above > below
    assert below <= above >= below
    assert not below < below
    assert not below > below
    assert below <= below >= below
    assert not any((below < beside, below > beside, below <= beside, below >= beside))
