"""Lines that carry a value, without detours: by these alone it is known whether a puzzle has one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

from neurosym import grid
from neurosym.boards.loops import Net
from neurosym.constraints.base import Constraint
from neurosym.constraints.parted import Parted
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.grid import Place
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Canon, Rules


def canon(net: Net, at: Mapping[Place, int], carried: int, rules: Rules) -> Canon:
    """Answers without detours are canonical, where ``rules`` say no more than :func:`loops.carried` and which nodes
    are the two ends of a line with a value of its own.

    A line makes a detour where two of its nodes are neighbours and not joined, or where a node without a line lies
    beside two of its nodes, by which the line would be shorter, or as long and lower. Straightened, any answer becomes
    one without detours: each step leaves fewer nodes with a line, or as many that come earlier. So where there is one
    such answer only, another answer is a step away from it, and where nodes are free between its nodes it is found.
    That lines do not cross in a square is said too: it follows from the rest, but not square by square.
    """
    first = Candidates([mask & carried if mask & carried else mask for mask in rules.top])
    narrow = replace(rules, constraints=(*rules.constraints, *_straight(net, at, carried)))
    return Canon(narrow, partial(_detour, net, at), first)


def _straight(net: Net, at: Mapping[Place, int], carried: int) -> Iterator[Constraint]:
    """No detours. Of two corners through which a line is as long it takes the upper one."""
    for r, c in net.nodes:
        square = [(r, c), (r, c + 1), (r + 1, c + 1), (r + 1, c)]
        if at.keys() >= {*square}:
            around = zip(square, (*square[1:], square[0]), strict=True)
            edges = [net.edges[min(pair), max(pair)] for pair in around]
            scope = (*(at[node] for node in square), *edges)
            yield Uncrossed(scope, 0b10, carried, name=f"square at {grid.names(square)[0]}")
    for (a, b), edge in net.edges.items():
        yield Parted((at[a], at[b], edge), carried, (0b01,), name=f"no way round {' and '.join(grid.names([a, b]))}")
    for node, name in zip(net.nodes, grid.names(net.nodes), strict=True):
        r, c = node
        up, right, down, left = ((r + dr, c + dc) for dr, dc in grid.STEPS)
        for one, other in ((up, down), (left, right), (down, left), (down, right)):
            if one in at and other in at:
                yield Parted((at[one], at[other], at[node]), carried, (0b01,), name=f"no way round {name}")
        for beside, corner in ((left, (r - 1, c - 1)), (right, (r - 1, c + 1))):
            if beside in at and up in at:
                # The one corner that may be: the line comes from above along the edge to it.
                edges = [net.edges[pair] for pair in (tuple(sorted((corner, up))),) if pair in net.edges]
                scope = (at[beside], at[up], at[node], *edges)
                yield Parted(scope, carried, (0b01,) * (1 + len(edges)), name=f"no way round {name}")


def _detour(net: Net, at: Mapping[Place, int], answer: Answer) -> Answer | None:
    """The answer with a detour in one of its lines, through nodes without a line; None if there is no room for one."""
    joined: dict[Place, list[Place]] = {node: [] for node in net.nodes}
    for (a, b), edge in net.edges.items():
        if answer[edge]:
            joined[a].append(b)
            joined[b].append(a)
    free = {node for node in net.nodes if not answer[at[node]]}
    spans: list[tuple[Place, ...]] = [(a, b) for (a, b), edge in net.edges.items() if answer[edge]]
    spans += [(a, middle, b) for middle, (a, b) in ((node, ends) for node, ends in joined.items() if len(ends) == 2)]
    for span in spans if free else ():
        if way := _way(net, span[0], span[-1], free):
            changed = [*answer]
            for a, b in pairwise(span):
                changed[net.edges[min(a, b), max(a, b)]] = 0
            for node in span[1:-1]:
                changed[at[node]] = 0
            for a, b in pairwise(way):
                changed[net.edges[min(a, b), max(a, b)]] = 1
            for node in way[1:-1]:
                changed[at[node]] = answer[at[span[0]]]
            return tuple(changed)
    return None


def _way(net: Net, start: Place, goal: Place, free: set[Place]) -> list[Place]:
    """A way from one node to another through nodes that are free, one at least; empty if there is none."""
    back, reached = {start: start}, [start]
    for here in reached:  # grows as it is walked
        for dr, dc in grid.STEPS:
            there = here[0] + dr, here[1] + dc
            if there == goal and here != start:
                way = [goal, here]
                while here != start:
                    here = back[here]
                    way.append(here)
                return way
            if there in free and there not in back:
                back[there] = here
                reached.append(there)
    return []
