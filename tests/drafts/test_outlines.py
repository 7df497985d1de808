"""Loops at random: patches without holes, tours through all corners, and boards laid around them."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from neurosym import grid, loop_drafts, loops, outlines, registry
from neurosym.errors import InputError

SIZES = ((3, 4), (5, 5), (7, 4), (8, 9))


def is_loop(way: list[grid.Place]) -> bool:
    """Does each place lie beside the next, the last beside the first, and is none met twice?"""
    steps = pairwise([*way, way[0]])
    return len({*way}) == len(way) > 3 and all(abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1 for a, b in steps)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_the_outline_of_a_patch_is_one_loop(height: int, width: int) -> None:
    for seed in range(20):
        inside = outlines.patch(Random(seed), height, width)
        way = outlines.way(inside)
        assert is_loop(way)
        rules = loops.Net(grid.places(height + 1, width + 1)).rules([])
        assert sum(outlines.around(inside, Random(seed), rules)) == len(way)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_a_tour_goes_through_all_corners_and_is_not_always_the_same(height: int, width: int) -> None:
    tours = [outlines.tour(Random(seed), height, width) for seed in range(10)]
    for inside in tours:
        way = outlines.way(inside)
        assert is_loop(way)
        assert {*way} == {*grid.places(height + 1, width + 1)}
    assert len({frozenset(inside) for inside in tours}) > 1


def test_a_board_without_a_loop_through_all_places_has_no_answer_that_is_one() -> None:
    net = loops.Net(grid.places(5, 5))
    assert outlines.whole(Random(1), net.rules(loops.single(net, net.nodes))) == ()
    page = registry.domain("detour")
    assert page.sample is not None
    with pytest.raises(InputError, match="one of them even"):
        page.sample((5, 5), Random(1))


def drawn(seed: int, whole: bool = False) -> loop_drafts.Loop:
    inside = (outlines.tour if whole else outlines.patch)(Random(seed), 5, 6)
    return loop_drafts.Loop(6, 7, tuple(outlines.way(inside)))


def test_what_a_loop_encloses_and_where_it_turns_is_as_drawn() -> None:
    ring = loop_drafts.Loop(3, 4, ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)))
    assert ring.turns == {(0, 0), (0, 2), (2, 2), (2, 0)}
    assert ring.free == [(0, 3), (1, 1), (1, 3), (2, 3)]
    assert ring.encloses((1, 1))
    assert not ring.encloses((1, 3))
    assert ring.lines >= {((0, 0), (0, 1)), ((0, 0), (1, 0)), ((1, 0), (2, 0))}


def test_each_stretch_is_visited_once_and_no_two_places_left_out_meet_across_a_border() -> None:
    for seed in range(20):
        loop = drawn(seed)
        labels = loop_drafts.stretches(Random(seed), loop, 2, 5)
        assert {*labels} == {*grid.places(6, 7)}
        crossings = [labels[a] != labels[b] for a, b in pairwise([*loop.way, loop.way[0]])]
        count = len({*labels.values()})
        assert sum(crossings) == (count if count > 1 else 0)
        free = {*loop.free}
        for a, b in loops.Net(tuple(labels)).edges:
            assert not ({a, b} <= free) or labels[a] == labels[b]


def test_shaded_places_lie_apart_and_off_the_loop() -> None:
    for seed in range(20):
        loop = drawn(seed)
        shaded = loop.apart(Random(seed))
        assert shaded <= {*loop.free}
        assert not [edge for edge in loops.Net(grid.places(6, 7)).edges if {*edge} <= shaded]


def test_an_end_where_no_board_goes_around_any_loop() -> None:
    sample = loop_drafts.laid(registry.domain("simple_loop").parse, "simple_loop", lambda rng, loop: None)
    with pytest.raises(InputError, match="no board around"):
        sample((), Random(1))
