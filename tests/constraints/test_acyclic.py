"""Acyclic: certain edges close no cycle; networkx is the witness."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.constraints.acyclic import Acyclic
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates
from neurosym.laws import draws

TRIANGLE = Acyclic((0, 1, 2), (((), (0, 1)), ((), (1, 2)), ((), (2, 0))))


@given(constraint=draws.acyclic(tuple(range(4)), 3), values=st.tuples(*[st.integers(0, 2)] * 4))
def test_check_agrees_with_networkx(constraint: Acyclic, values: Answer) -> None:
    graph = nx.MultiGraph()
    graph.add_edges_from(row[value] for row, value in zip(constraint.ends, values, strict=True) if row[value])
    assert constraint.check(values) is (len(graph) == 0 or nx.is_forest(graph))


@given(constraint=draws.acyclic(tuple(range(4)), 3), values=st.tuples(*[st.integers(0, 2)] * 4))
def test_each_cut_is_a_cycle_that_these_values_close_and_a_forest_has_none(constraint: Acyclic, values: Answer) -> None:
    cuts = [dict(cut) for cut in constraint.cuts(values)]
    assert bool(cuts) is not constraint.check(values)
    assert all(not mask >> values[position] & 1 for cut in cuts for position, mask in cut.items())


def test_the_last_edge_of_a_triangle_goes() -> None:
    assert TRIANGLE.project(Candidates((0b10, 0b11, 0b10))) == Candidates((0b10, 0b01, 0b10))


def test_a_chain_of_conclusions_is_drawn_at_once() -> None:
    both = Acyclic((0, 1, 2), (((0, 1),), ((0, 1), (1, 2)), ((1, 2), (0, 3))))
    assert both.project(Candidates((0b1, 0b11, 0b11))) == Candidates((0b1, 0b10, 0b10))


def test_rows_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ModelError, match="has 2 cells; give for each a row of edges"):
        Acyclic((0, 1), (((0, 1),),))
    with pytest.raises(ModelError, match=r"no edge for some value that its cells can take"):
        Acyclic((0,), (((0, 1),),)).validate(Candidates((0b11,)))
