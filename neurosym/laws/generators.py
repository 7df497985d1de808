"""How each public constraint is drawn: over which cells, with which arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.alike import Alike
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.apart import Apart
from neurosym.constraints.arms import Arms
from neurosym.constraints.base import Constraint
from neurosym.constraints.carries import Carries
from neurosym.constraints.census import Census
from neurosym.constraints.clause import Clause
from neurosym.constraints.connected import Connected
from neurosym.constraints.consecutive import Consecutive
from neurosym.constraints.count import Count
from neurosym.constraints.difference import Difference
from neurosym.constraints.distance import Distance
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.constraints.less import Less
from neurosym.constraints.linear import Linear
from neurosym.constraints.matching import Matching
from neurosym.constraints.member import Member
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.parted import Parted
from neurosym.constraints.path import Path
from neurosym.constraints.piece import Piece
from neurosym.constraints.placed import Placed
from neurosym.constraints.product import Product
from neurosym.constraints.quotient import Quotient
from neurosym.constraints.reach import Reach
from neurosym.constraints.regular import Regular
from neurosym.constraints.relation import RELATIONS
from neurosym.constraints.sight import Sight
from neurosym.constraints.sized import Sized
from neurosym.constraints.spaced import Spaced
from neurosym.constraints.spelled import Spelled
from neurosym.constraints.table import Table
from neurosym.constraints.tally import Tally
from neurosym.constraints.total import Total
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.constraints.uneven import Uneven
from neurosym.constraints.unlike import Unlike
from neurosym.constraints.within import Within
from neurosym.lattice import Answer
from neurosym.laws import draws

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
    kind: type[Apart] | type[Difference] | type[Quotient], least: int
) -> Callable[[Scope, int], SearchStrategy[Constraint]]:
    return lambda scope, values: st.builds(kind, st.just(scope), target=st.integers(least, 6), numbers=numbers(values))


@st.composite
def _arms(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    cut = draw(st.integers(0, len(scope)))
    length = st.integers(0, len(scope))
    return Arms(scope, (cut, len(scope) - cut), tuple(draw(st.lists(st.tuples(length, length)))), draw(masks(values)))


@st.composite
def _parted(draw: st.DrawFn, scope: Scope, values: int) -> Constraint:
    switches = draw(st.integers(0, len(scope) - 2))
    return Parted(scope, draw(masks(values)), tuple(draw(masks(values)) for _ in range(switches)))


GENERATORS: Mapping[type[Constraint], Generator] = MappingProxyType(
    {
        Acyclic: Generator(draws.acyclic),
        Alike: Generator(lambda scope, values: st.builds(Alike, st.just(scope), masks(values)), 2, 2),
        AllDifferent: Generator(lambda scope, _: st.just(AllDifferent(scope))),
        Apart: Generator(_arithmetic(Apart, -1), 2, 2),
        Arms: Generator(_arms),
        Carries: Generator(
            lambda scope, values: st.builds(Carries, st.just(scope), masks(values), masks(values)), 3, 3
        ),
        Census: Generator(draws.census, 2),
        Clause: Generator(
            lambda scope, values: st.builds(Clause, st.just(scope), st.tuples(*[masks(values)] * len(scope)))
        ),
        Connected: Generator(draws.connected),
        Consecutive: Generator(lambda scope, _: st.just(Consecutive(scope))),
        Count: Generator(
            lambda scope, values: st.builds(
                Count, st.just(scope), st.sampled_from(list(RELATIONS)), st.integers(-2, len(scope) + 1), masks(values)
            )
        ),
        Difference: Generator(_arithmetic(Difference, -1), 2, 2),
        Distance: Generator(lambda scope, _: st.just(Distance(scope)), 3, 3),
        DistinctTotal: Generator(_distinct_totals),
        ExactlyOne: Generator(
            lambda scope, values: st.builds(ExactlyOne, st.just(scope), st.tuples(*[masks(values)] * len(scope)))
        ),
        Less: Generator(lambda scope, values: st.builds(Less, st.just(scope), gap=st.integers(-values, values)), 2, 2),
        Linear: Generator(_linears),
        Matching: Generator(_matchings),
        Member: Generator(lambda scope, values: st.builds(Member, st.just(scope), masks(values)), 1, 1),
        NotEqual: Generator(lambda scope, _: st.just(NotEqual(scope)), 2, 2),
        Parted: Generator(_parted, 2),
        Path: Generator(draws.paths),
        Piece: Generator(draws.pieces),
        Placed: Generator(draws.placed),
        Product: Generator(_products),
        Quotient: Generator(_arithmetic(Quotient, -3), 2, 2),
        Reach: Generator(draws.reaches),
        Regular: Generator(_regulars),
        Sight: Generator(draws.sights),
        Sized: Generator(draws.sized),
        Spaced: Generator(draws.spaced),
        Spelled: Generator(draws.spelled),
        Table: Generator(
            lambda scope, values: st.builds(
                Table, st.just(scope), st.lists(rows(len(scope), values), max_size=7).map(tuple)
            )
        ),
        Tally: Generator(
            lambda scope, values: st.builds(
                Tally, st.just(scope), st.lists(st.integers(-1, len(scope) + 1), max_size=3).map(tuple), masks(values)
            )
        ),
        Total: Generator(_totals),
        Uncrossed: Generator(draws.uncrossed, 4),
        Uneven: Generator(draws.uneven),
        Unlike: Generator(lambda scope, _: st.just(Unlike(scope)), 2, 2),  # an even number of cells, and few
        Within: Generator(draws.within),
    }
)
"""A generator for every public constraint."""
