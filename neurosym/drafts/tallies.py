"""Drafts of boards whose sums, products, counts or pairs are told about an answer that is drawn first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from math import prod
from random import Random

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.total import Total
from neurosym.drafts import drafting, number_drafts, probing, sampling, sketching
from neurosym.errors import InputError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Draft, Problem, Sampler

Parse = Callable[[str], Problem]
DOUBLED = {4: (0, 2, 3, 1)}
"""Twice each number of a field of so many, in which numbers are added bit by bit."""
BOARDS, HOLES, SMALL = 300, 0.2, 15
"""Boards that are tried for numbers that balance, their share of places without a cell, and the largest number."""

TOLD_OFF = 0.35
"""The share of places that tell the sum of the cells around."""


def tens(parse: Parse) -> Sampler:
    """Rows of the numbers 0 to 9, those that touch different; a clue is the value of a cell, sums are always told."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (height,) = drafting.sides(size, (4,), range(1, 13), "N, for N rows of ten cells, from 1 to 12")
        rows: list[list[int]] = []
        while len(rows) < height:
            row = rng.sample(range(10), 10)
            if not rows or all(value not in rows[-1][max(c - 1, 0) : c + 2] for c, value in enumerate(row)):
                rows.append(row)
        sums = [str(sum(column)) for column in zip(*rows, strict=True)]

        def write(told: Answer) -> str:
            signs = ["-" if value < 0 else str(value) for value in told]
            return f"{height + 1} 10\n{grid.draw([*signs, *sums], 10)}"

        return drafting.givens(
            parse(write((-1,) * 10 * height)).rules, tuple([value for row in rows for value in row]), rng, write
        )

    return sample


def paired(parse: Parse) -> Sampler:
    """Two latin squares, in which no pair is twice; a clue is a digit. Rows, columns and digits are shuffled."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (5,), range(3, 6), "N from 3 to 5, for a board of N by N")
        twice = DOUBLED.get(order, [2 * number % order for number in range(order)])
        rows, columns, *digits = (rng.sample(range(order), order) for _ in range(4))
        pairs = []
        for r, c in grid.places(order, order):
            row, column = rows[r], (columns[c], twice[columns[c]])
            added = [row ^ one if order in DOUBLED else (row + one) % order for one in column]
            pairs.append([names[number] for names, number in zip(digits, added, strict=True)])
        told = {(cell, at): str(digit + 1) for cell, pair in enumerate(pairs) for at, digit in enumerate(pair)}

        def write(kept: Mapping[probing.Key, str]) -> str:
            signs = [kept.get((cell, 0), "0") + kept.get((cell, 1), "0") for cell in range(order * order)]
            return f"{order} {order}\n{grid.draw(signs, order)}"

        answer = tuple([order * one + other for one, other in pairs])
        return probing.reread(parse, parse(write({})).rules, answer, told, write, rng)

    return sample


def multiplied(parse: Parse, name: str) -> Sampler:
    """A latin square in regions; a clue is the product of one."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (5,), range(2, 10), "N from 2 to 9, for a board of N by N")
        answer = sampling.latin(rng, (1, order))
        labels = number_drafts.merged(rng, order, order, most=3)
        told = {
            labels.index(label): str(prod(value + 1 for value, own in zip(answer, labels, strict=True) if own == label))
            for label in labels
        }

        def write(kept: Mapping[probing.Key, str]) -> str:
            return sketching.text(
                name, order, [kept.get(cell, "-") for cell in range(order * order)], [*map(str, labels)]
            )

        return probing.reread(parse, parse(write({})).rules, answer, told, write, rng)

    return sample


def surrounded(parse: Parse, name: str) -> Sampler:
    """Sums at some places, of the white cells around; no clue can be left out."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (5, 5), range(3, 9), "rows x columns, each from 3 to 8")
        while True:
            signs = ["0" if rng.random() < TOLD_OFF else "-" for _ in range(height * width)]
            rules = parse(sketching.text(name, width, signs)).rules
            free = replace(rules, constraints=tuple(c for c in rules.constraints if not isinstance(c, Total)))
            if free.cells and (answer := sampling.filled(rng, free, tries=3)):
                value = dict(zip(((int(r), int(c)) for r, c in rules.coordinates), answer, strict=True))
                for place in (place for place in grid.places(height, width) if place not in value):
                    near = [value[other] + 1 for other in grid.around(*place) if other in value]
                    signs[place[0] * width + place[1]] = str(sum(near))
                text = sketching.text(name, width, signs)
                return drafting.fixed(parse(text).rules, answer, text)

    return sample


def swallowed(parse: Parse, name: str) -> Sampler:
    """Pills of three numbers that sum to 1, 2, 3, ..., and all sums of lines; where others fit too, numbers change."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(4, 11), "rows x columns, each from 4 to 10")
        pills: list[tuple[int, ...]] = []
        lines = [*grid.rows(height, width), *grid.columns(height, width)]
        places = [cells for line in lines for cells in zip(line, line[1:], line[2:], strict=False)]
        for cells in rng.sample(places, len(places)):
            if len(pills) < height * width // 6 and not {*cells} & {cell for pill in pills for cell in pill}:
                pills.append(cells)
        numbers = [rng.randrange(5) for _ in range(height * width)]
        for total, pill in enumerate(pills, start=1):
            cuts = sorted([rng.randint(0, total), rng.randint(0, total)])
            for cell, number in zip(pill, (cuts[0], cuts[1] - cuts[0], total - cuts[1]), strict=True):
                numbers[cell] = number
        return draft(pills, numbers, width, rng)

    def draft(pills: list[tuple[int, ...]], numbers: list[int], width: int, rng: Random) -> Draft:
        answer = [0] * len(numbers)
        for total, pill in enumerate(pills, start=1):
            for cell in pill:
                answer[cell] = total
        named = parts.lines(len(numbers) // width, width)
        sums = [sum(numbers[cell] for cell in line if answer[cell]) for _, line in named]
        margins = parts.edges(sums, range(len(sums)), width)
        board = grid.draw([*map(str, numbers)], width)
        text = f"# domain: {name}\n{len(numbers) // width} {width}\n{margins}\n{board}"

        def mend(other: Answer) -> Draft:
            changed = [cell for cell, total in enumerate(other) if total and not answer[cell]]
            if not changed:
                return sample((len(numbers) // width, width), rng)
            again = [rng.randrange(10) if cell in changed else number for cell, number in enumerate(numbers)]
            return draft(pills, again, width, rng)

        return drafting.fixed(parse(text).rules, tuple(answer), text, mend)

    return sample


def flowered(parse: Parse) -> Sampler:
    """Hexagons around a first one, which meet at its corners; a clue is the value of a triangle."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (count,) = drafting.sides(size, (7,), range(3, 8), "N hexagons, from 3 to 7")
        meet = []
        for n in range(6):
            # At corner n the hexagons n and n - 1 of those around are beside each other, n + 2 and ``last`` in texts.
            last = (n - 1) % 6 + 2
            around = ((1, n - 1), (1, n), (n + 2, n + 3), (n + 2, n + 4), (last, n + 1), (last, n + 2))
            if max(hexagon for hexagon, _ in around) <= count:
                meet.append(" ".join(["meet", *(f"{hexagon}.{triangle % 6 + 1}" for hexagon, triangle in around)]))

        def write(told: Answer) -> str:
            signs = ["-" if value < 0 else str(value + 1) for value in told]
            return "\n".join([f"snowflake {count}", grid.draw(signs, 6), *meet])

        rules = parse(write((-1,) * 6 * count)).rules
        return drafting.givens(rules, sampling.filled(rng, rules), rng, write)

    return sample


def crowned(parse: Parse) -> Sampler:
    """Some queens of an answer, and squares and a diagonal without any; no clue can be left out."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (8,), range(4, 31), "N queens, from 4 to 30")
        answer = sampling.filled(rng, parse(f"queens {order}").rules)
        signs = [
            "Q" if value and rng.random() < 0.3 else "x" * (not value and rng.random() < 0.1) or "-" for value in answer
        ]
        free = {*range(2 * order - 1)} - {sum(divmod(cell, order)) for cell, value in enumerate(answer) if value}
        text = f"queens {order}\n{grid.draw(signs, order)}\nsum {rng.choice(sorted(free))}"
        return drafting.fixed(parse(text).rules, answer, text)

    return sample


def balanced(parse: Parse, name: str) -> Sampler:
    """Numbers that are sums of differences to those beside them; a clue is a number. Few boards have such numbers."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (3, 4), range(2, 5), "rows x columns, each from 2 to 4")
        for _ in range(BOARDS):
            signs = ["." if rng.random() < HOLES else "-" for _ in range(height * width)]
            with suppress(InputError):
                rules = parse(sketching.text(name, width, signs)).rules
                low = Candidates([mask & (2 << SMALL) - 1 for mask in rules.top])
                if answer := sampling.filled(rng, replace(rules, top=low), tries=10):
                    return draft(signs, answer, width, rng)
        raise InputError(f"no numbers for {BOARDS} boards of this size", "a size that has such boards")

    def draft(signs: list[str], answer: Answer, width: int, rng: Random) -> Draft:
        cells = [cell for cell, sign in enumerate(signs) if sign == "-"]
        told = {cell: str(value) for cell, value in zip(cells, answer, strict=False)}

        def write(kept: Mapping[probing.Key, str]) -> str:
            return sketching.text(name, width, [kept.get(cell, sign) for cell, sign in enumerate(signs)])

        return probing.reread(parse, parse(write({})).rules, answer, told, write, rng)

    return sample
