"""The adder: its models are the sums that are asked for, and its room is that of the numbers written in binary."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from neurosym import Candidates, Linear, Problem, Rules, Solved, Total, adder, solve
from neurosym.backends.encoding import encoding
from neurosym.constraints.base import Constraint
from neurosym.constraints.relation import RELATIONS


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sum is written by the adder."""
    monkeypatch.setattr(adder, "MOST_STATES", 0)


def models(constraint: Constraint, values: int) -> list[tuple[int, ...]]:
    """All answers by way of the clauses; the projection is not asked."""
    cells = tuple(f"c{cell}" for cell in constraint.scope)
    outcome = solve(Problem(Rules(cells, tuple(map(str, range(values))), (constraint,))), most=0, strength="unit")
    return sorted(outcome.answers) if isinstance(outcome, Solved) else []


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("seed", range(20))
def test_its_models_are_the_answers(relation: str, seed: int) -> None:
    rng = Random(seed)
    count, values = rng.randint(1, 4), rng.randint(1, 4)
    numbers = tuple(rng.randint(-9, 9) for _ in range(values))
    weights = tuple(rng.randint(-5, 5) for _ in range(count))
    total = Total(tuple(range(count)), relation, rng.randint(-40, 40), numbers, weights)
    expected = [row for row in product(range(values), repeat=count) if total.check(row)]
    assert models(total, values) == expected
    if (inequality := total.relax(Candidates.full(count, values))) is not None:
        assert models(inequality[0], values) == expected


def test_a_sum_of_many_large_numbers_takes_little_room() -> None:
    rng = Random(1)
    weights = tuple(rng.randint(1, 10**9) for _ in range(40))
    picked = [rng.randrange(2) for _ in weights]
    bound = sum(weight * one for weight, one in zip(weights, picked, strict=True))
    scope, cells = tuple(range(40)), tuple(f"c{cell}" for cell in range(40))
    total = Total(scope, "==", bound, (0, 1), weights)
    linear = Linear(scope, tuple((0, weight) for weight in weights), bound, None)
    rules = Rules(cells, ("0", "1"), (total, linear))
    assert len(encoding(rules).clauses) < 40_000
    start = Candidates([3 if cell < 12 else 1 << one for cell, one in enumerate(picked)])
    outcome = solve(Problem(rules, start), strength="unit", most=0)
    assert isinstance(outcome, Solved)
    assert tuple(picked) in outcome.answers


def test_narrow_sums_keep_their_automaton() -> None:
    assert not adder.is_wide([[(0, 1), (10**9, 2)]] * 10)
    assert not adder.is_wide([[(0, 1), (1000, 2), (7000, 3)]] * 100)
    assert adder.is_wide([[(0, n), (3**n, n + 1)] for n in range(40)])
    assert not adder.is_wide([[], [(5, 1)]])
