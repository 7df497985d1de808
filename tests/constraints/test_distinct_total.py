"""Distinct total: the combinations that people know by heart, and more than its two halves."""

from __future__ import annotations

from itertools import combinations

import pytest
from ortools.sat.python import cp_model

from neurosym import laws
from neurosym.backends.cpsat import CellVariables
from neurosym.cnf import Cnf
from neurosym.constraints import distinct_total
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha, bits
from neurosym.laws.quantify import elements
from neurosym.problem import Rules

DIGITS = tuple(range(1, 10))


@pytest.mark.parametrize(
    ("cells", "bound", "digits"),
    [(2, 3, {1, 2}), (2, 17, {8, 9}), (3, 6, {1, 2, 3}), (3, 7, {1, 2, 4}), (3, 24, {7, 8, 9}), (4, 10, {1, 2, 3, 4})],
)
def test_a_cage_with_one_combination_holds_just_its_digits(cells: int, bound: int, digits: set[int]) -> None:
    cage = DistinctTotal(tuple(range(cells)), bound, DIGITS)
    wanted = Candidates([sum(1 << digit - 1 for digit in digits)] * cells)
    assert cage.project(Candidates.full(cells, 9)) == wanted
    assert cage.project(Candidates.full(cells, 9), "combinations") == wanted


def test_together_the_halves_know_more() -> None:
    cage, start = DistinctTotal((0, 1), 4, DIGITS), Candidates.full(2, 9)
    different, total = cage.halves
    assert different.project(total.project(start)) == Candidates((0b111, 0b111))
    assert cage.project(start) == Candidates((0b101, 0b101))


def test_full_support_on_every_element_with_repeated_and_negative_numbers() -> None:
    cage = DistinctTotal((0, 1, 2), 2, (-1, 1, 1, 2))
    for element in elements(Candidates.full(3, 4)):
        assert cage.project(element) == alpha(cage.solutions(element), 3)


def test_beyond_its_limits_it_is_weaker_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cage, start = DistinctTotal((0, 1, 2), 7, DIGITS), Candidates.full(3, 9)
    exact = cage.project(start)
    monkeypatch.setattr(distinct_total, "MOST_STATES", 3)
    monkeypatch.setattr(distinct_total, "MOST_COMBINATIONS", 3)
    assert exact < cage.project(start)
    assert exact < cage.project(start, "combinations")


def test_numbers_must_cover_the_values() -> None:
    with pytest.raises(ModelError, match="numbers of 2 values"):
        Rules(("x", "y"), ("a", "b", "c"), (DistinctTotal((0, 1), 3, (1, 2)),))


def test_with_too_many_sets_to_look_through_the_posting_is_still_faithful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct_total, "MOST_COMBINATIONS", 0)
    laws.faithful_posting(DistinctTotal((0, 1, 2), 7, (1, 2, 3, 4)), Candidates.full(3, 4))


def tables(cage: DistinctTotal, top: Candidates) -> int:
    """How many tables CP-SAT is given."""
    model = cp_model.CpModel()
    cage.post(model, CellVariables(model, top))
    return sum(constraint.has_table() for constraint in model.proto.constraints)


def test_what_is_short_enough_is_posted_as_a_table_too(monkeypatch: pytest.MonkeyPatch) -> None:
    cage, top = DistinctTotal((0, 1, 2), 7, (1, 2, 3, 4)), Candidates.full(3, 4)
    assert tables(cage, top) == 1
    assert tables(DistinctTotal((0,), 2, (1, 2, 3)), Candidates.full(1, 3)) == 1
    assert tables(DistinctTotal((0, 1, 2), 30, (1, 2, 3, 4)), top) == 0
    rows = 6  # 1 2 4 in any order
    monkeypatch.setattr(distinct_total, "MOST_ROWS", rows)
    assert tables(cage, top) == 1
    monkeypatch.setattr(distinct_total, "MOST_ROWS", rows - 1)
    assert tables(cage, top) == 0
    monkeypatch.setattr(distinct_total, "MOST_ROWS", rows)
    sets = 4  # of three values among four
    monkeypatch.setattr(distinct_total, "MOST_COMBINATIONS", sets)
    assert tables(cage, top) == 1
    monkeypatch.setattr(distinct_total, "MOST_COMBINATIONS", sets - 1)
    assert tables(cage, top) == 0


def test_its_clauses_say_that_the_cells_differ_pair_by_pair() -> None:
    """The clauses on the values used imply it, but a solver sees it later."""
    cage, top = DistinctTotal((0, 1, 2), 7, (1, 2, 3, 4)), Candidates.full(3, 4)
    together, apart = Cnf(top), Cnf(top)
    cage.encode(together)
    cage.halves[0].encode(apart)
    assert set(apart.clauses) <= set(together.clauses)


def test_combinations_are_the_sets_inside_the_candidates_that_meet_every_cell() -> None:
    numbers = (-1, 1, 1, 2, 3)
    cage, top = DistinctTotal((0, 1, 2), 4, numbers), Candidates.full(3, 5)
    for element in list(elements(top))[::7]:
        single = cage.project(element, "naked single")
        union = {value for mask in single for value in bits(mask)}
        fitting = {
            value
            for chosen in combinations(range(5), 3)
            if sum(numbers[value] for value in chosen) == 4 and union >= set(chosen)
            if all(any(mask >> value & 1 for value in chosen) for mask in single)
            for value in chosen
        }
        kept = sum(1 << value for value in fitting)
        assert cage.project(element, "combinations") == Candidates([mask & kept for mask in single]), element


def test_with_too_many_sets_to_look_through_combinations_are_the_bounds_of_the_sum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(distinct_total, "MOST_COMBINATIONS", 3)
    cage, wide = DistinctTotal((0, 1), 10, (0, 3, 7, 10)), Candidates((0b1010, 0b0111))
    assert cage.project(wide, "combinations") == wide
    assert cage.project(wide) == Candidates((0b1010, 0b0101))
