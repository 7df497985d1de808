"""Product: divisors, zero and signs."""

from __future__ import annotations

import pytest

from neurosym import laws
from neurosym.constraints.product import Product
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha
from neurosym.laws.quantify import elements
from neurosym.problem import Rules


def test_only_divisors_that_others_complete_stay() -> None:
    product = Product((0, 1), 12, (1, 2, 3, 4, 5, 6))
    assert product.project(Candidates.full(2, 6)) == Candidates((0b101110, 0b101110))


@pytest.mark.parametrize("target", [-4, -1, 0, 1, 4, 8])
def test_every_target_gives_full_support_on_every_element(target: int) -> None:
    product = Product((0, 1, 2), target, (-2, 0, 1, 2))
    for element in elements(Candidates.full(3, 4)):
        assert product.project(element) == alpha(product.solutions(element), 3)


def test_a_product_of_zero_needs_a_zero() -> None:
    product = Product((0, 1), 0, (0, 1, 2))
    assert product.project(Candidates((0b110, 0b111))) == Candidates((0b110, 0b001))
    assert product.project(Candidates((0b110, 0b110))).is_bottom


def test_numbers_must_cover_the_values() -> None:
    with pytest.raises(ModelError, match="numbers of 2 values"):
        Rules(("x",), ("a", "b", "c"), (Product((0,), 3, (1, 2)),))


def test_no_value_that_divides_is_posted_as_false() -> None:
    laws.check_constraint(Product((0,), 1, (1, 2)), Candidates((0b10,)))
