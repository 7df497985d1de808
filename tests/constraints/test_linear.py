"""Linear: bounds of either side, refusals, and the constraints that are inequalities by nature."""

from __future__ import annotations

import pytest

from neurosym import laws
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.less import Less
from neurosym.constraints.linear import Linear, linear, sets
from neurosym.constraints.member import Member
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.total import Total
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, gamma
from neurosym.laws.quantify import elements
from neurosym.problem import Rules

ROWS = ((0, 2, -1), (3, 0, 1))
FULL = Candidates.full(2, 3)


@pytest.mark.parametrize("least", [None, -1, 0, 2, 6])
@pytest.mark.parametrize("most", [None, -2, 0, 1, 5])
def test_a_value_stays_while_the_others_leave_it_room(least: int | None, most: int | None) -> None:
    between = Linear((0, 1), ROWS, least, most)
    for element in elements(FULL):
        kept = [0, 0]
        for x, y in gamma(element):
            # Two cells: the ends that the other cell can take decide, each side of the sum by itself.
            for cell, value, other in ((0, x, 1), (1, y, 0)):
                ends = [ROWS[other][v] for v in range(3) if element[other] >> v & 1]
                low, high = ROWS[cell][value] + min(ends), ROWS[cell][value] + max(ends)
                if (most is None or low <= most) and (least is None or high >= least):
                    kept[cell] |= 1 << value
        assert between.project(element) == Candidates(kept), element


@pytest.mark.parametrize(("least", "most"), [(2, None), (None, 1), (0, 2), (None, None)])
def test_the_laws_hold_with_a_bound_of_either_side_of_both_and_of_none(least: int | None, most: int | None) -> None:
    laws.check_constraint(Linear((0, 1), ROWS, least, most), FULL)


def test_rows_and_cells_and_values_must_fit() -> None:
    with pytest.raises(
        ModelError, match=r"^linear over 2 cells has 2 cells and 1 rows of coefficients; give one row for"
    ):
        Linear((0, 1), ((0, 1),), 0, 1)
    with pytest.raises(ModelError, match=r"^row 1 has no coefficient for some value that its cells can take; lengthen"):
        Rules(("x",), ("a", "b", "c"), (Linear((0,), ((0, 1),), 0, 1, name="row 1"),))


def test_a_row_in_each_of_the_relations() -> None:
    bounds = {relation: linear((4,), [[0, 1]], relation, 3, "sum") for relation in ("==", "<=", ">=", "<", ">")}
    assert {relation: (row.least, row.most, row.name) for relation, row in bounds.items() if row} == {
        "==": (3, 3, "sum"),
        "<=": (None, 3, "sum"),
        ">=": (3, None, "sum"),
        "<": (None, 2, "sum"),
        ">": (4, None, "sum"),
    }
    assert linear((4,), [[0, 1]], "!=", 3) is None
    assert linear((4,), [[0, 1]], "<", 3) == Linear((4,), ((0, 1),), None, 2)


def test_sets_count_the_cells_inside() -> None:
    assert sets((7, 2), (0b101, 0b010), Candidates((0b111, 0b011)), 1, None) == Linear(
        (7, 2), ((1, 0, 1), (0, 1)), 1, None
    )


@pytest.mark.parametrize(
    ("constraint", "top"),
    [
        (AllDifferent((2, 0, 1)), Candidates.full(3, 3)),
        (AllDifferent((2, 0, 1)), Candidates((0b1100, 0b0111, 0b1111))),
        (AllDifferent((0, 1)), Candidates((0b01, 0b01))),
        (NotEqual((1, 0)), Candidates((0b110, 0b011))),
        (Less((0, 1), 2), Candidates((0b1111, 0b10110))),
        (Less((1, 0), -1), Candidates((0b1110, 0b0111))),
        (Clause((0, 1, 2), (0b001, 0b110, 0b000)), Candidates.full(3, 3)),
        (Member((3,), 0b101), Candidates((0b111,))),
        (Count((0, 1, 2), ">=", 2, 0b101), Candidates.full(3, 3)),
        (Total((0, 1), "<", 3, (-1, 2, 5), (1, -2)), Candidates.full(2, 3)),
        (DistinctTotal((0, 1, 2), 6, (1, 2, 3, 4)), Candidates.full(3, 4)),
    ],
    ids=repr,
)
def test_what_is_a_set_of_inequalities_by_nature_says_exactly_the_same(constraint: Constraint, top: Candidates) -> None:
    rows = constraint.relax(top)
    assert rows is not None
    for answer in gamma(top):
        value = dict(zip(constraint.scope, answer, strict=True))
        assert all(row.check(tuple(value[cell] for cell in row.scope)) for row in rows) == constraint.check(answer)


def test_a_linear_row_is_its_own_relaxation_and_what_is_none_has_no_row() -> None:
    row = Linear((0, 1), ROWS, 0, 1)
    assert row.relax(FULL) == (row,)
    assert Count((0, 1), "!=", 1, 1).relax(FULL) is None
    assert Total((0, 1), "!=", 1, (0, 1, 2)).relax(FULL) is None
    assert Constraint((0,)).relax(Candidates((1,))) is None


def test_all_values_are_needed_where_there_are_no_more_than_cells() -> None:
    needed = AllDifferent((0, 1, 2)).relax(Candidates.full(3, 3))
    spare = AllDifferent((0, 1, 2)).relax(Candidates.full(3, 4))
    assert [(row.least, row.most) for row in needed] == [(1, 1)] * 3
    assert [(row.least, row.most) for row in spare] == [(None, 1)] * 4
    mixed = AllDifferent((0, 1, 2)).relax(Candidates((0b0110, 0b1010, 0b0010)))
    assert [(row.least, row.most) for row in mixed] == [(1, 1)] * 3


def test_inequalities_keep_the_name_of_what_they_came_from() -> None:
    for constraint in (Count((0, 1), "<=", 1, 1, name="n"), Total((0, 1), "<=", 1, (0, 1, 2), name="n")):
        (row,) = constraint.relax(FULL) or ()
        assert row.name == "n"
    assert Less((0, 1), name="n").relax(FULL)[0].name == "n"


def test_two_cells_that_differ_have_a_row_for_each_value_that_both_can_take() -> None:
    top = Candidates((0b110, 0b011))
    assert NotEqual((1, 0)).relax(top) == [sets((1, 0), (0b010, 0b010), top, None, 1)]


def test_rows_for_another_number_of_cells_are_refused() -> None:
    row = Linear((0, 1), ROWS, 0, 1)
    for refused in (
        lambda: row.validate(Candidates((1,))),
        lambda: row.check((0,)),
        lambda: row.project(Candidates((1,))),
        lambda: sets((0, 1), (1,), FULL, 0, 1),
    ):
        with pytest.raises(ValueError, match="zip"):
            refused()
