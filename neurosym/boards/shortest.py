"""Shortest ways between two places of a board, as rules over its places: for the pages in ``domains/``.

A place is on a shortest way if the steps to it from both ends make up the length of one. So every set of places that
holds one place for each number of steps, each beside one that is a step nearer, is a shortest way; and any will do.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from neurosym import grid
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count


def beside(place: grid.Place) -> list[grid.Place]:
    """The four places that share a side with one, inside the board or not."""
    return [(place[0] + y, place[1] + x) for y, x in ((0, 1), (1, 0), (0, -1), (-1, 0))]


def distances(free: Container[grid.Place], start: grid.Place) -> dict[grid.Place, int]:
    """How many steps each of the ``free`` places is away from ``start``; those that cannot be reached are left out."""
    found, order = {start: 0}, [start]
    for place in order:  # grows as it is walked
        for other in beside(place):
            if other in free and other not in found:
                found[other] = found[place] + 1
                order.append(other)
    return found


def between(free: Container[grid.Place], start: grid.Place, goal: grid.Place) -> dict[grid.Place, tuple[int, int]]:
    """The places on shortest ways, the ends left out, and how far each is from either end; none where no way is."""
    near, far = distances(free, start), distances(free, goal)
    length = near.get(goal, 0)
    ends = (start, goal)
    on = (place for place in near if place in far and near[place] + far[place] == length and place not in ends)
    return {place: (near[place], far[place]) for place in on}


def way(steps: Mapping[grid.Place, tuple[int, int]], cells: Mapping[grid.Place, int]) -> Iterator[Constraint]:
    """The cells of value 1 form a shortest way; ``steps`` are the places that may be on one, see :func:`between`."""
    layers: dict[int, list[int]] = {}
    for place, both in steps.items():
        layers.setdefault(both[0], []).append(cells[place])
        for end, distance in enumerate(both):
            nearer = [cells[p] for p in beside(place) if p in steps and steps[p][end] < distance]
            if distance > 1:  # else beside the end itself
                name = f"step to {grid.names([place])[0]} from {'goal' if end else 'start'}"
                yield Clause((cells[place], *nearer), (0b01, *[0b10] * len(nearer)), name=name)
    for distance, layer in layers.items():
        yield Count(tuple(layer), "==", 1, 0b10, name=f"step {distance} of the way")
