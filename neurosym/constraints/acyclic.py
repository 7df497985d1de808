"""The edges that cells choose hold no cycle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear
from neurosym.constraints.linked import top
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits

Edge = tuple[int, int] | tuple[()]
"""Two nodes, in any order; or no edge."""


@dataclass(frozen=True)
class Acyclic(Constraint):
    """The edges that are chosen form a forest. Cell i with value v chooses ``ends[i][v]``: two nodes, or ``()``.

    Nodes are any numbers. Two cells that choose the same edge close a cycle, and so does an edge from a node to itself.
    Projection: a value goes if the edges that are certain already join its two nodes; a value whose edge is only
    possible is not looked at, so this is not full support. As clauses it is lazy: one for each cycle that comes up.
    """

    ends: tuple[tuple[Edge, ...], ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("cycle", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.ends) != len(self.scope) or any(len(edge) not in (0, 2) for row in self.ends for edge in row):
            raise ModelError(f"{self} has {len(self.scope)} cells; give for each a row of edges: two nodes, or ().")

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(row) for mask, row in zip(top, self.ends, strict=True)):
            raise ModelError(f"{self} has no edge for some value that its cells can take; lengthen the rows with ().")

    def check(self, values: Answer) -> bool:
        parent: dict[int, int] = {}
        return all(not edge or _join(parent, *edge) for edge in self._chosen(values))

    def _chosen(self, values: Answer) -> list[Edge]:
        return [row[value] for row, value in zip(self.ends, values, strict=True)]

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom:
            return candidates
        masks, certain = [*candidates], [False] * len(candidates)
        parent: dict[int, int] = {}
        changed = True
        while changed:
            changed = False
            for i, mask in enumerate(masks):
                if mask & (mask - 1) or certain[i]:
                    continue
                certain[i] = changed = True
                edge = self.ends[i][mask.bit_length() - 1]
                if edge and not _join(parent, *edge):
                    return Candidates([0] * len(candidates))
            for i, mask in enumerate(masks if changed else ()):
                if certain[i]:
                    continue
                masks[i] = sum(1 << value for value in bits(mask) if not _joined(parent, self.ends[i][value]))
                if not masks[i]:
                    return Candidates([0] * len(candidates))
        return Candidates(masks)

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return ()

    def encode(self, cnf: Cnf) -> None:
        cnf.defer(self)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        """For each edge that closes a cycle, a short one: one of its cells takes a value that is another edge."""
        edges = self._chosen(values)
        tree: dict[int, list[tuple[int, int]]] = {}
        parent: dict[int, int] = {}
        for i, edge in enumerate(edges):
            if not edge:
                continue
            a, b = edge
            if _join(parent, a, b):
                tree.setdefault(a, []).append((b, i))
                tree.setdefault(b, []).append((a, i))
            else:
                yield tuple((j, self._others(j, edges[j])) for j in (*_way(tree, a, b), i))

    def _others(self, position: int, edge: Edge) -> int:
        """The values of a cell that do not choose this edge."""
        return sum(1 << value for value, own in enumerate(self.ends[position]) if {*own} != {*edge})

    def post(self, model: Any, variables: Variables) -> None:
        """Each chosen edge is directed, at most one leads to a node, and along an edge the depth grows by one.

        A forest can be so directed from the roots, and what is so directed is one; depths of nodes without an edge
        to them are 0, and of the two directions of a tree the first node is made the root, so that little is left open.
        """
        nodes = sorted({node for row in self.ends for edge in row for node in edge})
        depth = {node: model.new_int_var(0, max(len(nodes) - 1, 0), "") for node in nodes}
        into: dict[int, list[Any]] = {node: [] for node in nodes}
        for cell, row in zip(self.scope, self.ends, strict=True):
            for value in variables.values(cell):
                edge, chosen = row[value], variables.literal(cell, value)
                if not edge:
                    continue
                down, up = model.new_bool_var(""), model.new_bool_var("")
                model.add(down + up == chosen)
                for literal, a, b in ((down, *edge), (up, *edge[::-1])):
                    model.add(depth[b] == depth[a] + 1).only_enforce_if(literal)
                    into[b].append(literal)
        for node in nodes:
            model.add_at_most_one(into[node])
            model.add(depth[node] == 0).only_enforce_if([~literal for literal in into[node]])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"it would close a cycle in {self}"


def _join(parent: dict[int, int], a: int, b: int) -> bool:
    """Join two trees; False if they are one already."""
    a, b = top(parent, a), top(parent, b)
    parent[a] = b
    return a != b


def _joined(parent: dict[int, int], edge: Edge) -> bool:
    """Are the two ends of an edge in one tree?"""
    return len({top(parent, node) for node in edge}) == 1


def _way(tree: dict[int, list[tuple[int, int]]], a: int, b: int) -> list[int]:
    """The cells whose edges lead from one node to the other."""
    back = {a: (a, -1)}
    reached = [a]
    for here in reached:  # grows as it is walked
        for there, cell in tree.get(here, ()):
            if there not in back:
                back[there] = (here, cell)
                reached.append(there)
    cells = []
    while b != a:
        b, cell = back[b]
        cells.append(cell)
    return cells
