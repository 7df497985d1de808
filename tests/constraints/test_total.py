"""Total: bounds against full support, weights and negative numbers, wide sums."""

from __future__ import annotations

import pytest

from neurosym.constraints import total as module
from neurosym.constraints.relation import compare
from neurosym.constraints.total import WIDEST_SUM, Total
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha, bits
from neurosym.laws.quantify import elements
from neurosym.problem import Rules

DIGITS = tuple(range(1, 10))


def test_bounds_cut_the_ends() -> None:
    total = Total((0, 1), "==", 4, DIGITS)
    assert total.project(Candidates.full(2, 9), "sum bounds") == Candidates((0b111, 0b111))


def test_support_sees_the_holes_that_bounds_do_not() -> None:
    total = Total((0, 1), "==", 10, (0, 3, 7, 10))
    wide = Candidates((0b1110, 0b0111))
    assert total.project(wide, "sum bounds") == wide
    assert total.project(Candidates((0b1010, 0b0111))) == Candidates((0b1010, 0b0101))


@pytest.mark.parametrize("relation", ["==", "!=", "<=", ">=", "<", ">"])
@pytest.mark.parametrize("bound", [-7, -1, 0, 2, 9])
def test_every_relation_gives_full_support_on_every_element(relation: str, bound: int) -> None:
    total = Total((0, 1, 2), relation, bound, (-2, 0, 3), (1, -2, 1))
    for element in elements(Candidates.full(3, 3)):
        assert total.project(element) == alpha(total.solutions(element), 3)


def test_a_weight_of_zero_leaves_its_cell_alone() -> None:
    total = Total((0, 1), "==", 3, DIGITS, (1, 0))
    assert total.project(Candidates.full(2, 9)) == Candidates((0b100, 0b111111111))


def test_sums_too_wide_for_support_fall_back_to_bounds() -> None:
    numbers = (0, 1, WIDEST_SUM, WIDEST_SUM + 5)
    total = Total((0, 1), "==", WIDEST_SUM + 1, numbers)
    wide = Candidates.full(2, 4)
    assert total.project(wide) == total.project(wide, "sum bounds") == Candidates((0b0111, 0b0111))


def test_an_unknown_relation_and_missing_weights_and_numbers_are_refused() -> None:
    with pytest.raises(ModelError, match=r"^total over 2 cells has the relation '=<'; use one of"):
        Total((0, 1), "=<", 3, DIGITS)
    with pytest.raises(ModelError, match="2 cells and 3 weights"):
        Total((0, 1), "==", 3, DIGITS, (1, 1, 1))
    with pytest.raises(ModelError, match="numbers of 2 values"):
        Rules(("x",), ("a", "b", "c"), (Total((0,), "==", 1, (1, 2)),))


@pytest.mark.parametrize("relation", ["==", "!=", "<=", ">=", "<", ">"])
@pytest.mark.parametrize("bound", [-1, 0, 2])
def test_bounds_keep_a_value_while_some_sum_between_the_ends_of_the_others_will_do(relation: str, bound: int) -> None:
    numbers, weights = (-2, 0, 3), (1, -2, 1)
    total = Total((0, 1, 2), relation, bound, numbers, weights)
    for element in elements(Candidates.full(3, 3)):
        if element.is_bottom:
            continue
        terms = [[weights[i] * numbers[value] for value in bits(mask)] for i, mask in enumerate(element)]
        kept = []
        for i, mask in enumerate(element):
            others = [choice for j, choice in enumerate(terms) if j != i]
            low, high = sum(map(min, others)), sum(map(max, others))
            between = [
                any(compare(n, relation, bound) for n in range(low + term, high + term + 1)) for term in terms[i]
            ]
            kept.append(sum(1 << value for value, possible in zip(bits(mask), between, strict=True) if possible))
        assert total.project(element, "sum bounds") == Candidates(kept), element


def test_candidates_of_another_number_of_cells_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        Total((0, 1), "==", 3, DIGITS).project(Candidates((1,)))


def test_sums_as_wide_as_allowed_have_support(monkeypatch: pytest.MonkeyPatch) -> None:
    total, start = Total((0, 1), "==", 10, (0, 3, 7, 10)), Candidates((0b1010, 0b0111))
    span = (10 + 7) - (3 + 0)
    monkeypatch.setattr(module, "WIDEST_SUM", span)
    assert total.project(start) == Candidates((0b1010, 0b0101))
    monkeypatch.setattr(module, "WIDEST_SUM", span - 1)
    assert total.project(start) == start
