"""Tally and ExactlyOne: full support, and clauses that need no auxiliary variable where few cells count."""

from __future__ import annotations

from itertools import combinations

import pytest

from neurosym.cnf import Cnf
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.constraints.tally import Tally
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha
from neurosym.laws.quantify import elements


@pytest.mark.parametrize("allowed", [c for n in range(5) for c in combinations(range(4), n)], ids=str)
def test_every_set_of_numbers_gives_full_support_on_every_element(allowed: tuple[int, ...]) -> None:
    tally = Tally((0, 1, 2), allowed, 0b101)
    for element in elements(Candidates.full(3, 3)):
        assert tally.project(element) == alpha(tally.solutions(element), 3)


def test_the_second_edge_at_a_corner_is_found() -> None:
    corner = Tally((0, 1, 2, 3), (0, 2), 0b10)
    assert corner.project(Candidates((0b10, 0b01, 0b11, 0b01))) == Candidates((0b10, 0b01, 0b10, 0b01))
    assert corner.project(Candidates((0b11, 0b01, 0b01, 0b01))) == Candidates((0b01, 0b01, 0b01, 0b01))


def test_few_cells_are_counted_without_auxiliary_variables() -> None:
    cnf = Cnf(Candidates.full(4, 2))
    plain, clauses = cnf.variables, len(cnf.clauses)
    Tally((0, 1, 2, 3), (0, 2), 0b10).encode(cnf)
    assert cnf.variables == plain
    assert len(cnf.clauses) - clauses == 8  # four triples, and four cells that are not alone


@pytest.mark.parametrize("allowed", [(a, b, c) for a in range(4) for b in range(4) for c in range(4)], ids=str)
def test_exactly_one_gives_full_support_on_every_element(allowed: tuple[int, ...]) -> None:
    one = ExactlyOne((0, 1, 2), allowed)
    for element in elements(Candidates.full(3, 2)):
        assert one.project(element) == alpha(one.solutions(element), 3)


def test_a_set_for_each_cell_is_wanted() -> None:
    with pytest.raises(ModelError, match="has 2 cells and 1 sets; give one for each"):
        ExactlyOne((0, 1), (1,))
