"""Connected: reach, cells on every way, roots, and cuts; networkx is the witness."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import pipeline, solve
from neurosym.backends.cpsat import CpSat
from neurosym.backends.encoding import encoding
from neurosym.backends.sat import Sat
from neurosym.constraints.connected import Connected
from neurosym.constraints.count import Count
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha
from neurosym.laws import draws
from neurosym.laws.quantify import elements
from neurosym.outcome import Impossible, Solved
from neurosym.problem import Problem, Rules

IN, OUT, OPEN = 0b10, 0b01, 0b11
ROW = tuple((i, i + 1) for i in range(4))


def board(height: int, width: int) -> tuple[tuple[int, int], ...]:
    graph = nx.convert_node_labels_to_integers(nx.grid_2d_graph(height, width), ordering="sorted")
    return tuple(graph.edges)


@given(constraint=draws.connected(tuple(range(5)), 2), values=st.tuples(*[st.integers(0, 1)] * 5))
def test_check_agrees_with_networkx(constraint: Connected, values: Answer) -> None:
    inside = [i for i, value in enumerate(values) if constraint.values >> value & 1]
    graph = nx.Graph(constraint.links)
    graph.add_nodes_from(range(5))
    pieces = list(nx.connected_components(graph.subgraph(inside)))
    held = all(piece & {*constraint.roots} for piece in pieces) if constraint.roots else len(pieces) <= 1
    assert constraint.check(values) is held


@given(constraint=draws.connected(tuple(range(5)), 2))
def test_it_gives_full_support_on_every_element(constraint: Connected) -> None:
    for element in elements(Candidates.full(5, 2)):
        assert constraint.project(element) == alpha(constraint.solutions(element), 5)


def test_a_cell_between_two_that_are_in_is_in_and_one_out_of_reach_is_out() -> None:
    row = Connected(tuple(range(5)), IN, ROW)
    assert row.project(Candidates((IN, OPEN, IN, OUT, OPEN))) == Candidates((IN, IN, IN, OUT, OUT))


def test_a_cell_on_the_only_way_to_a_root_is_in() -> None:
    row = Connected(tuple(range(5)), IN, ROW, roots=(0,))
    assert row.project(Candidates((OPEN, OPEN, IN, OPEN, OPEN))) == Candidates((IN, IN, IN, OPEN, OPEN))


def test_two_ways_round_leave_both_open() -> None:
    ring = Connected(tuple(range(4)), IN, ((0, 1), (1, 2), (2, 3), (3, 0)))
    assert ring.project(Candidates((IN, OPEN, IN, OPEN))) == Candidates((IN, OPEN, IN, OPEN))


def test_a_long_row_needs_no_deep_stack() -> None:
    length = 5_000
    links = tuple((i, i + 1) for i in range(length - 1))
    ends = Candidates([IN, *[OPEN] * (length - 2), IN])
    assert Connected(tuple(range(length)), IN, links).project(ends) == Candidates([IN] * length)


@pytest.mark.parametrize("backend", [Sat(), Sat("glucose42"), CpSat()], ids=lambda b: getattr(b, "engine", b.name))
def test_cuts_come_when_a_model_calls_for_them_and_both_solvers_agree(backend: Sat | CpSat) -> None:
    links = board(3, 4)
    rules = Rules(tuple(f"c{i}" for i in range(12)), ("-", "x"), (Connected(tuple(range(12)), IN, links),))
    corners = Candidates([IN if i in (0, 3, 8, 11) else OPEN for i in range(12)])
    few = Rules(rules.cells, rules.values, (*rules.constraints, Count(tuple(range(12)), "<=", 8, IN)))
    outcome = pipeline.solve(Problem(few, corners), backend, most=0)
    graph = nx.Graph(links)
    wanted = {
        tuple(int(i in inside) for i in range(12))
        for inside in (
            {i for i in range(12) if bits >> i & 1} | {0, 3, 8, 11} for bits in range(1 << 12) if bits.bit_count() <= 8
        )
        if len(inside) <= 8 and nx.is_connected(graph.subgraph(inside))
    }
    assert isinstance(outcome, Solved)
    assert {*outcome.answers} == wanted


def test_a_proof_of_impossible_stands_on_the_cuts_it_called_for() -> None:
    cells = 25
    connected = Connected(tuple(range(cells)), IN, board(5, 5))
    rules = Rules(
        tuple(f"c{i}" for i in range(cells)), ("-", "x"), (connected, Count(tuple(range(cells)), "<=", 8, IN))
    )
    corners = Candidates([IN if i in (0, 4, 20, 24) else OPEN for i in range(cells)])
    plain = len(encoding(rules).clauses)
    outcome = solve(Problem(rules, corners), proof=True)
    assert isinstance(outcome, Impossible)
    assert (outcome.proof.kind, outcome.proof.checked) == ("drat", True)
    assert len(encoding(rules).clauses) > plain


def test_a_link_to_nowhere_is_refused() -> None:
    with pytest.raises(ModelError, match="links and roots name positions of the scope, 0 to 1"):
        Connected((5, 7), IN, ((0, 2),))


def test_a_cut_leaves_out_what_leads_back_to_the_piece_only() -> None:
    # Two pieces, 0-1 and 5; 2 lies beside both cells of the first and leads nowhere else, 3 and 4 lead on.
    links = ((0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (4, 5))
    (cut,) = {tuple(cut)[2:] for cut in Connected((0, 1, 2, 3, 4, 5), 0b10, links).cuts((1, 1, 0, 0, 0, 1))}
    assert cut in (((3, 0b10),), ((4, 0b10),))
