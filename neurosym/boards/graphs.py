"""Graphs, for pages that have one: how many colours suffice, and which nodes are all neighbours of each other."""

from __future__ import annotations

from collections.abc import Iterable

from neurosym.lattice import bits
from neurosym.lexing import Piece, integers


def edge(line: Piece, nodes: int) -> tuple[int, int]:
    """The nodes of a line ``e node node`` of DIMACS form, from 1; InputError for anything else."""
    if not line.startswith("e "):
        raise line.wrong("an edge 'e node node'")
    pair = integers(Piece(line[2:], line.line, line.column + 2), 1, nodes)
    if len(pair) != 2 or pair[0] == pair[1]:
        raise line.wrong("an edge between two different nodes")
    return pair[0], pair[1]


def dsatur(nodes: int, edges: Iterable[tuple[int, int]]) -> int:
    """The colours that a greedy colouring needs, the most hemmed-in node first (Brelaz, CACM 1979).

    Enough, not always the fewest. 0 without nodes.
    """
    import networkx  # slow to import, and wanted only where a file does not say how many colours

    graph = networkx.Graph(edges)
    graph.add_nodes_from(range(nodes))
    colours = networkx.greedy_color(graph, strategy="DSATUR")
    return 1 + max(colours.values(), default=-1)


def clique_cover(nodes: int, edges: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Cliques, nodes ascending, such that every edge lies in at least one: greedily few, not always the fewest.

    A clique says in one constraint what its edges say one by one, and more: its nodes need as many values as nodes.
    """
    near = [0] * nodes
    for a, b in edges:
        near[a] |= 1 << b
        near[b] |= 1 << a
    uncovered = list(near)
    cover = []
    for node in range(nodes):
        while uncovered[node]:
            clique, common, new = 1 << node, near[node], uncovered[node]
            while common:
                best = common & new or common
                member = max(bits(best), key=lambda other: (near[other] & common).bit_count())
                clique |= 1 << member
                new |= uncovered[member]
                common &= near[member]
            for member in bits(clique):
                uncovered[member] &= ~clique
            cover.append(tuple(bits(clique)))
    return cover
