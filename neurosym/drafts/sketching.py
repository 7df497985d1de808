"""Drafts of shaded boards: the answer is drawn by the rules alone, and then clues of one sort are told about it.

For the pages in ``domains/``: a function makes a page's ``sample`` out of its ``parse``, which is asked for the rules
by a text without clues.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from random import Random

from neurosym import grid
from neurosym.boards import parts, shading
from neurosym.constraints.base import Constraint
from neurosym.constraints.linked import pieces
from neurosym.drafts import drafting, sampling
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

SIDES = range(2, 41)
MEANING = "rows x columns, each from 2 to 40"


def text(name: str, width: int, *boards: Sequence[str]) -> str:
    """The text of a kind that says its name: a header, and boards one below another."""
    drawn = "\n".join(grid.draw(board, width) for board in boards)
    return f"# domain: {name}\n{len(boards[0]) // width} {width}\n{drawn}"


def given(parse: Callable[[str], Problem], name: str, signs: str) -> Sampler:
    """A clue is the value of a cell, written by its sign."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (8, 8), SIDES, MEANING)
        rules = parse(text(name, width, ["-"] * (height * width))).rules

        def write(told: Answer) -> str:
            return text(name, width, ["-" if value < 0 else signs[value] for value in told])

        return drafting.givens(rules, sampling.filled(rng, rules), rng, write)

    return sample


def numbered(parse: Callable[[str], Problem], name: str, labels: Callable[[Random, int, int], list[int]]) -> Sampler:
    """A clue is how many cells of a region are filled; ``labels`` draws the regions."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(2, 13), "rows x columns, each from 2 to 12")
        regions = [str(label) for label in labels(rng, height, width)]
        cells = {label: tuple(c for c, own in enumerate(regions) if own == label) for label in dict.fromkeys(regions)}

        def write(told: Container[str]) -> str:
            numbers = {own[0]: counts[label].bound for label, own in cells.items() if label in told}
            return text(name, width, [str(numbers.get(cell, "-")) for cell in range(height * width)], regions)

        rules = parse(write(())).rules
        answer = sampling.filled(rng, rules)
        bounds = [sum(answer[cell] for cell in own) for own in cells.values()]
        counts = dict(zip(cells, parts.counts(cells.items(), bounds), strict=True))
        return drafting.clued(rules, counts, answer, rng, write)

    return sample


def sighted(parse: Callable[[str], Problem], name: str, through: int) -> Sampler:
    """A clue is how many cells one sees from one that takes the value ``through``."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (8, 8), SIDES, MEANING)
        rules = parse(text(name, width, ["-"] * (height * width))).rules
        answer = sampling.filled(rng, rules)
        seen = {c: shading.seen(height, width, c, answer, through) for c, v in enumerate(answer) if v == through}
        sights = [shading.sight(height, width, cell, number, 1 << through) for cell, number in seen.items()]

        def write(told: Answer, _: list[Constraint]) -> str:
            return text(name, width, ["-" if value < 0 else str(seen[cell]) for cell, value in enumerate(told)])

        return drafting.switched(rules, [*filter(None, sights)], answer, rng, write, at=[*seen])

    return sample


def archipelago(parse: Callable[[str], Problem], name: str) -> Sampler:
    """Islands in a sea that hangs together and fills no block of four; each is told its size at one of its cells."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(3, 11), "rows x columns, each from 3 to 10")
        sea = (*shading.never_block(height, width, 0b10), shading.connected(height, width, 0b01, "the sea"))
        land = sampling.filled(rng, parts.shaded(height, width, sea))
        found = pieces(parts.beside(height, width), [cell for cell, value in enumerate(land) if value])
        return draft({rng.choice(piece): piece for piece in found}, height, width, rng)

    def draft(islands: Mapping[int, Sequence[int]], height: int, width: int, rng: Random) -> Draft:
        clues, answer = sorted(islands), [0] * (height * width)
        for number, clue in enumerate(clues, start=1):
            for cell in islands[clue]:
                answer[cell] = number
        signs = [str(len(islands[cell])) if cell in islands else "-" for cell in range(height * width)]
        written = text(name, width, signs)

        def mend(other: Answer) -> Draft:
            """The clue of an island moves to a cell that is not of this island in the other answer."""
            wrong = [(clue, cell) for clue in clues for cell in islands[clue] if other[cell] != answer[cell]]
            clue, moved = rng.choice(wrong)
            return draft({moved if at == clue else at: cells for at, cells in islands.items()}, height, width, rng)

        return drafting.fixed(parse(written).rules, tuple(answer), written, mend)

    return sample


def mottled(rng: Random, height: int, width: int) -> Answer:
    """A picture in which no block of four is all filled or all empty, and all that is filled hangs together."""
    blocks = [clause for free in (0b01, 0b10) for clause in shading.never_block(height, width, free)]
    whole = shading.connected(height, width, 0b10, "all that is filled")
    return sampling.filled(rng, parts.shaded(height, width, (*blocks, whole)))


def rooms(rng: Random, height: int, width: int) -> list[int]:
    """A number for each cell: rectangles, cut in two until each has nine cells or fewer."""
    number = [0] * (height * width)
    cut = [(0, 0, height, width)]
    for count, (top, left, high, wide) in enumerate(cut, start=1):  # grows as it is walked
        if high * wide > rng.randint(4, 9):
            if wide == 1 or (high > 1 and high * rng.uniform(0.7, 1.4) > wide):
                at = rng.randrange(1, high)
                cut += [(top, left, at, wide), (top + at, left, high - at, wide)]
            else:
                at = rng.randrange(1, wide)
                cut += [(top, left, high, at), (top, left + at, high, wide - at)]
            continue
        for row in range(top, top + high):
            for column in range(left, left + wide):
                number[row * width + column] = count
    order = {own: place for place, own in enumerate(dict.fromkeys(number), start=1)}
    return [order[own] for own in number]
