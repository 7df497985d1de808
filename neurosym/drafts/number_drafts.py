"""Drafts of boards of numbers, for the pages in ``domains/``: views from the edge, cages, regions, numbered paths."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from neurosym import grid
from neurosym.boards import numbering, parts
from neurosym.constraints.base import Constraint
from neurosym.drafts import drafting, sampling
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Sampler

Parse = Callable[[str], Problem]
Fit = Callable[[list[int]], bool]


def watched(parse: Parse) -> Sampler:
    """A latin square and what is seen from its edge; values of cells are left out before views are."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (5,), range(2, 10), "N from 2 to 9, for a board of N by N")
        answer = sampling.latin(rng, (1, order))
        counts = [_seen([answer[cell] for cell in way]) for _, way in numbering.sides(order)]

        def write(values: Answer, told: set[int]) -> str:
            edge = [str(count) if at in told else "-" for at, count in enumerate(counts)]
            rows = [edge[at : at + order] for at in range(0, 4 * order, order)]
            cells = grid.draw([str(value + 1) if value >= 0 else "-" for value in values], order)
            return "\n".join([f"{order} {order} {order}", *map(" ".join, rows), cells])

        nothing = (-1,) * len(answer)
        rules = parse(write(nothing, set())).rules
        views = parse(write(nothing, {*range(4 * order)})).rules.constraints[len(rules.constraints) :]
        number = {view: at for at, view in enumerate(views)}

        def shown(values: Answer, told: list[Constraint]) -> str:
            return write(values, {number[view] for view in told})

        return drafting.switched(rules, views, answer, rng, shown)

    return sample


def _seen(heights: list[int]) -> int:
    """How many are taller than all before them."""
    return sum(height > max(heights[:at], default=-1) for at, height in enumerate(heights))


def reckoned(parse: Parse) -> Sampler:
    """A latin square in cages, each with a number and a sign. Where two squares fit, a cell that differs is told."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(2, 10), "N from 2 to 9, for a board of N by N")
        answer = sampling.latin(rng, (1, order))
        labels = merged(rng, order, order, most=4)

        def draft(alone: frozenset[int]) -> Draft:
            cages = _pieces([-cell - 1 if cell in alone else label for cell, label in enumerate(labels)], order)
            entries, own = ["."] * len(answer), [0] * len(answer)
            for number, cells in enumerate(cages, start=1):
                entries[cells[0]] = _reckoned([answer[cell] + 1 for cell in cells], rng)
                for cell in cells:
                    own[cell] = number
            text = f"{order} {order}\n{grid.draw(entries, order)}\n{grid.draw([*map(str, own)], order)}"

            def mend(other: Answer) -> Draft:
                return draft(alone | {rng.choice([c for c, value in enumerate(other) if value != answer[c]])})

            return drafting.fixed(parse(text).rules, answer, text, mend)

        return draft(frozenset())

    return sample


def merged(rng: Random, height: int, width: int, most: int, fit: Fit = lambda cells: True) -> list[int]:
    """A number for each cell: regions of up to ``most`` cells that ``fit``, of which no two neighbours do together."""
    label = [*range(height * width)]
    cells = {cell: [cell] for cell in label}
    pairs = grid.neighbours(height, width)
    for a, b in rng.sample(pairs, len(pairs)):
        one, other = label[a], label[b]
        if one != other and len(cells[one]) + len(cells[other]) <= most and fit(cells[one] + cells[other]):
            for cell in cells.pop(other):
                label[cell] = one
                cells[one].append(cell)
    order = {old: new for new, old in enumerate(dict.fromkeys(label), start=1)}
    return [order[old] for old in label]


def _pieces(labels: list[int], width: int) -> list[list[int]]:
    """The cells of each label, in pieces that hang together."""
    near, seen = parts.beside(len(labels) // width, width), set[int]()
    pieces = []
    for first in range(len(labels)):
        if first not in seen:
            piece = [first]
            for cell in piece:  # grows as it is walked
                piece += [other for other in near[cell] if labels[other] == labels[cell] and other not in piece]
            seen.update(piece)
            pieces.append(piece)
    return pieces


def _reckoned(values: list[int], rng: Random) -> str:
    """A number and a sign for these values."""
    product = 1
    for value in values:
        product *= value
    low, high = min(values), max(values)
    if len(values) == 1:
        return str(low)
    ways = [f"{sum(values)}+", f"{product}*"]
    if len(values) == 2:
        ways += [f"{high - low}-"] * 2 + [f"{high // low}/"] * 2 * (high % low == 0)
    return rng.choice(ways)


def regioned(parse: Parse, name: str) -> Sampler:
    """A board in regions; a clue is the value of a cell. Regions without an answer soon found are drawn anew."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(2, 11), "rows x columns, each from 2 to 10")
        while True:
            labels = grid.draw([*map(str, merged(rng, height, width, most=5))], width)

            def write(values: Answer, labels: str = labels) -> str:
                cells = grid.draw([str(value + 1) if value >= 0 else "-" for value in values], width)
                return f"# domain: {name}\n{height} {width}\n{cells}\n{labels}"

            rules = parse(write((-1,) * height * width)).rules
            if answer := sampling.filled(rng, rules, tries=3):
                return drafting.givens(rules, answer, rng, write)

    return sample


def consecutive(parse: Parse, name: str) -> Sampler:
    """A latin square in regions that hold consecutive numbers; a clue is the value of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(2, 10), "N from 2 to 9, for a board of N by N")
        answer = sampling.latin(rng, (1, order))

        def straight(cells: list[int]) -> bool:
            values = {answer[cell] for cell in cells}
            return len(values) == len(cells) == max(values) - min(values) + 1

        labels = grid.draw([*map(str, merged(rng, order, order, 5, straight))], order)

        def write(values: Answer) -> str:
            cells = grid.draw([str(value + 1) if value >= 0 else "-" for value in values], order)
            return f"# domain: {name}\n{order} {order}\n{cells}\n{labels}"

        return drafting.givens(parse(write((-1,) * len(answer))).rules, answer, rng, write)

    return sample


def straightened(parse: Parse, name: str) -> Sampler:
    """A board with black places, alike upside down; a clue is the value of a white cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = drafting.sides(size, (6,), range(3, 10), "N from 3 to 9, for a board of N by N")
        while True:
            black = {cell for cell in range(order * order) if rng.random() < 0.15}
            black |= {order * order - 1 - cell for cell in black}
            white = [cell for cell in range(order * order) if cell not in black]

            def write(values: Answer, white: list[int] = white) -> str:
                shown = {cell: str(value + 1) if value >= 0 else "-" for cell, value in zip(white, values, strict=True)}
                cells = grid.draw([shown.get(cell, "x") for cell in range(order * order)], order)
                return f"# domain: {name}\n{order} {order}\n{cells}"

            if 0 < len(white) < order * order:
                rules = parse(write((-1,) * len(white))).rules
                if answer := sampling.filled(rng, rules, tries=3):
                    return drafting.givens(rules, answer, rng, write)

    return sample


def walked(parse: Parse, name: str) -> Sampler:
    """A path over all cells, step by step to one of the cells around; a clue is the number of a cell."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = drafting.sides(size, (6, 6), range(2, 13), "rows x columns, each from 2 to 12")
        path = _walk(rng, height, width)
        answer = [0] * len(path)
        for number, cell in enumerate(path):
            answer[cell] = number

        def write(values: Answer) -> str:
            cells = grid.draw([str(value + 1) if value >= 0 else "-" for value in values], width)
            return f"# domain: {name}\n{height} {width}\n{cells}"

        return drafting.givens(parse(write((-1,) * len(path))).rules, tuple(answer), rng, write)

    return sample


def _walk(rng: Random, height: int, width: int) -> list[int]:
    """A path over all cells at random: the one to and fro, changed by backbiting (Mansfield, 1982).

    An end takes a cell beside it for its neighbour, and what lies behind that cell is walked the other way round.
    """
    path = [cell for row in grid.rows(height, width) for cell in (row if row[0] // width % 2 == 0 else row[::-1])]
    for _ in range(10 * len(path)):
        if rng.random() < 0.5:
            path.reverse()
        around = [r * width + c for r, c in grid.around(*divmod(path[-1], width)) if 0 <= r < height and 0 <= c < width]
        at = path.index(rng.choice(around)) + 1
        path[at:] = path[at:][::-1]
    return path
