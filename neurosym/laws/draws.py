"""Hypothesis strategies for constraints with a structure of their own: gaps, links, words."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.base import Constraint
from neurosym.constraints.census import Census
from neurosym.constraints.connected import Connected
from neurosym.constraints.path import Path
from neurosym.constraints.piece import Piece
from neurosym.constraints.placed import Placed
from neurosym.constraints.reach import Reach
from neurosym.constraints.relation import RELATIONS
from neurosym.constraints.sight import Sight
from neurosym.constraints.sized import Sized
from neurosym.constraints.spaced import Spaced
from neurosym.constraints.spelled import Spelled
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.constraints.uneven import Uneven
from neurosym.constraints.within import Within


def spaced(scope: tuple[int, ...], values: int) -> SearchStrategy[Constraint]:
    """Small gaps, 0 too."""
    return st.builds(Spaced, st.just(scope), st.tuples(*[st.integers(0, 3)] * values))


def paths(scope: tuple[int, ...], values: int) -> SearchStrategy[Constraint]:
    """Any links; as a rule enough of them for a path."""
    pairs = [(a, b) for b in range(len(scope)) for a in range(b)]
    links = st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([])
    return st.builds(Path, st.just(scope), st.just(tuple(pairs)) | links.map(tuple))


def spelled(scope: tuple[int, ...], values: int) -> SearchStrategy[Constraint]:
    """Up to four words of up to three letters, which may want the same cell twice."""
    letter = st.tuples(st.integers(0, len(scope) - 1), st.integers(0, (1 << values) - 1))
    words = st.lists(st.lists(letter, max_size=3).map(tuple), max_size=4).map(tuple)
    return st.builds(Spelled, st.just(scope), words, st.sampled_from(list(RELATIONS)), st.integers(-1, 5))


@st.composite
def connected(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Cells in a row, or any links; at times with roots."""
    position = st.integers(0, len(scope) - 1)
    row = [(i, i + 1) for i in range(len(scope) - 1)]
    links = draw(st.lists(st.tuples(position, position), max_size=6) | st.just(row))
    roots = draw(st.just(()) | st.lists(position, min_size=1, max_size=2, unique=True).map(tuple))
    return Connected(scope, draw(st.integers(0, (1 << values) - 1)), tuple(links), roots)


@st.composite
def within(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """The same with a root at least, and no step or more."""
    whole = draw(connected(scope, values))
    assert isinstance(whole, Connected)
    return Within(scope, whole.values, whole.links, whole.roots or (0,), draw(st.integers(0, 3)))


@st.composite
def census(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Numbers that can be, and some that cannot."""
    numbers = draw(st.lists(st.integers(-1, len(scope)), min_size=values, max_size=values))
    return Census(scope, draw(st.integers(0, (1 << values) - 1)), tuple(numbers))


@st.composite
def sized(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Cells in a row, or any links; sizes that can be and some that cannot."""
    position = st.integers(0, len(scope) - 1)
    row = [(i, i + 1) for i in range(len(scope) - 1)]
    links = draw(st.just(row) | st.lists(st.tuples(position, position), max_size=6))
    size = st.integers(0, 4).flatmap(lambda least: st.tuples(st.just(least), st.integers(least, 5)))
    sizes = draw(st.just([(v + 1, v + 1) for v in range(values)]) | st.lists(size, min_size=values, max_size=values))
    return Sized(scope, tuple(links), tuple(sizes))


@st.composite
def acyclic(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Edges between four nodes, some from a node to itself, some values without."""
    node = st.integers(0, 3)
    edge = st.just(()) | st.tuples(node, node)
    return Acyclic(scope, draw(st.tuples(*[st.tuples(*[edge] * values)] * len(scope))))


@st.composite
def reaches(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Any links and starts."""
    place = st.integers(0, len(scope) - 1)
    links = tuple(draw(st.lists(st.tuples(place, place), max_size=6)))
    starts = tuple(draw(st.lists(place, max_size=2, unique=True)))
    return Reach(scope, draw(st.integers(0, (1 << values) - 1)), links, starts, draw(st.integers(0, len(scope))))


@st.composite
def sights(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """The scope cut anywhere into up to four arms, some of them empty."""
    cuts = sorted(draw(st.lists(st.integers(0, len(scope)), max_size=3)))
    arms = tuple(end - first for first, end in zip([0, *cuts], [*cuts, len(scope)], strict=True))
    return Sight(scope, arms, draw(st.integers(-1, len(scope) + 1)), draw(st.integers(0, (1 << values) - 1)))


@st.composite
def pieces(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """Cells in a row, or any links; any of them the root."""
    position = st.integers(0, len(scope) - 1)
    row = [(i, i + 1) for i in range(len(scope) - 1)]
    links = tuple(draw(st.lists(st.tuples(position, position), max_size=6) | st.just(row)))
    return Piece(
        scope, draw(st.integers(0, (1 << values) - 1)), links, draw(position), draw(st.integers(1, len(scope)))
    )


def placed(scope: tuple[int, ...], values: int) -> SearchStrategy[Constraint]:
    """Up to five pieces, the empty one too."""
    position, value = st.integers(0, len(scope) - 1), st.integers(1, max(values - 1, 1))
    piece = st.dictionaries(position, value, max_size=4).map(lambda cells: tuple(cells.items()))
    return st.builds(Placed, st.just(scope), st.lists(piece, max_size=5).map(tuple))


@st.composite
def uncrossed(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """As many edges as there are cells for, on any sides."""
    mask, sides = st.integers(0, (1 << values) - 1), draw(st.permutations(range(4)))[: len(scope) - 4]
    return Uncrossed(scope, draw(mask), draw(mask), tuple(sides))


@st.composite
def uneven(draw: st.DrawFn, scope: tuple[int, ...], values: int) -> Constraint:
    """The scope cut anywhere into up to four groups, some of them empty, with any links."""
    cuts = sorted(draw(st.lists(st.integers(0, len(scope)), max_size=3)))
    sizes = tuple(end - first for first, end in zip([0, *cuts], [*cuts, len(scope)], strict=True))
    group = st.integers(0, len(sizes) - 1)
    links = tuple(draw(st.lists(st.tuples(group, group), max_size=3)))
    return Uneven(scope, sizes, links, draw(st.integers(0, (1 << values) - 1)))
