"""The relaxation to linear inequalities: loses no answer, and is exact where a constraint says it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.constraints.base import Constraint
from neurosym.constraints.linear import Linear
from neurosym.constraints.matching import Matching
from neurosym.constraints.piece import Piece
from neurosym.constraints.regular import Regular
from neurosym.constraints.table import Table
from neurosym.constraints.total import Total
from neurosym.lattice import Candidates, gamma
from neurosym.laws.strategies import rule_sets
from neurosym.problem import Rules
from neurosym.projector import projector_for
from neurosym.relaxation import relax

COUNTED = (Matching, Piece)
"""Constraints that are relaxed to the number of their cells alone. Those whose clauses are deferred are left out."""


@given(rule_sets())
def test_every_answer_of_the_rules_goes_on_into_the_relaxation(rules: Rules) -> None:
    relaxed = relax(rules)
    assert relaxed.top[: len(rules.top)] == rules.top
    projector = projector_for(relaxed)
    for answer in gamma(rules.top):
        if rules.violated(answer) is None:
            start = Candidates((*Candidates.of_answer(answer), *relaxed.top[len(answer) :]))
            assert not projector.project(start).is_bottom


@given(rule_sets())
def test_a_point_that_breaks_a_rule_is_refuted_by_the_relaxation_or_by_its_auxiliary_cells(rules: Rules) -> None:
    relaxed = relax(rules)
    projector = projector_for(relaxed)
    for answer in gamma(rules.top):
        start = Candidates((*Candidates.of_answer(answer), *relaxed.top[len(answer) :]))
        # "!=" of a sum is the one reading that may need more than bounds: its clauses decide it as well.
        broken = [c for c in rules.constraints if not c.check(tuple([answer[cell] for cell in c.scope]))]
        if any(type(one).cuts is Constraint.cuts and not isinstance(one, COUNTED) for one in broken):
            assert projector.project(start, "shave").is_bottom


@given(rule_sets(), st.data())
def test_the_relaxation_has_linear_inequalities_only(rules: Rules, data: st.DataObject) -> None:
    assert all(isinstance(constraint, Linear) for constraint in relax(rules).constraints)


@pytest.mark.parametrize(
    "constraint",
    [
        Total((0, 1), "!=", 3, (1, 2, 3)),
        Table((0, 1), ((0, 1), (1, 2))),
        Regular((0, 1, 2), ((0, 1, -1), (1, -1, 0)), 0, (0,)),
    ],
    ids=lambda constraint: type(constraint).__name__,
)
def test_what_is_no_inequality_is_read_as_clauses(constraint: Table) -> None:
    rules = Rules(("a", "b", "c"), ("1", "2", "3"), (constraint,))
    relaxed = relax(rules)
    kept = projector_for(relaxed).project(relaxed.top, "shave")[:3]
    assert Candidates(kept) == projector_for(rules).project(rules.top)


def test_rules_without_an_answer_stay_without() -> None:
    rules = Rules(("a",), ("1",), (Table((0,), ()),))
    assert projector_for(relax(rules)).project(relax(rules).top).is_bottom
