"""Drafts of boards on which one looks along lines: stars behind arrows, stars seen from black cells, ways in mazes."""

from __future__ import annotations

from collections.abc import Callable, Container
from random import Random

from neurosym import grid
from neurosym.boards import parts, shortest
from neurosym.drafts import drafting, sketching
from neurosym.problem import Draft, Problem, Sampler

Parse = Callable[[str], Problem]

WAYS = dict(zip(["nw", "n", "ne", "w", "e", "sw", "s", "se"], grid.around(0, 0), strict=True))
"""The arrows, and the step each of them makes."""

SIDES = {1: (0, 1), 2: (1, 0), 4: (0, -1), 8: (-1, 0)}
"""The sides of a planet by their sign, and the step each is met by."""

PLANETS = 0.3
"""The share of planets among the places without star or cloud."""


def starry(parse: Parse) -> Sampler:
    """Arrows that point to one star each, one to each star; a clue is the number of stars in a line."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (8, 8), range(3, 21), "rows x columns, each from 3 to 20")
        body, answer = _sky(rng, height, width)
        named = parts.lines(height, width)
        numbers = [sum(answer[cell] for cell in scope) for _, scope in named]
        counts = dict(enumerate(parts.counts(named, numbers)))

        def write(told: set[int]) -> str:
            return f"{height} {width} 1\n{parts.edges(numbers, told, width)}\n{grid.draw(body, width)}"

        return drafting.clued(parse(write(set())).rules, counts, answer, rng, write)

    return sample


def _sky(rng: Random, height: int, width: int) -> tuple[list[str], tuple[int, ...]]:
    """Entries of a board with arrows, and where the stars are."""
    cells = {place: cell for cell, place in enumerate(grid.places(height, width))}
    while True:
        stars = {*rng.sample(range(len(cells)), len(cells) // 4)}
        body, left = ["-"] * len(cells), {*stars}
        for place in rng.sample([*cells], len(cells)):
            seen = {sign: stars.intersection(grid.walk(cells, place, way)) for sign, way in WAYS.items()}
            fitting = [sign for sign, behind in seen.items() if len(behind) == 1 and behind <= left]
            if cells[place] not in stars and fitting:
                body[cells[place]] = rng.choice(fitting)
                left -= seen[body[cells[place]]]
        if not left:
            return body, tuple([int(cell in stars) for cell in range(len(cells))])


def lit(parse: Parse) -> Sampler:
    """Black cells that tell how many stars are seen from them; all are told."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(2, 11), "rows x columns, each from 2 to 10")
        places = grid.places(height, width)
        black = {*rng.sample(places, round(len(places) * rng.uniform(0.3, 0.45)))}
        cells = {place: cell for cell, place in enumerate(place for place in places if place not in black)}
        answer = tuple([int(rng.random() < 0.45) for _ in cells])
        steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
        seen = {p: sum(answer[cell] for step in steps for cell in grid.walk(cells, p, step)) for p in black}
        entries = [str(seen[place]) if place in black else "-" for place in places]
        text = f"# domain: buraitoraito\n{height} {width}\n{grid.draw(entries, width)}"
        return drafting.fixed(parse(text).rules, answer, text)

    return sample


def maze(parse: Parse) -> Sampler:
    """A maze with a few loops; all of it is told. Walls are ``@``, for a line with ``#`` might be a comment."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (15, 15), range(5, 100), "rows x columns, each from 5 to 99")
        free = _carved(rng, height, width)
        start, goal = rng.sample(sorted(free), 2)
        while not (steps := shortest.between(free, start, goal)):
            start, goal = rng.sample(sorted(free), 2)
        signs = {**dict.fromkeys(free, "."), start: "S", goal: "G"}
        text = "\n".join("".join(signs.get((y, x), "@") for x in range(width)) for y in range(height))
        way = [start]
        while onward := [p for p in shortest.beside(way[-1]) if steps.get(p, (0,))[0] == len(way)]:
            way.append(rng.choice(onward))
        rules = parse(text).rules
        return drafting.fixed(rules, tuple([int(place in way) for place in rules.coordinates]), text)

    return sample


def _carved(rng: Random, height: int, width: int) -> set[grid.Place]:
    """The free places of a maze: rooms, two places apart, all joined, and some walls broken through."""
    left = {(y, x) for y in range(1, height - 1, 2) for x in range(1, width - 1, 2)}
    trail = [(1, 1)]
    left.remove((1, 1))
    free = {(1, 1)}
    while trail:
        y, x = trail[-1]
        steps = [(b, a) for b, a in ((0, 2), (2, 0), (0, -2), (-2, 0)) if (y + b, x + a) in left]
        if not steps:
            trail.pop()
            continue
        b, a = rng.choice(steps)
        trail.append((y + b, x + a))
        left.remove(trail[-1])
        free |= {trail[-1], (y + b // 2, x + a // 2)}
    inside = [(y, x) for y in range(1, height - 1) for x in range(1, width - 1)]
    return free | {*rng.sample(inside, len(inside) // 12)}


def aimed(parse: Parse, name: str) -> Sampler:
    """Arrows around a board, each place of which tells how many point at it; no clue can be left out."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (5, 5), range(3, 11), "rows x columns, each from 3 to 10, edges counted")
        inside = {(r, c): 0 for r in range(1, height - 1) for c in range(1, width - 1)}
        signs = [str(inside.get(place, "-")) for place in grid.places(height, width)]
        rules = parse(sketching.text(name, width, signs)).rules
        steps, answer = [*WAYS.values()], list[int]()
        for place, mask in zip(((int(r), int(c)) for r, c in rules.coordinates), rules.top, strict=True):
            answer.append(rng.choice([way for way in range(8) if mask >> way & 1]))
            for cell in _ahead(inside, place, steps[answer[-1]]):
                inside[cell] += 1
        signs = [str(inside.get(place, "-")) for place in grid.places(height, width)]
        text = sketching.text(name, width, signs)
        return drafting.fixed(parse(text).rules, tuple(answer), text)

    return sample


def _ahead(cells: Container[grid.Place], place: grid.Place, step: grid.Place) -> list[grid.Place]:
    """The cells from a place straight on, without it, to the first place that is none."""
    found = []
    while (place := (place[0] + step[0], place[1] + step[1])) in cells:
        found.append(place)
    return found


def moonlit(parse: Parse, name: str) -> Sampler:
    """A star and a cloud in each line, and planets that stars shine on; no clue can be left out."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(3, 11), "N, for a board of N by N, from 3 to 10")
        stars, clouds = [0], [0]
        while any(star == cloud for star, cloud in zip(stars, clouds, strict=True)):
            stars, clouds = rng.sample(range(order), order), rng.sample(range(order), order)
        value = {(r, c): 1 if stars[r] == c else 2 if clouds[r] == c else 0 for r, c in grid.places(order, order)}
        planets = [place for place, own in value.items() if not own and rng.random() < PLANETS]
        cells = {place: own for place, own in value.items() if place not in planets}
        lit = dict.fromkeys(planets, 0)
        for place in planets:
            for bit, step in SIDES.items():
                lit[place] |= bit * (next((cells[p] for p in _ahead(cells, place, step) if cells[p]), 0) == 1)
        text = sketching.text(name, order, [str(lit.get(place, "-")) for place in value])
        return drafting.fixed(parse(text).rules, tuple(cells.values()), text)

    return sample
