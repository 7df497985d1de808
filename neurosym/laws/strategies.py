"""Hypothesis strategies: candidates, every public constraint with the top it lives on, rules, problems.

For tests of your own constraint, projection, backend or looper::

    from neurosym.laws import strategies

    @given(strategies.problems(), st.data())
    def test_my_backend(problem, data): ...

All shrink towards the smallest grid with the smallest domain: one cell (or as many as a constraint needs), two values,
no constraint, a full top, small numbers. A constraint of your own joins in through a :class:`Generator` of its own::

    mine = strategies.Generator(lambda scope, values: st.just(Knight(scope)), fewest=2, most=2)
    strategies.rule_sets(generators=[mine, *strategies.GENERATORS.values()])
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis import target
from hypothesis.strategies import SearchStrategy

from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.consecutive import Consecutive
from neurosym.constraints.count import Count
from neurosym.constraints.difference import Difference
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.less import Less
from neurosym.constraints.linear import Linear
from neurosym.constraints.matching import Matching
from neurosym.constraints.member import Member
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.path import Path
from neurosym.constraints.product import Product
from neurosym.constraints.quotient import Quotient
from neurosym.constraints.regular import Regular
from neurosym.constraints.relation import RELATIONS
from neurosym.constraints.spaced import Spaced
from neurosym.constraints.spelled import Spelled
from neurosym.constraints.table import Table
from neurosym.constraints.total import Total
from neurosym.constraints.unlike import Unlike
from neurosym.lattice import Answer, Candidates
from neurosym.laws import draws
from neurosym.laws.step import Step
from neurosym.problem import Problem, Rules

Scope: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Generator:
    """How constraints of one kind are drawn over a scope and a number of values, and on how many cells they work.

    ``over(scope, values)`` gives a strategy; scopes have from ``fewest`` to ``most`` cells.
    """

    over: Callable[[Scope, int], SearchStrategy[Constraint]]
    fewest: int = 1
    most: int = 5


def masks(values: int) -> SearchStrategy[int]:
    """Any bit set of values, the empty one too."""
    return st.integers(0, (1 << values) - 1)


def rows(cells: int, values: int) -> SearchStrategy[Answer]:
    """Any answer over so many cells."""
    return st.tuples(*[st.integers(0, values - 1)] * cells)


def numbers(values: int) -> SearchStrategy[tuple[int, ...]]:
    """A number for each value: 1, 2, 3 ..., or any, negative, zero and repeated ones too."""
    return st.just(tuple(range(1, values + 1))) | st.tuples(*[st.integers(-4, 9)] * values)


@st.composite
def _totals(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    stand_for = draw(numbers(values))
    weights = draw(st.just(()) | st.tuples(*[st.integers(-3, 3)] * len(scope)))
    row = draw(rows(len(scope), values))
    near = sum(w * stand_for[v] for w, v in zip(weights or (1,) * len(scope), row, strict=True))
    bound = draw(st.just(near) | st.integers(-20, 40))
    return Total(scope, draw(st.sampled_from(list(RELATIONS))), bound, stand_for, weights)


@st.composite
def _linears(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    coefficients = draw(st.tuples(*[st.tuples(*[st.integers(-3, 3)] * values)] * len(scope)))
    least, most = draw(st.none() | st.integers(-6, 6)), draw(st.none() | st.integers(-6, 6))
    return Linear(scope, coefficients, least, most)


@st.composite
def _distinct_totals(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    stand_for = draw(numbers(values))
    order = draw(st.permutations(range(values)))
    bound = draw(st.just(sum(stand_for[v] for v in order[: len(scope)])) | st.integers(-10, 30))
    return DistinctTotal(scope, bound, stand_for)


@st.composite
def _products(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    stand_for = draw(numbers(values))
    near = 1
    for value in draw(rows(len(scope), values)):
        near *= stand_for[value]
    return Product(scope, draw(st.just(near) | st.integers(-12, 36)), stand_for)


@st.composite
def _regulars(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    states = draw(st.integers(1, 4))
    state = st.integers(0, states - 1)
    transitions = draw(st.tuples(*[st.tuples(*[st.integers(-1, states - 1)] * values)] * states))
    return Regular(scope, transitions, draw(state), tuple(draw(st.lists(state, max_size=states))))


@st.composite
def _matchings(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    place = st.lists(st.integers(0, len(scope) - 1), max_size=3, unique=True).map(tuple)
    return Matching(scope, draw(masks(values)), tuple(draw(st.lists(place, max_size=len(scope)))))


def _arithmetic(
    kind: type[Difference] | type[Quotient], least: int
) -> Callable[[Scope, int], SearchStrategy[Constraint]]:
    return lambda scope, values: st.builds(kind, st.just(scope), target=st.integers(least, 6), numbers=numbers(values))


GENERATORS: Mapping[type[Constraint], Generator] = MappingProxyType(
    {
        AllDifferent: Generator(lambda scope, _: st.just(AllDifferent(scope))),
        Clause: Generator(
            lambda scope, values: st.builds(Clause, st.just(scope), st.tuples(*[masks(values)] * len(scope)))
        ),
        Consecutive: Generator(lambda scope, _: st.just(Consecutive(scope))),
        Count: Generator(
            lambda scope, values: st.builds(
                Count, st.just(scope), st.sampled_from(list(RELATIONS)), st.integers(-2, len(scope) + 1), masks(values)
            )
        ),
        Difference: Generator(_arithmetic(Difference, -1), 2, 2),
        DistinctTotal: Generator(_distinct_totals),
        Less: Generator(lambda scope, values: st.builds(Less, st.just(scope), gap=st.integers(-values, values)), 2, 2),
        Linear: Generator(_linears),
        Matching: Generator(_matchings),
        Member: Generator(lambda scope, values: st.builds(Member, st.just(scope), masks(values)), 1, 1),
        NotEqual: Generator(lambda scope, _: st.just(NotEqual(scope)), 2, 2),
        Path: Generator(draws.paths),
        Product: Generator(_products),
        Quotient: Generator(_arithmetic(Quotient, -3), 2, 2),
        Regular: Generator(_regulars),
        Spaced: Generator(draws.spaced),
        Spelled: Generator(draws.spelled),
        Table: Generator(
            lambda scope, values: st.builds(
                Table, st.just(scope), st.lists(rows(len(scope), values), max_size=7).map(tuple)
            )
        ),
        Total: Generator(_totals),
        Unlike: Generator(lambda scope, _: st.just(Unlike(scope)), 2, 2),  # an even number of cells, and few
    }
)
"""A generator for every public constraint."""


@st.composite
def tops(draw: st.DrawFn, cells: int, values: int) -> Candidates:
    """The full top, or a ragged one in which every cell keeps a value."""
    full = (1 << values) - 1
    ragged = st.tuples(*[st.integers(0, full - 1).map(lambda lost: full & ~lost)] * cells)
    return Candidates(draw(st.just((full,) * cells) | ragged))


@st.composite
def elements_below(draw: st.DrawFn, top: Candidates) -> Candidates:
    """Any element below ``top``: the top first, bottom too. Three values of four stay, so few are bottom."""
    lost = [draw(masks(mask.bit_length())) & draw(masks(mask.bit_length())) for mask in top]
    return Candidates([mask & ~gone for mask, gone in zip(top, lost, strict=True)])


@st.composite
def scopes(draw: st.DrawFn, cells: int, pool: int) -> Scope:
    """So many different cells out of ``0..pool-1``, in any order."""
    return tuple(draw(st.permutations(range(pool)))[:cells])


@st.composite
def constraints_with_top(
    draw: st.DrawFn, generator: Generator, most_cells: int = 4, most_values: int = 4
) -> tuple[Constraint, Candidates]:
    """A constraint over cells that need not be neighbours, and what these cells can take."""
    cells = draw(st.integers(generator.fewest, min(generator.most, max(most_cells, generator.fewest))))
    values = draw(st.integers(2, most_values))
    scope = draw(scopes(cells, cells + 2))
    return draw(generator.over(scope, values)), draw(tops(cells, values))


@st.composite
def rule_sets(
    draw: st.DrawFn,
    most_cells: int = 5,
    most_values: int = 3,
    generators: Sequence[Generator] = tuple(GENERATORS.values()),
) -> Rules:
    """Rules with up to four constraints by those of ``generators`` that have room."""
    cells, values = draw(st.integers(1, most_cells)), draw(st.integers(2, most_values))
    roomy = [generator for generator in generators if generator.fewest <= cells]
    constraints = []
    for generator in draw(st.lists(st.sampled_from(roomy), max_size=4)) if roomy else ():
        scope = draw(scopes(draw(st.integers(generator.fewest, min(generator.most, cells))), cells))
        constraints.append(draw(generator.over(scope, values)))
    names, labels = tuple(f"x{cell}" for cell in range(cells)), tuple(map(str, range(values)))
    return Rules(names, labels, tuple(constraints), draw(tops(cells, values)))


@st.composite
def problems(
    draw: st.DrawFn,
    most_cells: int = 5,
    most_values: int = 3,
    generators: Sequence[Generator] = tuple(GENERATORS.values()),
) -> Problem:
    """Rules with any start below their top, bottom too."""
    rules = draw(rule_sets(most_cells, most_values, generators))
    return Problem(rules, draw(st.just(rules.top) | elements_below(rules.top)))


def aim(step: Step) -> None:
    """Tell Hypothesis, in a test, to look for steps that remove more: there a rare unsoundness shows sooner.

    Steps to bottom count as removing nothing, else they would be all that is looked for. Works in the phase
    ``Phase.target`` (Löscher and Sagonas, Targeted property-based testing, ISSTA 2017).
    """
    removed = 0 if step.after.is_bottom else step.before.count() - step.after.count()
    target(float(removed), label="candidates removed")
