"""Drafts of sudokus and latin squares with more to them: regions, bars, parities, margins, signs, bricks, empty cells.

The answer is drawn first, and all is told of it that the kind can tell; which of the clues a puzzle needs is found out
elsewhere (``generate``).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from random import Random

from neurosym import grid
from neurosym.boards import numbering, parts, polyominoes
from neurosym.constraints.base import ENUMERATION_LIMIT, Constraint
from neurosym.constraints.member import Member
from neurosym.drafts import drafting, sampling
from neurosym.errors import InputError
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

Parse = Callable[[str], Problem]

MOVES_PER_CELL = 20
"""Exchanges that are tried, for each cell, before regions count as mixed."""


def jigsaw(parse: Parse) -> Sampler:
    """A header, given values, and the labels of regions, which are always told. A clue is the value of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (9,), range(3, 17), "N from 3 to 16, for a board of N by N")
        answer = sampling.latin(rng, grid.box_shape(order))
        labels = grid.draw([str(label) for label in _regions(rng, answer, order)], order)

        def write(told: Answer) -> str:
            return f"# domain: jigsaw_sudoku\n{order} {order}\n{_board(told, order)}\n{labels}"

        return drafting.givens(parse(write((-1,) * len(answer))).rules, answer, rng, write)

    return sample


def _board(told: Answer, order: int) -> str:
    return grid.draw(["-" if value < 0 else str(value + 1) for value in told], order)


def _regions(rng: Random, answer: Answer, order: int) -> list[int]:
    """A region for each cell, numbered from 1; each hangs together and holds each value once.

    From the boxes (or rows) by exchanges in a ring: a region gives a cell to one beside it, that one its cell of the
    same value to the next, until the first gets one back; where all hang together still.
    """
    shape = grid.box_shape(order)
    groups = grid.boxes(order, *shape) if shape[0] > 1 else grid.rows(order, order)
    region = [0] * len(answer)
    for number, cells in enumerate(groups):
        for cell in cells:
            region[cell] = number
    near = parts.beside(order, order)
    for _ in range(MOVES_PER_CELL * len(answer)):
        first = rng.randrange(len(answer))
        at = {region[cell]: cell for cell, value in enumerate(answer) if value == answer[first]}
        ring = [region[first]]
        while True:
            beside = {region[other] for other in near[at[ring[-1]]]} - {*ring[1:], ring[-1]}
            if not beside or (ring[0] in beside and len(ring) > 1):
                break
            ring.append(rng.choice(sorted(beside)))
        if beside:
            after = list(region)
            for giver, taker in zip(ring, [*ring[1:], ring[0]], strict=True):
                after[at[giver]] = taker
            if all(_whole(after, number, near) for number in ring):
                region = after
    met = {number: place for place, number in enumerate(dict.fromkeys(region), start=1)}
    return [met[number] for number in region]


def _whole(region: Sequence[int], number: int, near: Sequence[Sequence[int]]) -> bool:
    """Does this region hang together?"""
    unseen = {cell for cell, own in enumerate(region) if own == number}
    met = [unseen.pop()]
    for here in met:  # grows as it is walked
        there = unseen.intersection(near[here])
        met += there
        unseen -= there
    return not unseen


def barred(parse: Parse) -> Sampler:
    """A header, given values, and the bars between consecutive ones, always told. A clue is the value of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (7,), range(2, 26), "N from 2 to 25, for a board of N by N")
        answer = sampling.latin(rng, (1, order))
        bars = [0] * len(answer)
        for a, b in grid.neighbours(order, order):
            if abs(answer[a] - answer[b]) == 1:
                bars[a] += 1 if b == a + 1 else 2
                bars[b] += 4 if b == a + 1 else 8

        def write(told: Answer) -> str:
            return f"{order} {order}\n{_board(told, order)}\n{grid.draw([*map(str, bars)], order)}"

        return drafting.givens(parse(write((-1,) * len(answer))).rules, answer, rng, write)

    return sample


def parities(size: tuple[int, ...], rng: Random) -> Draft:
    """A board of which a clue is the value of a cell, or whether it is even or odd."""
    (order,) = drafting.sides(size, (9,), grid.BOXED, "N for a board of N by N with boxes")
    answer = sampling.latin(rng, grid.box_shape(order))
    rules = grid.latin_rules(grid.numerals(order), (), grid.box_shape(order))
    odd = sum(1 << value for value in range(0, order, 2))  # value 0 is the number 1
    marks = [Member((cell,), rules.top[cell] & (~odd if value % 2 else odd)) for cell, value in enumerate(answer)]

    def write(told: Answer, kept: list[Constraint]) -> str:
        signs = {mark.scope[0]: "OE"[answer[mark.scope[0]] % 2] for mark in kept}
        signs |= {cell: str(value + 1) for cell, value in enumerate(told) if value >= 0}
        named = "" if {*"OE"} & {*signs.values()} else "# domain: even_odd_sudoku\n"
        return f"{named}{order} {order}\n{grid.draw([signs.get(cell, '-') for cell in range(len(answer))], order)}"

    return drafting.switched(rules, marks, answer, rng, write)


def margined(parse: Parse, name: str, sizes: Container[int], clue: Callable[[list[int]], int]) -> Sampler:
    """A header, four margins as :func:`numbering.sides` lists them, and given values.

    A clue is the value of a cell, or a number in a margin: ``clue`` of the values that are seen from there.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (9,), sizes, "N for a board of N by N of this kind")
        answer = sampling.latin(rng, grid.box_shape(order))
        numbers = [clue([answer[cell] + 1 for cell in line]) for _, line in numbering.sides(order)]

        def write(told: Answer, margin: Container[int]) -> str:
            signs = [str(number) if at in margin else "-" for at, number in enumerate(numbers)]
            named = "" if {*signs} - {"-"} else f"# domain: {name}\n"
            return f"{named}{order} {order}\n{grid.draw(signs, order)}\n{_board(told, order)}"

        nothing = (-1,) * len(answer)
        bare, full = parse(write(nothing, ())).rules, parse(write(nothing, range(len(numbers)))).rules
        seen = full.constraints[len(bare.constraints) :]  # those of the margins come last, in the order of the text
        if 2 * order ** len(seen[0].scope) > ENUMERATION_LIMIT:  # too long a line to be told or not: all are told
            return drafting.givens(full, answer, rng, lambda told: write(told, range(len(numbers))))
        at = {constraint: number for number, constraint in enumerate(seen)}
        return drafting.switched(
            bare, seen, answer, rng, lambda told, kept: write(told, {at[constraint] for constraint in kept})
        )

    return sample


def scattered(parse: Parse, name: str, usual: tuple[int, int], signs: bool) -> Sampler:
    """Numbers once in each line, other cells empty: a clue is a number, or with ``signs`` whether a cell has one."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        order, numbers = drafting.sides(size, usual, range(2, 10), "NxM, for N by N cells and M numbers, each up to 9")
        if 3 * numbers > 2 * order:  # else there may be no answer
            raise InputError(f"a size of {order}x{numbers}", "numbers for at most two thirds of the cells of a line")
        head = f"# domain: {name}\n{order} {order} {numbers}"
        rules = parse(f"{head}\n{grid.draw(['-'] * order**2, order)}").rules
        answer = sampling.filled(rng, rules)
        marks = [Member((cell,), rules.top[cell] & ~1 if value else 1) for cell, value in enumerate(answer)]

        def write(told: Answer, kept: list[Constraint]) -> str:
            entries = {mark.scope[0]: "0" if answer[mark.scope[0]] else "x" for mark in kept}
            entries |= {cell: str(value) if value else "x" for cell, value in enumerate(told) if value >= 0}
            return f"{head}\n{grid.draw([entries.get(cell, '-') for cell in range(len(answer))], order)}"

        if signs:
            return drafting.switched(rules, marks, answer, rng, write)
        return drafting.givens(rules, answer, rng, lambda told: write(told, []))

    return sample


def bricked(parse: Parse) -> Sampler:
    """A latin square in which an even and an odd number alternate. A clue is the value of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(2, 21, 2), "N from 2 to 20 and even, for a board of N by N")
        first, answer = rng.sample(range(order), order), [0] * order**2
        for parity in range(2):
            cells = [(r, c) for r, c in grid.places(order, order) if (first[r] + c) % 2 == parity]
            lines = [[n for n, cell in enumerate(cells) if cell[way] == at] for way in (0, 1) for at in range(order)]
            start = [(first[r] + c) % order // 2 for r, c in cells]
            mixed = sampling.mixed(rng, start, [tuple(line) for line in lines], order // 2)
            for (r, c), value in zip(cells, mixed, strict=True):
                answer[r * order + c] = 2 * value + parity

        def write(told: Answer) -> str:
            return f"# domain: bricks\n{order} {order}\n{_board(told, order)}"

        return drafting.givens(parse(write((-1,) * order**2)).rules, tuple(answer), rng, write)

    return sample


def signed(parse: Parse) -> Sampler:
    """A latin square, and signs for all that holds across four cells, always told. A clue is the value of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(2, 26), "N from 2 to 25, for a board of N by N")
        answer = sampling.latin(rng, (1, order))
        blocks = parts.blocks(order, order).values()
        signs = [_sign([answer[cell] + 1 for cell in block], rng) for block in blocks]

        def write(told: Answer) -> str:
            return f"# domain: mathrax\n{order} {order}\n{_board(told, order)}\n{grid.draw(signs, order - 1)}"

        return drafting.givens(parse(write((-1,) * len(answer))).rules, answer, rng, write)

    return sample


def _sign(block: Sequence[int], rng: Random) -> str:
    """A sign that holds for both pairs of cells across, any of those there are; ``-`` if there is none."""
    a, b, c, d = block
    fitting = ["EO"[a % 2]] * (len({value % 2 for value in block}) == 1)
    fitting += [f"{a + d}+"] * (a + d == b + c) + [f"{a * d}*"] * (a * d == b * c)
    fitting += [f"{abs(a - d)}-"] * (abs(a - d) == abs(b - c))
    return rng.choice(fitting) if fitting else "-"


def blocked(parse: Parse) -> Sampler:
    """Blocks, and in each of them every letter at a place at random; all letters are told."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(3, 8), "N from 3 to 7, for a board of N by N")
        region = _regions(rng, sampling.latin(rng, grid.box_shape(order)), order)
        blocks = [[cell for cell, own in enumerate(region) if own == number] for number in range(1, order + 1)]
        letters = [""] * order**2
        for block in blocks:
            for cell, letter in zip(block, rng.sample("ABCDEFG"[:order], order), strict=True):
                letters[cell] = letter
        text = f"# domain: burokku\n{order} {order}\n{grid.draw(letters, order)}"
        rules, answer = parse(text).rules, [0] * order**2
        for block in blocks:
            shape = polyominoes.anchored([divmod(cell, order) for cell in block])
            answer[block[0]] = rules.values.index(polyominoes.sign(shape))
        return drafting.fixed(rules, tuple(answer), text)

    return sample
