"""Drafts that begin with a loop: the board is laid around it, and then clues are told that are true of it.

For the pages in ``domains/`` whose boards have places that the loop must not come to, or regions that it visits; where
any loop fits the board, ``probing`` with ``outlines.loop`` is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import TypeAlias

from neurosym import grid
from neurosym.boards import entries, parts
from neurosym.constraints import linked
from neurosym.drafts import drafting, outlines, probing, sketching
from neurosym.errors import InputError
from neurosym.grid import Place
from neurosym.problem import Draft, Problem, Sampler

LOOPS = 2000
"""Loops that are tried for one draft: around few of them a board may be laid."""

SHADED = 0.7
"""The share of places that are shaded, of those that could be: more walls with clues make more drafts unique."""


@dataclass(frozen=True)
class Loop:
    """A loop on a board of ``height`` by ``width`` places: those it goes through, in their order."""

    height: int
    width: int
    way: tuple[Place, ...]

    @cached_property
    def through(self) -> frozenset[Place]:
        """The places that it goes through."""
        return frozenset(self.way)

    @cached_property
    def free(self) -> list[Place]:
        """The others."""
        return [place for place in grid.places(self.height, self.width) if place not in self.through]

    @cached_property
    def turns(self) -> frozenset[Place]:
        """The places where it turns."""
        before, after = (self.way[-1], *self.way[:-1]), (*self.way[1:], self.way[0])
        met = zip(before, self.way, after, strict=True)
        return frozenset(place for one, place, other in met if one[0] != other[0] and one[1] != other[1])

    @cached_property
    def lines(self) -> frozenset[tuple[Place, Place]]:
        """Its edges, the upper or left place of each first."""
        return frozenset((min(pair), max(pair)) for pair in zip(self.way, (*self.way[1:], self.way[0]), strict=True))

    def encloses(self, place: Place) -> bool:
        """Is this place, which it does not go through, inside?"""
        row, column = place
        return sum(((row, other), (row + 1, other)) in self.lines for other in range(column)) % 2 == 1

    def apart(self, rng: Random) -> set[Place]:
        """Some of the free places, no two of them side by side."""
        taken: set[Place] = set()
        for row, column in rng.sample(self.free, len(self.free)):
            if rng.random() < SHADED and not any((row + y, column + x) in taken for y, x in grid.STEPS):
                taken.add((row, column))
        return taken

    def draw(self, signs: Mapping[Place, str]) -> list[str]:
        """A board of these signs, ``-`` at all other places."""
        return [signs.get(place, "-") for place in grid.places(self.height, self.width)]

    def divided(self, labels: Mapping[Place, str]) -> list[str]:
        """A board of regions, numbered in order of reading, and ``@`` at places without a label."""
        own = [labels.get(place, "@") for place in grid.places(self.height, self.width)]
        order = {label: str(number) for number, label in enumerate(dict.fromkeys(o for o in own if o != "@"), start=1)}
        return [order.get(label, "@") for label in own]

    def rooms(self, rng: Random) -> dict[Place, str]:
        """The label of each place: rectangles at random, whatever the loop is."""
        labels = map(str, sketching.rooms(rng, self.height, self.width))
        return dict(zip(grid.places(self.height, self.width), labels, strict=True))


Laid: TypeAlias = tuple[Mapping[Place, str], Sequence[Sequence[str]]]
"""The clues, by place, that may be left out; and the boards, one below another, the first as it is without them."""


def laid(
    parse: Callable[[str], Problem],
    name: str,
    lay: Callable[[Random, Loop], Laid | None],
    *,
    usual: tuple[int, int] = (6, 6),
    most: int = 8,
    whole: bool = False,
) -> Sampler:
    """A header ``rows columns`` and boards that ``lay`` makes around a loop, or None if it does not go with this one.

    Boards have up to ``most`` rows and columns. With ``whole`` the loop goes through all places, so a side must be
    even. The sampler raises InputError if none of the loops tried goes with a board of a size.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        meaning = f"rows x columns, each from 3 to {most}{', one of them even' * whole}"
        height, width = drafting.sides(size, usual, range(3, most + 1), meaning)
        if whole and height * width % 2:
            drafting.sides(size, usual, (), meaning)
        draw = outlines.tour if whole else outlines.patch
        for _ in range(LOOPS):
            inside = draw(rng, height - 1, width - 1)
            found = lay(rng, Loop(height, width, tuple(outlines.way(inside))))
            if found and (draft := around(inside, width, *found, rng)):
                return draft
        raise InputError(f"no board around {LOOPS} loops of this size", "a size that has such boards")

    def around(
        inside: set[Place], width: int, told: Mapping[Place, str], boards: Sequence[Sequence[str]], rng: Random
    ) -> Draft | None:
        first, *others = boards

        def write(kept: Mapping[Place, str]) -> str:
            shown = [kept.get(divmod(cell, width), sign) for cell, sign in enumerate(first)]
            return sketching.text(name, width, shown, *others)

        rules = parse(write({})).rules
        answer = outlines.around(inside, rng, rules)
        return probing.reread(parse, rules, answer, told, write, rng) if answer else None

    return sample


def stretches(rng: Random, loop: Loop, least: int, most: int, out: Collection[Place] = ()) -> dict[Place, str]:
    """The label of each place: stretches of the loop, numbered along it, and the places beside that it leaves out.

    Those that hang together belong to one stretch, so no two of them are neighbours across a border. A stretch has
    ``least`` places to ``most``, the last one perhaps more. Places that are ``out`` get no label; where they part some
    from all stretches, nothing gets any.
    """
    labels: dict[Place, str] = {}
    shift, at, number = rng.randrange(len(loop.way)), 0, 0
    way = (*loop.way[shift:], *loop.way[:shift])
    while at < len(way):
        number, length = number + 1, rng.randint(least, most)
        if len(way) - at - length < least:
            length = len(way) - at
        labels |= dict.fromkeys(way[at : at + length], str(number))
        at += length
    near = parts.beside(loop.height, loop.width)
    for piece in linked.pieces(
        near, [row * loop.width + column for row, column in loop.free if (row, column) not in out]
    ):
        around = [
            place for cell in piece for other in near[cell] if (place := divmod(other, loop.width)) in loop.through
        ]
        if not around:
            return {}
        labels |= dict.fromkeys([divmod(cell, loop.width) for cell in piece], labels[rng.choice(around)])
    return labels


def of(labels: Mapping[Place, str]) -> dict[str, set[Place]]:
    """The places of each label."""
    found: dict[str, set[Place]] = {}
    for place, label in labels.items():
        found.setdefault(label, set()).add(place)
    return found


def counted(
    split: Callable[[Random, Loop], Mapping[Place, str]], what: Callable[[Loop], Set[Place]]
) -> Callable[[Random, Loop], Laid]:
    """Regions, each of which is told how many of its places are of a sort."""

    def lay(rng: Random, loop: Loop) -> Laid:
        labels, met = split(rng, loop), what(loop)
        told = {min(places): str(len(met & places)) for places in of(labels).values()}
        return told, [loop.draw({}), loop.divided(labels)]

    return lay


def castle(rng: Random, loop: Loop) -> Laid:
    """Walls that tell their side, and how long the loop runs in their line to one way."""
    sides = {place: "xo"[loop.encloses(place)] for place in loop.free if rng.random() < 0.8}
    told = {}
    for place, side in sides.items():
        way = rng.randrange(4)
        ahead = entries.ahead((loop.height, loop.width), place, way)
        number = sum((min(pair), max(pair)) in loop.lines for pair in pairwise(ahead))
        told[place] = f"{number}{'nesw'[way]}{side}"
    return told, [loop.draw(sides)]


def in_turn(rng: Random, loop: Loop) -> Laid | None:
    """Regions that the loop visits once, in turn by all their places of one sign or of the other."""
    labels = stretches(rng, loop, 2, 6)
    regions = of(labels)
    met = {place: (int(label) + (place in loop.through)) % 2 for place, label in labels.items()}
    told = {place: "xo"[kind] for place, kind in met.items() if rng.random() < 0.6}
    firsts = [rng.choice(sorted(places & loop.through)) for places in regions.values()]
    board = loop.draw({place: "xo"[met[place]] for place in firsts})
    return None if len(regions) % 2 else (told, [board, loop.divided(labels)])
