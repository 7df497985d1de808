"""Blank puzzles drawn about an answer, for pages whose boards show something of it: trees, islands, ends, marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from random import Random

from neurosym import grid
from neurosym.boards import parts, polyominoes
from neurosym.drafts import blanks, drafting, number_drafts, outlines, sampling, sketching
from neurosym.drafts.blanks import CLOSED
from neurosym.drafts.probing import Blank, Key, probed, reread
from neurosym.errors import InputError
from neurosym.grid import Place
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

LOOPS = 2000
"""Loops that are tried for one draft with regions around it."""

TREES = 0.2
"""The share of a board that is trees, if there is room for so many tents."""
MIXED = 0.02
"""The chance that a region gets bars of another way too, each time that it grows: more, and few drafts are unique."""


def tented(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Trees beside tents that are not shown; a clue is how many tents there are in a column or row."""
    return probed(parse, blanks.margins(name, blanks.numbers(6), _trees, usual=(7, 7)))


def pointed(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Marks ``?`` at the ends of a picture (:func:`sketching.mottled`); a clue is how far one sees from such a mark."""
    return probed(parse, blanks.board(name, blanks.numbers(12, 2), _headlands, at="?", sides=range(2, 9)))


def bridged(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Islands ``?`` in line with each other; a clue is the number of one's bridges."""
    return probed(parse, blanks.board(name, blanks.numbers(8, 1), _islands, at="?", usual=(7, 7)))


def coiled(parse: Callable[[str], Problem], name: str) -> Sampler:
    """The ends of a snake; a clue is how many of its places are in a column or row."""

    def blank(size: tuple[int, ...], rng: Random) -> Blank:
        height, width = drafting.sides(size, (6, 6), range(2, 13), "rows x columns, each from 2 to 12")
        body = _snake(rng, height, width)
        board = ["x" if cell in (body[0], body[-1]) else CLOSED for cell in range(height * width)]
        empty = blanks.margins(name, blanks.numbers(12), lambda *_: [board])(size, rng)
        return replace(empty, answer=tuple([int(cell in body) for cell in range(height * width)]))

    return probed(parse, blank)


def moored(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Ships; a clue is how many cells of them a column or row has, or at a few places which part of one is there."""

    boards = blanks.strewn(CLOSED, 0.85, 0.95)
    return probed(parse, blanks.margins(name, blanks.numbers(12), boards, "onesw", header=_fleet))


def loaded(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Ships on numbers; a clue is the sum of those that they cover in a column or row."""

    def boards(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
        return [[str(rng.randint(0, 9)) for _ in range(height * width)]]

    return probed(parse, blanks.margins(name, blanks.numbers(99), boards, header=_fleet))


def _fleet(rng: Random, height: int, width: int) -> str:
    """A header that tells of four ships of one cell, three of two, and so on, or of fewer on a small board."""
    longest = min(4, (height + width + 1) // 4)
    return " ".join(map(str, [height, width, *range(longest, 0, -1)]))


def arrowed(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Numbers in regions, and black places; a clue is a number, or an arrow from such a place to the greatest near."""
    boards = blanks.over(blanks.strewn("x", 0.05, 0.2), blanks.regions(blanks.pieces(4)))
    return probed(parse, blanks.board(name, blanks.numbers(5, 1), boards, also={"x": "nesw"}))


def crossed_out(parse: Callable[[str], Problem], name: str) -> Sampler:
    """A board of numbers; a clue is the sum of those left over in a column or row. Numbers are mended."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(2, 21), "rows x columns, each from 2 to 20")
        answer = tuple([rng.randrange(2) for _ in range(height * width)])
        return draft([rng.randint(1, 9) for _ in answer], answer, width, rng)

    def draft(numbers: list[int], answer: Answer, width: int, rng: Random) -> Draft:
        lines = parts.lines(len(answer) // width, width)
        sums = {at: str(sum(numbers[c] for c in line if not answer[c])) for at, (_, line) in enumerate(lines)}

        def write(told: Mapping[Key, str]) -> str:
            signs = [told.get(at, "-") for at in sums]
            body = f"{' '.join(signs[:width])}\n{' '.join(signs[width:])}\n{grid.draw([*map(str, numbers)], width)}"
            return f"# domain: {name}\n{len(answer) // width} {width}\n{body}"

        def mend(other: Answer) -> Draft:
            changed = rng.choice([cell for cell, value in enumerate(other) if value != answer[cell]])
            return draft([rng.randint(1, 9) if c == changed else n for c, n in enumerate(numbers)], answer, width, rng)

        return reread(parse, parse(write({})).rules, answer, sums, write, rng, mend)

    return sample


def laid_out(parse: Callable[[str], Problem], name: str) -> Sampler:
    """A set of dominoes, laid out at random; where there is another way to lay it out, dominoes change places."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (most,) = drafting.sides(size, (4,), range(1, 10), "N, the largest number, from 1 to 9")
        laid = sampling.dominoes(rng, most + 1, most + 2)
        halves = [rng.sample((low, high), 2) for high in range(most + 1) for low in range(high + 1)]
        return draft(laid, rng.sample(halves, len(halves)), most + 2, rng)

    def draft(laid: list[tuple[int, int]], halves: list[list[int]], width: int, rng: Random) -> Draft:
        shown, answer = [""] * (2 * len(laid)), [0] * (2 * len(laid))
        for (first, second), (one, other) in zip(laid, halves, strict=True):
            shown[first], shown[second] = str(one), str(other)
            answer[first], answer[second] = (1, 3) if second == first + 1 else (2, 0)

        def mend(other: Answer) -> Draft:
            wrong = [number for number, (first, _) in enumerate(laid) if other[first] != answer[first]]
            for a, b in (rng.sample(range(len(laid)), 2), [rng.choice(wrong), rng.randrange(len(laid))]):
                halves[a], halves[b] = halves[b], halves[a]
            return draft(laid, halves, width, rng)

        text = sketching.text(name, width, shown)
        return drafting.fixed(parse(text).rules, tuple(answer), text, mend)

    return sample


def barred(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Bars in regions; a clue is how many of a region's bars go one way. Most regions have bars of one way only."""

    def blank(size: tuple[int, ...], rng: Random) -> Blank:
        height, width = drafting.sides(size, (6, 6), range(3, 13), "rows x columns, each from 3 to 12")
        cells = height * width
        answer = sampling.filled(rng, parse(sketching.text(name, width, ["-"] * cells, ["1"] * cells)).rules)

        def alike(part: list[int]) -> bool:
            return len({answer[cell] for cell in part}) == 1 or rng.random() < MIXED

        labels = number_drafts.merged(rng, height, width, 9, alike)
        boards = blanks.regions(lambda *_: labels, once=True)
        return replace(blanks.board(name, blanks.numbers(9), boards, shuffled=True)(size, rng), answer=answer)

    return probed(parse, blank)


def _snake(rng: Random, height: int, width: int) -> list[int]:
    """The cells of a path, in order, that touches itself nowhere, not even at a corner, and can get no longer."""
    near = parts.beside(height, width)
    body = [rng.randrange(height * width)]
    for _ in range(2):
        while steps := [c for c in near[body[-1]] if c not in body and not _touching(c, width) & {*body[:-2]}]:
            body.append(rng.choice(steps))
        body.reverse()
    return body


def _touching(cell: int, width: int) -> set[int]:
    """The cells around one, and perhaps some below and above the board."""
    return {row * width + column for row, column in grid.around(*divmod(cell, width)) if 0 <= column < width}


def _trees(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
    """A board with trees ``x``, each beside a tent that is not shown; no two tents touch."""
    near = parts.beside(height, width)
    board, tents = [CLOSED] * (height * width), set[int]()
    for tent in rng.sample(range(height * width), height * width):
        free = [cell for cell in near[tent] if board[cell] == CLOSED and cell not in tents]
        if board[tent] == CLOSED and free and not _touching(tent, width) & tents and len(tents) < TREES * len(board):
            tents.add(tent)
            board[rng.choice(free)] = "x"
    return [board]


def _headlands(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
    """A board with ``?`` at the cells of a picture beside just one other; see :func:`sketching.mottled`."""
    picture = sketching.mottled(rng, height, width)
    beside = [sum(picture[other] for other in near) for near in parts.beside(height, width)]
    return [["?" if filled and count == 1 else CLOSED for filled, count in zip(picture, beside, strict=True)]]


def _islands(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
    """A board with islands ``?`` that bridges may join: each is in line with one before it, and no two are beside."""
    near = parts.beside(height, width)
    board = [CLOSED] * (height * width)
    first = rng.randrange(len(board))
    found, taken = [first], {first}
    for _ in range(4 * len(board)):
        row, column = divmod(rng.choice(found), width)
        (y, x), length = rng.choice(grid.STEPS), rng.randint(2, 4)
        way = [(row + step * y, column + step * x) for step in range(1, length + 1)]
        cells = [r * width + c for r, c in way if 0 <= r < height and 0 <= c < width]
        if len(cells) == length and not taken & {*cells} and not any(cell in found for cell in near[cells[-1]]):
            taken.update(cells)
            found.append(cells[-1])
    for cell in found:
        board[cell] = "?"
    return [board]


def fenced(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Regions on both sides of a loop that leaves out as many edges of each as it has places; all borders are told."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (4, 5), range(3, 6), "rows x columns, each from 3 to 5")
        places, shapes = grid.places(height, width), [s for cells in range(1, 6) for s in polyominoes.fixed(cells)]
        for _ in range(LOOPS):
            inside = outlines.patch(rng, height, width, rng.uniform(0.3, 0.6))
            if len(inside) % 2:  # an outline is even, and so is what a region has of its border and its places together
                continue

            def fits(sides: Mapping[Place, int], inside: Collection[Place] = inside) -> bool:
                within = {place in inside for place in sides}
                met = sum(((r + y, c + x) in inside) not in within for r, c in sides for y, x in grid.STEPS)
                return len(within) == 1 and sum(sides.values()) - met == len(sides)

            tiling = polyominoes.tiling(height, width, shapes, fits)
            if laid := sampling.filled(rng, tiling, tries=5):
                region = {
                    (row + y, column + x): (row, column)
                    for (row, column), value in zip(places, laid, strict=True)
                    for y, x in (polyominoes.shape_of(tiling.values[value]) if value else ())
                }
                signs = [sum(bit * (region.get(p) != region[place]) for bit, p in _sides(place)) for place in places]
                text = sketching.text(name, width, [*map(str, signs)])
                rules = parse(text).rules
                return drafting.fixed(rules, outlines.around(inside, rng, rules), text)
        raise InputError(f"no regions around {LOOPS} loops of this size", "a size that has such regions")

    return sample


def _sides(place: Place) -> list[tuple[int, Place]]:
    """The neighbours of a place, each behind the number by which a text names this side."""
    row, column = place
    return [(1, (row, column + 1)), (2, (row + 1, column)), (4, (row, column - 1)), (8, (row - 1, column))]
