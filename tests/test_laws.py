"""The laws hold: for every constraint, the projector and every backend, on drawn and on exhausted cases.

Quick by default. Many more of the same: ``HYPOTHESIS_PROFILE=thorough python -m pytest tests/test_laws.py``, and the
long ones: ``python -m pytest tests/test_laws.py -m slow``.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neurosym import constraints, laws
from neurosym.backends.base import Backend
from neurosym.backends.cpsat import CpSat
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint, Rung
from neurosym.constraints.census import Census
from neurosym.constraints.clause import Clause
from neurosym.constraints.connected import Connected
from neurosym.constraints.count import Count
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.constraints.less import Less
from neurosym.constraints.matching import Matching
from neurosym.constraints.product import Product
from neurosym.constraints.regular import Regular
from neurosym.constraints.sized import Sized
from neurosym.constraints.tally import Tally
from neurosym.constraints.total import Total
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.constraints.unlike import Unlike
from neurosym.constraints.within import Within
from neurosym.lattice import Candidates, gamma
from neurosym.laws import projector as projector_laws
from neurosym.problem import Problem, Rules
from tests.strategies import (
    GENERATORS,
    Remainder,
    constraints_with_top,
    elements_below,
    problems,
    rule_sets,
)

SAMPLED_WITHIN = [HealthCheck.nested_given]
"""Of a kind that needs four cells the kit takes samples: it has too many elements to go through all."""
KINDS = pytest.mark.parametrize("kind", GENERATORS, ids=lambda kind: kind.__name__)
EVERYTHING = laws.Effort(exhaust=1 << 14)
NAMED = (
    (AllDifferent((0, 1, 2)), Candidates.full(3, 3)),
    (AllDifferent((4, 0, 2, 3)), Candidates.full(4, 3)),
    (AllDifferent((1, 0, 2)), Candidates.full(3, 4)),
    (Total((0, 1, 2), "!=", 3, (-1, 2, 5), (1, -2, 3)), Candidates.full(3, 3)),
    (DistinctTotal((2, 0, 1), 6, (1, 2, 3, 4)), Candidates.full(3, 4)),
    (Product((0, 1, 2), 0, (0, 1, -2)), Candidates.full(3, 3)),
    (Count((0, 1, 2, 3), "<=", 2, 0b01), Candidates.full(4, 2)),
    (Regular((0, 1, 2, 3), ((0, 1), (2, 1), (2, -1)), 0, (2,)), Candidates.full(4, 2)),
    (Clause((0, 1, 2), (0b001, 0b110, 0b000)), Candidates.full(3, 3)),
    (Unlike((2, 0, 1, 3)), Candidates.full(4, 3)),
    (Matching((3, 0, 1, 2), 0b10, ((0, 1), (1, 2))), Candidates.full(4, 2)),
    (Connected((3, 0, 1, 2), 0b10, ((0, 1), (1, 2), (2, 3), (3, 0))), Candidates.full(4, 2)),
    (Connected((0, 2, 1, 3), 0b01, ((0, 1), (1, 2)), (0, 3)), Candidates.full(4, 2)),
    (Census((1, 0, 2, 3), 0b101, (0, 2, 4)), Candidates.full(4, 3)),
    (Sized((1, 0, 2, 3), ((0, 1), (1, 2), (2, 3), (3, 0)), ((1, 1), (2, 2), (3, 9))), Candidates.full(4, 3)),
    (Acyclic((0, 1, 2), (((), (0, 1), (2, 2)), ((1, 2), (0, 1), ()), ((0, 2), (), (1, 0)))), Candidates.full(3, 3)),
    (Tally((1, 0, 2, 3), (0, 2), 0b10), Candidates.full(4, 2)),
    (ExactlyOne((0, 2, 1), (0b101, 0b010, 0b001)), Candidates.full(3, 3)),
    (Less((1, 0), 2), Candidates.full(2, 5)),
    (Uncrossed((3, 0, 1, 2, 5, 4), 0b10, 0b10, (0, 1)), Candidates.full(6, 2)),
    (Within((3, 0, 1, 2), 0b10, ((0, 1), (1, 2), (2, 3)), (0,), 2), Candidates.full(4, 2)),
    (Remainder((0, 1, 2), 3, 1), Candidates.full(3, 3)),
)


def test_every_public_constraint_has_a_generator() -> None:
    public = {getattr(constraints, name) for name in constraints.__all__} - {Constraint}
    assert public == set(GENERATORS) - {Remainder}


@pytest.mark.parametrize(
    ("constraint", "top"), NAMED, ids=lambda case: "" if isinstance(case, Candidates) else case.kind
)
def test_laws_1_to_6_are_proved_by_exhaustion(constraint: Constraint, top: Candidates) -> None:
    laws.check_constraint(constraint, top, EVERYTHING)


@pytest.mark.parametrize("rung", AllDifferent.ladder, ids=lambda rung: rung.rule)
def test_more_values_than_their_places_can_hold_break_no_law(rung: Rung) -> None:
    """Three values that have two places; the run of a million cases found it, and four cells are needed."""
    tight, wider = Candidates((0b0001, 0b1110, 0b1110, 0b0001)), Candidates((0b0101, 0b1110, 0b1110, 0b0001))
    lower, upper = (laws.RungStep(AllDifferent((0, 1, 2, 3)), rung.rule, element) for element in (tight, wider))
    laws.sound(lower)
    laws.monotone(lower, upper)


@KINDS
@given(data=st.data())
def test_laws_1_to_4_hold_on_every_rung(kind: type[Constraint], data: st.DataObject) -> None:
    constraint, top = data.draw(constraints_with_top(kind, most_cells=5, most_values=5))
    constraint.validate(top)
    upper = data.draw(elements_below(top))
    lower = upper & data.draw(elements_below(top))
    point = Candidates([mask & -mask for mask in lower])
    for rung in constraint.ladder:
        steps = [laws.RungStep(constraint, rung.rule, element) for element in (point, lower, upper, top)]
        for step in steps:
            laws.shrinking(step)
            laws.sound(step)
            laws.decides_points(step)
            laws.at_least_as_strong(laws.RungStep(constraint, constraint.ladder[-1].rule, step.before), step)
        for below, above in pairwise(steps):
            laws.monotone(below, above)


@KINDS
@settings(max_examples=25)
@given(data=st.data())
def test_laws_5_and_6_hold(kind: type[Constraint], data: st.DataObject) -> None:
    constraint, top = data.draw(constraints_with_top(kind, most_cells=4, most_values=4))
    laws.faithful_clauses(constraint, top)
    laws.faithful_posting(constraint, top)


@KINDS
@settings(max_examples=6, suppress_health_check=SAMPLED_WITHIN)
@given(data=st.data())
def test_the_whole_kit_accepts_every_kind(kind: type[Constraint], data: st.DataObject) -> None:
    laws.check_constraint(*data.draw(constraints_with_top(kind, most_cells=3, most_values=3)))


@pytest.mark.slow
@KINDS
@settings(max_examples=300, suppress_health_check=SAMPLED_WITHIN)
@given(data=st.data())
def test_the_whole_kit_accepts_every_kind_at_length(kind: type[Constraint], data: st.DataObject) -> None:
    laws.check_constraint(*data.draw(constraints_with_top(kind, most_cells=4, most_values=3)), EVERYTHING)


@pytest.mark.parametrize(
    "constraint",
    [
        AllDifferent(tuple(range(9))),
        DistinctTotal((3, 1, 2, 0), 23, tuple(range(1, 10))),
        Total(tuple(range(8)), "<", 20, tuple(range(9)), (2, 1, 1, -1, 1, 1, 3, 1)),
        Count(tuple(range(8)), "==", 3, 0b000010110),
    ],
    ids=str,
)
def test_laws_1_to_6_hold_at_full_size_on_samples(constraint: Constraint) -> None:
    laws.check_constraint(constraint, Candidates.full(len(constraint.scope), 9), laws.Effort(examples=50))


def test_candidates_are_a_lattice_with_a_galois_insertion() -> None:
    laws.check_lattice(Candidates.full(2, 2), EVERYTHING)
    laws.check_lattice(Candidates.full(1, 3), EVERYTHING)
    laws.check_lattice(Candidates([0b101, 0b11, 0b1, 0b1111]))


@settings(max_examples=8)
@given(rule_sets(most_cells=3, most_values=3))
def test_the_projector_obeys_all_laws_on_all_elements(rules: Rules) -> None:
    laws.check_projector(rules)


@given(rule_sets(most_cells=6, most_values=4), st.data())
def test_the_projector_reaches_one_fixpoint(rules: Rules, data: st.DataObject) -> None:
    candidates = data.draw(elements_below(rules.top))
    order = data.draw(st.permutations(range(len(rules.constraints))))
    for strength in projector_laws.STRENGTHS:
        step = laws.StrengthStep(rules, strength, candidates)
        laws.shrinking(step)
        laws.sound(step)
        laws.monotone(step, laws.StrengthStep(rules, strength, rules.top))
        projector_laws.idempotent(step)
        projector_laws.accounted(step)
        projector_laws.interruptible(step)
        projector_laws.order_free(step, order)
        projector_laws.resumable(step, 0)


BACKENDS = (Search(), Search("unit"), Search("shave"), Sat(), Sat("glucose42"))


def called(backend: Backend) -> str:
    return " ".join([backend.name, getattr(backend, "strength", ""), getattr(backend, "engine", "")]).strip()


SMALLEST = laws.Effort(examples=100)


@pytest.mark.parametrize("backend", BACKENDS, ids=called)
@given(problem=problems(most_cells=4, most_values=3))
def test_backends_find_exactly_the_answers(backend: Backend, problem: Problem) -> None:
    laws.check_backend(backend, problem, SMALLEST)


@settings(max_examples=15)
@given(problem=problems(most_cells=3, most_values=2))
def test_cpsat_finds_exactly_the_answers(problem: Problem) -> None:
    laws.check_backend(CpSat(), problem, SMALLEST)


@pytest.mark.parametrize("backend", [*BACKENDS, CpSat()], ids=called)
@pytest.mark.parametrize(
    "problem",
    [
        Problem(Rules((), ("a",), ())),
        Problem(Rules(("x",), ("a",), ())),
        Problem(Rules(("x",), ("a", "b"), ())),
        Problem(Rules(("x",), ("a", "b"), (Clause((0,), (0,)),))),
        Problem(Rules(("x", "y"), ("a", "b"), (AllDifferent((0, 1)),)), Candidates((0, 0))),
        Problem(Rules(("x", "y"), ("a", "b", "c"), (AllDifferent((1, 0)),)), Candidates((0b110, 0b010))),
        Problem(Rules(("x", "y", "z"), ("a", "b"), (AllDifferent((0, 1, 2)),))),
    ],
    ids=["no cells", "one answer", "no rules", "false rules", "bottom", "forced", "too few values"],
)
def test_backends_agree_at_the_edges(backend: Backend, problem: Problem) -> None:
    laws.check_backend(backend, problem)


def test_every_kind_of_constraint_is_sometimes_true_and_sometimes_false() -> None:
    """The laws above would hold of generators that only make trivial constraints; these do not."""
    from hypothesis import find

    for kind in GENERATORS:
        for wanted in (True, False):
            find(
                constraints_with_top(kind, most_cells=2, most_values=2),
                lambda case, wanted=wanted: any(case[0].check(a) is wanted for a in gamma(case[1])),  # type: ignore[misc]
            )


@KINDS
@given(data=st.data())
def test_of_what_a_rung_that_settles_gives_no_rung_up_to_it_has_more_to_say(
    kind: type[Constraint], data: st.DataObject
) -> None:
    constraint, top = data.draw(constraints_with_top(kind, most_cells=5, most_values=5))
    before = data.draw(elements_below(top))
    for number, rung in enumerate(constraint.ladder):
        after = constraint.project(before, rung.rule)
        if rung.settles and not after.is_bottom:
            again = [constraint.project(after, one.rule) for one in constraint.ladder[: number + 1]]
            assert again == [after] * (number + 1)
