"""Drafts of boards with ways on them, for the pages in ``domains/``: no clue can be left out, so drafts are mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from neurosym import grid
from neurosym.boards import parts
from neurosym.boards.loops import Net
from neurosym.drafts import drafting, sampling, sketching
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

Parse = Callable[[str], Problem]
SIDES, MEANING = range(2, 11), "rows x columns, each from 2 to 10"


def linked(parse: Parse, name: str) -> Sampler:
    """Lines, each told its ends by a number, that fill the board but for single places.

    Where a line can go another way too it is cut in two; where none is long enough, the lines are drawn anew.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), SIDES, MEANING)
        drawn = sampling.paths(rng, height, width, longest=height + width)
        near = parts.beside(height, width)
        straight = [piece for path in drawn for piece in _straightened(path, near)]
        return draft([path for path in straight if len(path) > 1], height, width, rng)

    def draft(paths: list[list[int]], height: int, width: int, rng: Random) -> Draft:
        signs, net = ["-"] * (height * width), Net(grid.places(height, width))
        answer = [0] * (len(net.edges) + height * width)
        for number, path in enumerate(sorted(paths, key=lambda path: min(path[0], path[-1])), start=1):
            signs[path[0]] = signs[path[-1]] = str(number)
            for cell in path:
                answer[len(net.edges) + cell] = number + 1
            for edge in _edges(net, path, width):
                answer[edge] = 1
        text = sketching.text(name, width, signs)

        def mend(other: Answer) -> Draft:
            kept = [path for path in paths if len(path) < 4 or all(other[edge] for edge in _edges(net, path, width))]
            wrong = [path for path in paths if path not in kept]
            if not wrong:
                return sample((height, width), rng)
            path = rng.choice(wrong)
            at = rng.randrange(2, len(path) - 1)
            return draft([*(own for own in paths if own is not path), path[:at], path[at:]], height, width, rng)

        return drafting.fixed(parse(text).rules, tuple(answer), text, mend)

    return sample


def _edges(net: Net, path: Sequence[int], width: int) -> set[int]:
    """The edges of a path over these cells."""
    return {net.edges[divmod(min(pair), width), divmod(max(pair), width)] for pair in pairwise(path)}


def _straightened(path: Sequence[int], near: Sequence[Sequence[int]]) -> list[list[int]]:
    """The path in pieces, none of which has two cells side by side that are no neighbours on it."""
    pieces: list[list[int]] = [[]]
    for cell in path:
        if {*near[cell]} & {*pieces[-1][:-1]}:
            pieces.append([])
        pieces[-1].append(cell)
    return pieces


def snaked(parse: Parse, name: str) -> Sampler:
    """A way from corner to corner over places of different numbers; what lies off it is numbered at random.

    Where there is another way, a place of it alone gets another number; where it has none, all is drawn anew.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), SIDES, MEANING)
        near, last = parts.beside(height, width), height * width - 1
        path = [0]
        while path[-1] != last:
            steps = [cell for cell in near[path[-1]] if cell not in path]
            path = [*path, rng.choice(steps)] if steps else [0]
        numbers = rng.sample(range(1, len(path) + 1), len(path))
        signs = [rng.choice(numbers) for _ in range(last + 1)]
        for cell, number in zip(path, numbers, strict=True):
            signs[cell] = number
        return draft(path, signs, height, width, rng)

    def draft(path: list[int], signs: list[int], height: int, width: int, rng: Random) -> Draft:
        net = Net(grid.places(height, width))
        taken = _edges(net, path, width)
        text = sketching.text(name, width, [*map(str, signs)])

        def mend(other: Answer) -> Draft:
            met = {row * width + column for pair, edge in net.edges.items() if other[edge] for row, column in pair}
            if met <= {*path}:
                return sample((height, width), rng)
            changed = rng.choice(sorted(met - {*path}))
            again = [rng.choice(signs) if cell == changed else number for cell, number in enumerate(signs)]
            return draft(path, again, height, width, rng)

        answer = tuple([int(edge in taken) for edge in range(len(net.edges))])
        return drafting.fixed(parse(text).rules, answer, text, mend)

    return sample
