"""Count: when the open cells must hit, must miss, or are free."""

from __future__ import annotations

import pytest

from neurosym.cnf import Cnf
from neurosym.constraints.count import Count
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha
from neurosym.laws.quantify import elements
from neurosym.laws.readings import faithful_clauses

MINE = 0b10


def test_all_open_cells_are_mines_when_only_they_are_enough() -> None:
    around = Count((0, 1, 2), "==", 2, MINE)
    assert around.project(Candidates((0b01, 0b11, 0b11))) == Candidates((0b01, 0b10, 0b10))


def test_all_open_cells_are_free_when_the_mines_are_found() -> None:
    around = Count((0, 1, 2), "==", 1, MINE)
    assert around.project(Candidates((0b10, 0b11, 0b11))) == Candidates((0b10, 0b01, 0b01))


@pytest.mark.parametrize("relation", ["==", "!=", "<=", ">=", "<", ">"])
@pytest.mark.parametrize("bound", range(-1, 5))
def test_every_relation_gives_full_support_on_every_element(relation: str, bound: int) -> None:
    count = Count((0, 1, 2), relation, bound, 0b101)
    for element in elements(Candidates.full(3, 3)):
        assert count.project(element) == alpha(count.solutions(element), 3)


def test_an_unknown_relation_is_refused() -> None:
    with pytest.raises(
        ModelError, match=r"^count over 1 cells has the relation 'at least'; use one of == != <= >= < >\.$"
    ):
        Count((0,), "at least", 1, MINE)


def test_beyond_the_bound_all_counts_are_one_state() -> None:
    cells = 12
    cnf = Cnf(Candidates.full(cells, 2))
    plain = cnf.variables
    Count(tuple(range(cells)), ">=", 1, MINE).encode(cnf)
    assert cnf.variables - plain <= 3 * cells


@pytest.mark.parametrize("relation", ["==", "<=", ">=", "<", ">", "!="])
@pytest.mark.parametrize("bound", [-1, 0, 1, 17, 36, 39, 40, 41])
def test_the_clauses_of_a_long_scope_mean_the_same(relation: str, bound: int) -> None:
    scope = tuple(range(40))
    top = Candidates([0b11] * 36 + [0b01, 0b10, 0b10, 0b111])
    count = Count(scope, relation, bound, 0b10)
    answers = [
        (*([1] * hits), *([0] * (36 - hits)), 0, 1, 1, last) for hits in range(0, 37, 3) for last in (0, 1, 2)
    ] + [(*([0] * 19), *([1] * 17), 0, 1, 1, 2)]
    faithful_clauses(count, top, answers)


def test_a_long_scope_takes_few_clauses() -> None:
    cnf = Cnf(Candidates.full(300, 2))
    Count(tuple(range(300)), "==", 70, MINE).encode(cnf)
    assert len(cnf.clauses) < 300 * 70
