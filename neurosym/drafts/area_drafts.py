"""Drafts of boards that are divided: into rectangles, groups of equal numbers, areas around a point.

For the pages in ``domains/``, like ``drafting``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from neurosym import grid
from neurosym.boards import parts
from neurosym.boards.rectangles import Shape
from neurosym.drafts import blanks, drafting, mending, sketching
from neurosym.grid import Place
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

SIDES = range(2, 31)
LARGEST = 6
"""Cells on a side of a rectangle, or in a group of equal numbers."""


def rectangled(
    parse: Callable[[str], Problem], name: str, sign: Callable[[Shape], object], corners: bool = True
) -> Sampler:
    """A board of rectangles, each told by the ``sign`` of one at one of its places; all clues are needed.

    Where there is another answer, the clues of the rectangles that it has otherwise go to other places.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (8, 8), SIDES, "rows x columns, each from 2 to 30")
        parted = _rectangles(rng, height, width)
        while not corners and _meet(parted, height, width):
            parted = _rectangles(rng, height, width)

        def draft(clues: Sequence[Place]) -> Draft:
            shapes = {
                (row, column): Shape(high, wide, row - top + 1, column - left + 1)
                for (top, left, high, wide), (row, column) in zip(parted, clues, strict=True)
            }
            told = {place: str(sign(shape)) for place, shape in shapes.items()}
            entries = [told.get(place, "-") for place in grid.places(height, width)]
            text = f"# domain: {name}\n{height} {width}\n{grid.draw(entries, width)}"
            rules = parse(text).rules
            order = [shapes[int(row), int(column)] for row, column in rules.coordinates]
            answer = tuple(rules.values.index(str(shape)) for shape in order)

            def mend(other: Answer) -> Draft:
                same = {place: a == b for place, a, b in zip(rules.coordinates, answer, other, strict=True)}
                return draft([c if same[c] else _place(rng, area) for c, area in zip(clues, parted, strict=True)])

            return drafting.fixed(rules, answer, text, mend)

        return draft([_place(rng, area) for area in parted])

    return sample


def _place(rng: Random, area: tuple[int, int, int, int]) -> Place:
    """Any place of a rectangle."""
    top, left, high, wide = area
    return top + rng.randrange(high), left + rng.randrange(wide)


def _rectangles(rng: Random, height: int, width: int) -> list[tuple[int, int, int, int]]:
    """Rectangles that fill a board, as top, left, height and width; those of one cell only where nothing else fits."""
    free = dict.fromkeys(grid.places(height, width))
    found = []
    while free:
        top, left = next(iter(free))
        room = next((n for n in range(1, LARGEST) if (top, left + n) not in free), LARGEST)
        sizes = [(h, w) for h in range(1, min(LARGEST, height - top) + 1) for w in range(1, room + 1) if h * w > 1]
        high, wide = rng.choice([size for size in sizes if size[0] * size[1] <= 2 * LARGEST] or [(1, 1)])
        found.append((top, left, high, wide))
        for y, x in grid.places(high, wide):
            del free[top + y, left + x]
    return found


def _meet(parted: Sequence[tuple[int, int, int, int]], height: int, width: int) -> bool:
    """Do four of these rectangles meet in a point?"""
    owner = {
        (top + y, left + x): number
        for number, (top, left, high, wide) in enumerate(parted)
        for y, x in grid.places(high, wide)
    }
    points = grid.places(height - 1, width - 1)
    return any(len({owner[y + i, x + j] for i in (0, 1) for j in (0, 1)}) == 4 for y, x in points)


def grouped(parse: Callable[[str], Problem], name: str) -> Sampler:
    """A board of groups of equal numbers, each that of the cells in its group; a clue is a number."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (7, 7), range(2, 21), "rows x columns, each from 2 to 20")
        numbers = _groups(rng, height, width)

        def write(told: Answer) -> str:
            entries = ["-" if value < 0 else str(number) for value, number in zip(told, numbers, strict=True)]
            board = grid.draw(entries, width)
            return f"# domain: {name}\n# hidden: {max(numbers)}\n{height} {width}\n{board}"

        rules = parse(write((-1,) * len(numbers))).rules
        return drafting.givens(rules, tuple(rules.values.index(str(number)) for number in numbers), rng, write)

    return sample


def _groups(rng: Random, height: int, width: int) -> list[int]:
    """A number for each cell, that of the cells in its group; groups of one number are apart.

    Groups are put down one by one at random. Where none fits into what is left, those around go again.
    """
    near = parts.beside(height, width)
    group: dict[int, list[int]] = {}
    while len(group) < len(near):
        first = rng.choice([cell for cell in range(len(near)) if cell not in group])
        fits = []
        for size in range(1, LARGEST + 1):
            for _ in range(3):
                chosen = [first]
                while len(chosen) < size:
                    edge = [o for c in chosen for o in near[c] if o not in group and o not in chosen]
                    if not edge:
                        break
                    chosen.append(rng.choice(edge))
                beside = {len(group[o]) for c in chosen for o in near[c] if o in group}
                if len(chosen) == size and size not in beside:
                    fits.append(chosen)
        if fits:
            best = rng.choice(fits)
            for cell in best:
                group[cell] = best
            continue
        for other in {cell for o in near[first] if o in group for cell in group[o]}:
            group.pop(other, None)
    return [len(group[cell]) for cell in range(len(near))]


def turned(parse: Callable[[str], Problem], name: str) -> Sampler:
    """A board of areas, each alike when turned around its point; all points are needed.

    Where there is another answer, the areas that it has otherwise are drawn anew.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (7, 7), SIDES, "rows x columns, each from 2 to 30")

        def draft(areas: dict[Place, list[Place]]) -> Draft:
            areas = dict(sorted(_filled(rng, areas, height, width).items(), key=lambda area: _entry(area[0])))
            signs = {_entry(point): 2 * (point[0] % 2) + point[1] % 2 for point in areas}
            entries = [str(signs.get(place, "-")) for place in grid.places(height, width)]
            owner = {place: number for number, area in enumerate(areas.values()) for place in area}
            answer = tuple(owner[place] for place in grid.places(height, width))
            text = f"# domain: {name}\n{height} {width}\n{grid.draw(entries, width)}"

            def mend(other: Answer) -> Draft:
                wrong = {a for a, b in zip(answer, other, strict=True) if a != b}
                return draft({point: area for n, (point, area) in enumerate(areas.items()) if n not in wrong})

            return drafting.fixed(parse(text).rules, answer, text, mend)

        return draft({})

    return sample


def _entry(point: Place) -> Place:
    """The place at which a point, in halves of places, is told."""
    return point[0] // 2, point[1] // 2


def _filled(rng: Random, areas: Mapping[Place, list[Place]], height: int, width: int) -> dict[Place, list[Place]]:
    """These areas, each by its point, and others that fill the board, grown in pairs of places around their points."""
    full, free = dict(areas), {*grid.places(height, width)}.difference(*areas.values())
    while free:
        row, column = rng.choice(sorted(free))
        y, x = 2 * row + rng.randrange(2), 2 * column + rng.randrange(2)
        area = {(r, c) for r in (y // 2, -(-y // 2)) for c in (x // 2, -(-x // 2))}
        if not area <= free:
            continue
        for _ in range(rng.randrange(12)):
            r, c = rng.choice(sorted(area))
            i, j = rng.choice(grid.STEPS)
            pair = {(r + i, c + j), (y - r - i, x - c - j)}
            area |= pair if pair <= free else set()
        free -= area
        full[y, x] = sorted(area)
    return full


def between(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Areas with two numbers each, and as many cells as lie between the two; numbers move and change."""

    def draw(size: tuple[int, ...], rng: Random) -> mending.Whole:
        height, width = drafting.sides(size, (5, 5), range(2, 10), "rows x columns, each from 2 to 9")
        labels = blanks.pieces(4, 2)(rng, height, width)
        areas = [[cell for cell, own in enumerate(labels) if own == label] for label in dict.fromkeys(labels)]
        return whole({}, areas, height, width, rng)

    def whole(
        told: Mapping[int, int], areas: Sequence[Sequence[int]], height: int, width: int, rng: Random
    ) -> mending.Whole:
        """Areas of which ``told`` has no number get two."""
        numbers = dict(told)
        for cells in areas:
            if not numbers.keys() & {*cells}:
                ends = len(cells) - rng.choice((1, 1, 1, 2)), len(cells) + rng.choice((1, 1, 1, 2))
                numbers |= dict(zip(rng.sample(cells, 2), (max(1, ends[0]), ends[1]), strict=True))
        order = sorted(numbers)
        answer, counts = [0] * (height * width), [len(order)] * len(order)
        for cells in areas:
            larger = order.index(max({*cells} & numbers.keys(), key=numbers.__getitem__))
            counts[larger] += len(cells)
            for cell in cells:
                answer[cell] = larger

        def change(open_cells: Sequence[int]) -> mending.Whole:
            chosen = rng.choice([cell for cell in open_cells if cell < height * width] or range(height * width))
            found = next(area for area in areas if chosen in area)
            return whole({c: n for c, n in numbers.items() if c not in found}, areas, height, width, rng)

        text = sketching.text(name, width, [str(numbers.get(cell, "-")) for cell in range(height * width)])
        return mending.Whole(text, (*answer, *counts), change)

    return mending.mended(parse, draw)
