"""The strategies shrink to the smallest grid, draw all there is to draw, and aim where unsoundness hides."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st

from neurosym import constraints, laws
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count
from neurosym.constraints.less import Less
from neurosym.lattice import Answer, Candidates
from neurosym.laws import strategies
from neurosym.laws.strategies import GENERATORS, Generator
from neurosym.problem import Rules

KINDS = pytest.mark.parametrize("kind", GENERATORS, ids=lambda kind: kind.__name__)
THOROUGH = settings(max_examples=5_000, database=None, derandomize=True)


@dataclass(frozen=True)
class Even(Constraint):
    """A constraint of a third party."""

    def check(self, values: Answer) -> bool:
        return sum(values) % 2 == 0


def test_every_public_constraint_has_a_generator() -> None:
    assert set(GENERATORS) == {getattr(constraints, name) for name in constraints.__all__} - {Constraint}


@KINDS
def test_a_constraint_shrinks_to_the_fewest_cells_and_two_values(kind: type[Constraint]) -> None:
    drawn = strategies.constraints_with_top(GENERATORS[kind])
    constraint, top = find(drawn, lambda case: True, settings=THOROUGH)
    assert constraint.scope == tuple(range(GENERATORS[kind].fewest))
    assert top == Candidates.full(len(constraint.scope), 2)


def test_rules_shrink_to_one_open_cell_without_constraints() -> None:
    rules = find(strategies.rule_sets(), lambda rules: True, settings=THOROUGH)
    assert rules == Rules(("x0",), ("0", "1"), ())


def test_a_problem_with_a_wrong_constraint_shrinks_to_the_smallest_grid_that_shows_it() -> None:
    few = [GENERATORS[kind] for kind in (AllDifferent, Clause, Count, Less)]  # of many kinds the shrinker tires
    problem = find(
        strategies.problems(generators=few),
        lambda problem: any(isinstance(constraint, Less) for constraint in problem.rules.constraints),
        settings=THOROUGH,
    )
    assert len(problem.rules.cells) == len(problem.rules.values) == 2
    assert [type(constraint) for constraint in problem.rules.constraints] == [Less]
    assert problem.start == problem.rules.top == Candidates.full(2, 2)


@pytest.mark.parametrize("cells", [1, 5])
@pytest.mark.parametrize("bottom", [True, False])
def test_problems_are_drawn_small_and_large_with_and_without_answers(cells: int, bottom: bool) -> None:
    find(
        strategies.problems(),
        lambda problem: (
            len(problem.rules.cells) == cells
            and len(problem.rules.constraints) > 1
            and laws.truth(problem.rules, problem.start).is_bottom is bottom
        ),
        settings=settings(THOROUGH, phases=(Phase.generate,)),
    )


@given(strategies.rule_sets(most_cells=1))
def test_kinds_without_room_are_left_out(rules: Rules) -> None:
    assert not any(isinstance(constraint, Less) for constraint in rules.constraints)


@given(st.data())
def test_a_constraint_of_a_third_party_joins_in(data: st.DataObject) -> None:
    mine = Generator(lambda scope, _: st.just(Even(scope)))
    rules = data.draw(strategies.rule_sets(most_cells=3, generators=[mine]))
    assert {type(constraint) for constraint in rules.constraints} <= {Even}
    assert {*laws.truth(rules, rules.top)} == {0} or all(rules.top)
    constraint, top = data.draw(strategies.constraints_with_top(mine, most_cells=2, most_values=3))
    laws.check_constraint(constraint, top)


@given(strategies.tops(3, 4).flatmap(lambda top: st.tuples(st.just(top), strategies.elements_below(top))))
def test_elements_are_below_their_top(case: tuple[Candidates, Candidates]) -> None:
    top, element = case
    assert all(top)
    assert element <= top


PERMUTATION = AllDifferent(tuple(range(6)))
MUCH = 13
"""A planted unsoundness shows only where a projection removes so many candidates; drawn blindly, one in 1,500 does."""


def examples_until_found(number: int, *, aimed: bool, most: int = 2_000) -> int:
    """How many examples Hypothesis draws until the planted unsoundness shows, at most ``most``."""
    drawn = 0

    @seed(number)
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.target),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies.elements_below(Candidates.full(6, 6)))
    def rarely_fails(candidates: Candidates) -> None:
        nonlocal drawn
        drawn += 1
        step = laws.RungStep(PERMUTATION, PERMUTATION.ladder[-1].rule, candidates)
        if aimed:
            strategies.aim(step)
        if not step.after.is_bottom and candidates.count() - step.after.count() >= MUCH:
            raise EOFError  # nothing else raises it

    try:
        rarely_fails()
    except EOFError:
        return drawn
    return most


@pytest.mark.slow
def test_aiming_finds_a_rare_unsoundness_with_fewer_examples() -> None:
    blind, aimed = (sorted(examples_until_found(number, aimed=way) for number in range(7)) for way in (False, True))
    print(f"\nexamples until found: drawn blindly {blind}, aimed {aimed}")
    assert aimed[3] < blind[3] / 2
