"""Puzzles in which all is told, for the pages in ``domains/``: circles and numbers come, go and move, borders too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random
from typing import TypeAlias

from neurosym import grid
from neurosym.boards import loops, parts, shading
from neurosym.boards.polyominoes import fixed
from neurosym.drafts import blanks, drafting, outlines, sampling, sketching
from neurosym.drafts.blanks import Labels
from neurosym.drafts.mending import Parse, Whole, mended
from neurosym.errors import InputError
from neurosym.grid import Place
from neurosym.lattice import Answer
from neurosym.problem import Sampler

Line: TypeAlias = set[tuple[Place, Place]]


def bordered(parse: Parse, name: str, labels: Labels) -> Sampler:
    """A board without entries, in regions; open cells go to other regions."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole | None:
        height, width = drafting.sides(size, (6, 6), range(3, 10), "rows x columns, each from 3 to 9")
        drawn = [*map(str, labels(rng, height, width))]
        answer = sampling.filled(rng, parse(text(drawn, width)).rules, tries=2)
        return whole(drawn, answer, width, rng) if answer else None

    def text(drawn: Sequence[str], width: int) -> str:
        return sketching.text(name, width, ["-"] * len(drawn), drawn)

    def whole(drawn: Sequence[str], answer: Answer, width: int, rng: Random) -> Whole:
        near = parts.beside(len(drawn) // width, width)

        def change(cells: Sequence[int]) -> Whole:
            moved = list(drawn)
            for _ in range(rng.choice((1, 1, 2, 3))):
                cell = rng.choice(cells)
                cells = near[cell]
                moved[cell] = moved[rng.choice(cells)]
            return whole(moved, answer, width, rng)

        return Whole(text(drawn, width), answer, change)

    return mended(parse, draw)


def circled(parse: Parse, name: str) -> Sampler:
    """Circles that tell how many filled cells hang on them; a cell that is open becomes a circle."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole:
        height, width = drafting.sides(size, (6, 6), range(2, 13), "rows x columns, each from 2 to 12")
        filled, circle = rng.uniform(0.3, 0.5), rng.uniform(0.15, 0.3)
        circles = {cell for cell in range(height * width) if rng.random() < circle}
        return whole(circles, {c for c in range(height * width) if rng.random() < filled}, height, width, rng)

    def whole(circles: set[int], filled: set[int], height: int, width: int, rng: Random) -> Whole:
        near, filled = parts.beside(height, width), filled - circles
        shown = [str(len(_reached(near, cell, filled))) if cell in circles else "-" for cell in range(height * width)]

        def change(cells: Sequence[int]) -> Whole:
            return whole(circles | {rng.choice(cells)}, filled, height, width, rng)

        answer = tuple([int(cell in filled) for cell in range(height * width)])
        return Whole(sketching.text(name, width, shown), answer, change)

    return mended(parse, draw)


def _reached(near: Sequence[Sequence[int]], cell: int, filled: set[int]) -> set[int]:
    """The filled cells that hang together with one, or with each other beside it."""
    found = [other for other in near[cell] if other in filled]
    for here in found:  # grows as it is walked
        found += [other for other in near[here] if other in filled and other not in found]
    return {*found}


def rosy(parse: Parse, name: str) -> Sampler:
    """Circles in regions, each with one that is black; a white one that is open goes."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole | None:
        height, width = drafting.sides(size, (6, 6), range(2, 13), "rows x columns, each from 2 to 12")
        labels = [*map(str, blanks.pieces(5, 3)(rng, height, width))]
        share = rng.uniform(0.6, 0.9)
        circles = [cell for cell in range(height * width) if rng.random() < share]
        try:
            rules = parse(text(circles, labels, width)).rules
        except InputError:
            return None
        answer = sampling.filled(rng, rules, tries=5)
        return whole(dict(zip(circles, answer, strict=True)), labels, width, rng) if answer else None

    def text(circles: Collection[int], labels: Sequence[str], width: int) -> str:
        return sketching.text(name, width, ["x" if cell in circles else "-" for cell in range(len(labels))], labels)

    def whole(colour: dict[int, int], labels: Sequence[str], width: int, rng: Random) -> Whole:
        def change(cells: Sequence[int]) -> Whole:
            places = [*colour]
            gone = rng.choice([places[cell] for cell in cells])
            return whole({place: c for place, c in colour.items() if place != gone or c}, labels, width, rng)

        return Whole(text(colour, labels, width), tuple(colour.values()), change)

    return mended(parse, draw)


def quartered(parse: Parse, name: str) -> Sampler:
    """Pieces of four cells, each with a circle at one of them; the circle moves."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole | None:
        height, width = drafting.sides(size, (6, 6), range(2, 9), "rows x columns, each from 2 to 8")
        left = {*grid.places(height, width)}
        pieces: list[list[Place]] = []
        while fitting := [piece for piece in _tetrominoes(height, width) if left >= {*piece}]:
            pieces.append(rng.choice(fitting))
            left -= {*pieces[-1]}
        return whole({rng.choice(piece): piece for piece in pieces}, height, width, rng)

    def whole(pieces: dict[Place, list[Place]], height: int, width: int, rng: Random) -> Whole:
        owner = {place: number for number, circle in enumerate(sorted(pieces)) for place in pieces[circle]}
        signs = ["o" if p in pieces else "-" if p in owner else "x" for p in grid.places(height, width)]

        def change(cells: Sequence[int]) -> Whole:
            number = owner[sorted(owner)[rng.choice(cells)]]
            old = sorted(pieces)[number]
            moved = {(rng.choice(own) if circle == old else circle): own for circle, own in pieces.items()}
            return whole(moved, height, width, rng)

        return Whole(sketching.text(name, width, signs), tuple([owner[p] for p in sorted(owner)]), change)

    return mended(parse, draw)


def _tetrominoes(height: int, width: int) -> list[list[Place]]:
    """All pieces of four cells on a board."""
    moved = ([(row + y, column + x) for y, x in s] for s in fixed(4) for row, column in grid.places(height, width))
    return [piece for piece in moved if all(0 <= y < height and 0 <= x < width for y, x in piece)]


def lying(parse: Parse, name: str) -> Sampler:
    """Numbers in regions that count the filled cells beside them, one of each region wrong; more numbers are told."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole:
        height, width = drafting.sides(size, (6, 6), range(3, 13), "rows x columns, each from 3 to 12")
        empty = shading.connected(height, width, 0b01, "all that is not filled")
        answer = sampling.filled(rng, parts.shaded(height, width, (*shading.never_beside(height, width), empty)))
        labels = blanks.pieces(9, 4)(rng, height, width)
        beside = [sum(answer[other] for other in near) for near in parts.beside(height, width)]
        white = {cell for cell, filled in enumerate(answer) if not filled}
        wrong = {rng.choice([cell for cell in white if labels[cell] == own]) for own in dict.fromkeys(labels)}
        numbers = [abs(number + rng.choice((-1, 1))) if c in wrong else number for c, number in enumerate(beside)]
        told = wrong | {cell for cell in white if rng.random() < 0.3}

        def whole(told: set[int]) -> Whole:
            def change(cells: Sequence[int]) -> Whole:
                near = {other for cell in cells for other in (cell, *parts.beside(height, width)[cell])} & white
                return whole(told | {rng.choice(sorted(near - told) or sorted(white))})

            shown = [str(numbers[cell]) if cell in told else "-" for cell in range(len(answer))]
            return Whole(sketching.text(name, width, shown, [*map(str, labels)]), answer, change)

        return whole(told)

    return mended(parse, draw)


def ringed(parse: Parse, name: str) -> Sampler:
    """A loop, and shaded places and numbers in all others; more of the shaded places become numbers."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole:
        height, width = drafting.sides(size, (6, 6), range(3, 13), "rows x columns, each from 3 to 12")
        net = loops.Net(grid.places(height, width))
        drawn = outlines.outline(net, outlines.patch(rng, height - 1, width - 1))
        line = {pair for pair, value in zip(net.edges, drawn, strict=True) if value}
        free = [place for place in net.nodes if not any(place in pair for pair in line)]
        shaded: set[Place] = set()
        for place in rng.sample(free, len(free)):
            if not shaded & {(place[0] + y, place[1] + x) for y, x in grid.STEPS}:
                shaded.add(place)
        return whole(line, {*free} - shaded, shaded, height, width, rng)

    def whole(line: Line, numbers: set[Place], shaded: set[Place], height: int, width: int, rng: Random) -> Whole:
        net = loops.Net(tuple(place for place in grid.places(height, width) if place not in numbers))
        signs = [
            str(sum((r + y, c + x) in shaded for y, x in grid.STEPS)) if (r, c) in numbers else "-"
            for r, c in grid.places(height, width)
        ]

        def change(cells: Sequence[int]) -> Whole | None:
            gone = {rng.choice(sorted(shaded))} if shaded else set()
            return whole(line, numbers | gone, shaded - gone, height, width, rng) if gone else None

        edges, marks = [int(pair in line) for pair in net.edges], [int(place in shaded) for place in net.nodes]
        return Whole(sketching.text(name, width, signs), (*edges, *marks), change)

    return mended(parse, draw)


def sewn(parse: Parse, name: str) -> Sampler:
    """Black and white circles in pairs, with a straight line between the two of each; pairs change colours or go."""

    def draw(size: tuple[int, ...], rng: Random) -> Whole:
        height, width = drafting.sides(size, (7, 7), range(2, 21), "rows x columns, each from 2 to 20")
        taken: set[Place] = set()
        pairs: list[tuple[Place, Place]] = []
        for row, column in rng.choices(grid.places(height, width), k=4 * height * width):
            (y, x), length = rng.choice(grid.STEPS[1:3]), rng.choice((1, 2, 2, 3, 4))
            line = [(row + step * y, column + step * x) for step in range(length + 1)]
            if line[-1][0] < height and line[-1][1] < width and not taken & {*line}:
                taken.update(line)
                pairs.append(rng.choice([(line[0], line[-1]), (line[-1], line[0])]))
        return whole(pairs, height, width, rng)

    def whole(pairs: list[tuple[Place, Place]], height: int, width: int, rng: Random) -> Whole:
        colours = {place: "wb"[end] for pair in pairs for end, place in enumerate(pair)}
        text = sketching.text(name, width, [colours.get(place, "-") for place in grid.places(height, width)])
        names = ["-".join(grid.names(sorted(pair))) for pair in pairs]
        try:
            cells = parse(text).rules.cells
        except InputError:
            cells = ()

        def change(open_cells: Sequence[int]) -> Whole:
            ends = cells[rng.choice(open_cells)].split("-")
            changed = list(pairs)
            at = rng.choice([n for n, pair in enumerate(pairs) if {*ends} & {*grid.names(pair)}])
            first, second = changed.pop(at)
            if rng.random() < 0.8:
                changed.append((second, first))
            return whole(changed, height, width, rng)

        return Whole(text, tuple([int(cell in names) for cell in cells]), change)

    return mended(parse, draw)
