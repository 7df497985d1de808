"""Boards whose cells are edges: loops and paths that run from place to place, for the pages in ``domains/``.

A node of a net is a place, the centre of an entry or a corner between entries; a cell is an edge between two nodes
that are neighbours, with the values ``-`` (no line) and ``x`` (a line). Other cells may follow the edges.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from neurosym import grid, lexing
from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.arms import Arms
from neurosym.constraints.base import Constraint
from neurosym.constraints.carries import Carries
from neurosym.constraints.clause import Clause
from neurosym.constraints.connected import Connected
from neurosym.constraints.table import Table
from neurosym.constraints.tally import Tally
from neurosym.grid import Place
from neurosym.lattice import Candidates
from neurosym.lexing import Piece
from neurosym.problem import Rules


@dataclass(frozen=True)
class Net:
    """Nodes and the edges between neighbours, numbered in the order of their first node: to the right, then down."""

    nodes: tuple[Place, ...]

    @cached_property
    def edges(self) -> dict[tuple[Place, Place], int]:
        """The cell of each edge, named by its two nodes, the upper or left one first."""
        inside = {*self.nodes}
        pairs = (((r, c), other) for r, c in self.nodes for other in ((r, c + 1), (r + 1, c)) if other in inside)
        return {pair: cell for cell, pair in enumerate(pairs)}

    @cached_property
    def around(self) -> dict[Place, tuple[int, ...]]:
        """For each node, up, right, down and left: the edge that leads there, -1 where there is none."""
        edges = self.edges
        return {
            (r, c): (
                edges.get(((r - 1, c), (r, c)), -1),
                edges.get(((r, c), (r, c + 1)), -1),
                edges.get(((r, c), (r + 1, c)), -1),
                edges.get(((r, c - 1), (r, c)), -1),
            )
            for r, c in self.nodes
        }

    def at(self, node: Place) -> tuple[int, ...]:
        """The edges at a node."""
        return tuple([edge for edge in self.around.get(node, ()) if edge >= 0])

    def ray(self, node: Place, way: int, most: int = 1 << 30) -> tuple[int, ...]:
        """The edges met from a node straight on, up to ``most``; ``way`` is a number of :data:`grid.STEPS`."""
        met: list[int] = []
        while len(met) < most and (edge := self.around[node][way]) >= 0:
            met.append(edge)
            node = node[0] + grid.STEPS[way][0], node[1] + grid.STEPS[way][1]
        return tuple(met)

    def within(self, nodes: Iterable[Place]) -> tuple[int, ...]:
        """The edges with both ends among these nodes."""
        inside = {*nodes}
        pairs = (((r, c), other) for r, c in inside for other in ((r, c + 1), (r + 1, c)) if other in inside)
        return tuple(sorted(self.edges[pair] for pair in pairs if pair in self.edges))

    def leaving(self, nodes: Iterable[Place]) -> tuple[int, ...]:
        """The edges with just one end among these nodes."""
        inside = {*nodes}
        return tuple(sorted({edge for node in inside for edge in self.at(node)} - {*self.within(inside)}))

    def rules(
        self,
        constraints: Iterable[Constraint],
        marks: Sequence[Place] = (),
        *,
        corners: bool = False,
        values: tuple[str, ...] = ("-", "x"),
        top: Candidates = Candidates(()),
    ) -> Rules:
        """Rules of a board whose cells are these edges, and behind them one for each place of ``marks``.

        Nodes are centres of entries, or with ``corners`` the corners, of which there is a row and a column more.
        Where there are more ``values`` than the two of an edge, ``top`` says which cell can take which.
        """
        at, names = (0.5 if corners else 0.0), dict(zip(self.nodes, grid.names(self.nodes), strict=True))
        middles = [((a[0] + b[0]) / 2 - at, (a[1] + b[1]) / 2 - at) for a, b in self.edges]
        cells = (*(f"{names[a]}-{names[b]}" for a, b in self.edges), *grid.names(marks))
        return Rules(cells, values, tuple(constraints), top, (*middles, *marks))


def degrees(
    net: Net, through: Collection[Place] = (), ends: Collection[Place] = (), of: Sequence[Place] = ()
) -> Iterator[Tally]:
    """No line or two at each node: two where it must go ``through``, and one at the ``ends`` of a path.

    Only the nodes ``of`` are looked at, if they are told. Of a node that no edge leads to nothing is said: see
    :func:`reachable`.
    """
    inside, ending, nodes = {*through}, {*ends}, of or net.nodes
    for node, name in zip(nodes, grid.names(nodes), strict=True):
        allowed = (1,) if node in ending else (2,) if node in inside else (0, 2)
        if edges := net.at(node):
            yield Tally(edges, allowed, 0b10, name=f"lines at {name}")


def joined(net: Net, name: str = "the loop") -> Iterator[Connected]:
    """All lines hang together."""
    links = [(a, b) for node in net.nodes for a in net.at(node) for b in net.at(node) if a < b]
    if net.edges:
        yield Connected(tuple(range(len(net.edges))), 0b10, tuple(links), name=name)


def woven(net: Net, turns: Mapping[Place, int]) -> Connected:
    """All lines are one, which may cross itself; ``turns`` are the marks of nodes in which it turns, of value 1.

    A line goes straight on through a crossing, so edges that face each other hang together, and others by a turn.
    """
    links = []
    for node, turn in turns.items():
        up, right, down, left = net.around[node]
        links += [pair for pair in ((up, down), (right, left)) if min(pair) >= 0]
        links += [(edge, turn) for edge in net.at(node)]
    return Connected((*range(len(net.edges)), *turns.values()), 0b10, tuple(links), name="the loop")


def pieces(net: Net, told: Mapping[Place, Piece]) -> Iterator[tuple[int, int]]:
    """The edges at places of which it is told by which sides lines leave, ``ns``, and the value of each."""
    for place, piece in told.items():
        if not {*piece} <= {*"nesw"} or len({*piece}) < len(piece):
            raise piece.wrong("the sides by which a line leaves, of n, e, s and w")
        for way, edge in enumerate(net.around[place]):
            if edge < 0 and "nesw"[way] in piece:
                raise piece.wrong("a line that stays on the board")
            if edge >= 0:
                yield edge, int("nesw"[way] in piece)


def given(rules: Rules, values: Iterable[tuple[int, int]]) -> Candidates:
    """What cells can be where some are told, each with its value."""
    start = [*rules.top]
    for cell, value in values:
        start[cell] &= 1 << value
    return Candidates(start)


def sides(net: Net, place: Place) -> tuple[int, ...]:
    """The edges to the right, below, to the left and above an entry, where nodes are corners."""
    (r, c), edges = place, net.edges
    right, below, across = (r, c + 1), (r + 1, c), (r + 1, c + 1)
    return edges[right, across], edges[below, across], edges[place, below], edges[place, right]


def single(net: Net, through: Collection[Place] = ()) -> Iterator[Constraint]:
    """The lines are one loop, which goes ``through`` these nodes and may go through the others."""
    yield from degrees(net, through)
    yield from joined(net)


def marked(
    net: Net, marks: Mapping[Place, int], none: int | None, straight: int, turn: int, *, crossed: int | None = None
) -> Iterator[Table]:
    """The mark of a node, a cell, says how its line goes: its values where there is none, one straight on, or a turn.

    ``none`` is None where a line must go through all of these nodes, ``crossed`` None where lines do not cross.
    Several nodes may share a mark.
    """
    for node, name in zip(marks, grid.names(marks), strict=True):
        ways = [way for way in range(4) if net.around[node][way] >= 0]
        rows = [
            (*(int(way in pair) for way in ways), straight if pair[1] - pair[0] == 2 else turn)
            for pair in combinations(ways, 2)
        ]
        rows += [] if none is None else [(*[0] * len(ways), none)]
        rows += [] if crossed is None or len(ways) < 4 else [(*[1] * len(ways), crossed)]
        yield Table((*net.at(node), marks[node]), tuple(rows), name=f"line at {name}")


def carried(net: Net, at: Mapping[Place, int], values: int) -> Iterator[Constraint]:
    """Lines without a cycle, each with one of ``values``, a bit set, at all its nodes; 0 where there is no line.

    ``at`` tells the cell of each node that holds the value.
    """
    for (a, b), edge in net.edges.items():
        yield Carries((edge, at[a], at[b]), 0b10, values, name=f"{' and '.join(grid.names([a, b]))}")
    for node, name in zip(net.nodes, grid.names(net.nodes), strict=True):
        edges = net.at(node)
        yield Clause((*edges, at[node]), (*(0b10,) * len(edges), 0b01), name=f"a line at {name}")
    ends = tuple(((), (at[a], at[b])) for a, b in net.edges)
    if ends:
        yield Acyclic(tuple(range(len(ends))), ends, name="the lines")


def reachable(net: Net, nodes: Iterable[Place], text: str) -> None:
    """Refuse a text in which one of these nodes, that a line must go through, has no edge."""
    for node in nodes:
        if not net.at(node):
            raise lexing.end(text).wrong(f"a board in which a line can come to {grid.names([node])[0]}")


def apart(net: Net, marks: Mapping[Place, int]) -> Iterator[Clause]:
    """No two neighbours have a mark of value 1."""
    for a, b in net.edges:
        yield Clause((marks[a], marks[b]), (0b01, 0b01), name=f"{' beside '.join(grid.names([a, b]))}")


def visits(net: Net, regions: Mapping[str, Collection[Place]], times: int = 1) -> Iterator[Tally]:
    """The loop enters each region so many times, and as often leaves it."""
    for label, nodes in regions.items():
        if edges := net.leaving(nodes):
            yield Tally(edges, (2 * times,), 0b10, name=f"border of region {label} ({2 * times} lines)")


def middle(net: Net, a: Place, b: Place) -> Iterator[Constraint]:
    """A line goes along the edge from ``a``, the upper or left one, to ``b``, and equally far straight on both ways."""
    way, edge = (1 if a[0] == b[0] else 2), net.edges[a, b]
    rays = net.ray(a, (way + 2) % 4), net.ray(b, way)
    name = f"middle {'-'.join(grid.names([a, b]))}"
    yield Tally((edge,), (1,), 0b10, name=name)
    if scope := (*rays[0], *rays[1]):
        lengths = tuple((length, length) for length in range(1 + min(map(len, rays))))
        yield Arms(scope, (len(rays[0]), len(rays[1])), lengths, 0b10, name=name)


def arms(net: Net, node: Place, accepts: Callable[[int, int, bool], bool], most: int = 1 << 30, name: str = "") -> Arms:
    """A line goes through ``node``, and how far it goes straight on to each side is told.

    ``accepts(one, other, straight)`` gets the lengths of the two arms, counted up to ``most``, and whether they point
    in opposite ways.
    """
    rays = [net.ray(node, way, most) for way in range(4)]
    allowed = []
    for way, other in combinations(range(4), 2):
        for one, two in product(range(1, len(rays[way]) + 1), range(1, len(rays[other]) + 1)):
            if accepts(one, two, other == way + 2):
                allowed.append(tuple(one if w == way else two if w == other else 0 for w in range(4)))
    scope = tuple(edge for ray in rays for edge in ray)
    return Arms(scope, tuple(map(len, rays)), tuple(allowed), 0b10, name=name or f"arms at {grid.names([node])[0]}")


def within(regions: Mapping[str, Iterable[Place]]) -> Net:
    """The net of all places of regions."""
    return Net(tuple(sorted(place for places in regions.values() for place in places)))
