"""Graphs: enough colours, and every edge in a clique that is one."""

from __future__ import annotations

from itertools import combinations
from typing import TypeAlias

import networkx
from hypothesis import given
from hypothesis import strategies as st

from neurosym import graphs

Graph: TypeAlias = tuple[int, list[tuple[int, int]]]


@st.composite
def simple_graphs(draw: st.DrawFn) -> Graph:
    nodes = draw(st.integers(0, 8))
    return nodes, draw(st.lists(st.sampled_from(list(combinations(range(nodes), 2)) or [(0, 0)]), unique=True)) * (
        nodes > 1
    )


@given(simple_graphs())
def test_dsatur_gives_enough_colours_and_no_more_than_the_largest_degree_and_one(graph: Graph) -> None:
    nodes, edges = graph
    least = max(map(len, networkx.find_cliques(networkx.Graph(edges))), default=min(nodes, 1))
    degrees = [sum(node in edge for edge in edges) for node in range(nodes)]
    assert least <= graphs.dsatur(nodes, edges) <= max(degrees, default=-1) + 1


@given(simple_graphs())
def test_the_pairs_of_a_clique_cover_are_the_edges(graph: Graph) -> None:
    nodes, edges = graph
    cover = graphs.clique_cover(nodes, edges)
    assert {pair for clique in cover for pair in combinations(clique, 2)} == set(edges)
    assert all(list(clique) == sorted(set(clique)) for clique in cover)


def test_a_complete_graph_is_one_clique() -> None:
    assert graphs.clique_cover(5, combinations(range(5), 2)) == [(0, 1, 2, 3, 4)]
