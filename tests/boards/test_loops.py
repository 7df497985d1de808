"""Nets of edges and what loops on them keep to."""

from __future__ import annotations

import pytest

from neurosym import grid, loops
from neurosym.errors import InputError

NET = loops.Net(grid.places(2, 3))


def test_edges_are_named_by_their_nodes_and_lie_between_them() -> None:
    rules = NET.rules(loops.single(NET))
    assert rules.cells[:3] == ("r1c1-r1c2", "r1c1-r2c1", "r1c2-r1c3")
    assert rules.coordinates[:2] == ((0.0, 0.5), (0.5, 0.0))
    assert NET.rules((), corners=True).coordinates[0] == (-0.5, 0.0)


def test_a_node_knows_its_edges_and_what_lies_straight_on() -> None:
    assert NET.around[0, 1] == (-1, 2, 3, 0)
    assert NET.at((0, 0)) == (0, 1)
    assert NET.ray((0, 0), 1) == (0, 2)
    assert NET.ray((0, 0), 1, 1) == (0,)


def test_edges_within_a_set_of_nodes_and_leaving_it() -> None:
    square = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert NET.within(square) == (0, 1, 3, 5)
    assert NET.leaving(square) == (2, 6)


def test_one_loop_and_no_other_lines() -> None:
    rules = NET.rules(loops.single(NET))
    answers = [tuple(number >> bit & 1 for bit in range(7)) for number in range(1 << 7)]
    kept = {"".join(map(str, answer)) for answer in answers if rules.violated(answer) is None}
    assert len(kept) == 4
    assert "0000000" in kept


def test_a_node_without_an_edge_cannot_be_gone_through() -> None:
    with pytest.raises(InputError, match="r1c1"):
        loops.reachable(loops.Net(((0, 0), (1, 1))), [(0, 0)], "x")


def test_arms_are_told_by_their_lengths() -> None:
    told = loops.arms(NET, (0, 1), lambda one, other, straight: straight and one == other)
    assert told.rays == (0, 1, 1, 1)
    assert told.allowed == ((0, 1, 0, 1),)
