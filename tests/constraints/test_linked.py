"""Linked: neighbours, pieces, and all connected sets of a size."""

from __future__ import annotations

from itertools import combinations

from neurosym.constraints.linked import pieces, sides, subsets

SQUARE = sides(9, [(a, b) for a in range(9) for b in (a + 1, a + 3) if b < 9 and (b == a + 3 or b % 3)])


def test_a_link_goes_both_ways_and_not_to_itself() -> None:
    assert sides(3, [(0, 1), (1, 0), (2, 2)]) == [[1], [0], []]


def test_pieces_hang_together() -> None:
    assert sorted(map(sorted, pieces(SQUARE, {0, 1, 5, 6, 8}))) == [[0, 1], [5, 8], [6]]


def test_all_connected_sets_are_found_once() -> None:
    for size in range(1, 6):
        wanted = [set(chosen) for chosen in combinations(range(9), size) if len(pieces(SQUARE, {*chosen})) == 1]
        found = subsets(SQUARE, range(9), size, 10_000)
        assert found is not None
        assert sorted(map(sorted, found)) == sorted(map(sorted, wanted))


def test_too_many_are_not_listed() -> None:
    assert subsets(SQUARE, range(9), 4, 20) is None
