"""Answers at random, for the pages in ``domains/`` that draft puzzles: boards, regions, pictures, formulas.

All chance comes from the random numbers given: the same ones give the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.count import Count
from neurosym.lattice import Answer, bits
from neurosym.problem import Rules
from neurosym.projector import projector_for

MOVES_PER_CELL = 2
"""Exchanges of two values, for each cell, after which a board counts as mixed."""


def latin(rng: Random, shape: tuple[int, int]) -> Answer:
    """A full board at random: each value once in each row, column and box of this ``shape``; (1, N) for no boxes.

    With boxes the cyclic board, relabelled and then mixed by :func:`mixed`; every board of 4 by 4 can come.
    """
    height, width = shape
    size = height * width
    if height == 1:
        board = _row_by_row(rng, size)
    else:
        values = rng.sample(range(size), size)
        board = [values[(width * (r % height) + r // height + c) % size] for r, c in grid.places(size, size)]
    groups = [*grid.rows(size, size), *grid.columns(size, size), *(grid.boxes(size, *shape) if height > 1 else ())]
    return mixed(rng, board, groups, size)


def _row_by_row(rng: Random, size: int) -> list[int]:
    """A latin square whose rows are matchings at random of columns and values left: there always is one (Hall, 1945).

    The walk could not begin at the cyclic square: of a prime order, every exchange there is a relabelling.
    """
    left = [rng.sample(range(size), size) for _ in range(size)]
    board: list[int] = []
    for _ in range(size):
        owner: dict[int, int] = {}

        def place(column: int, seen: set[int], owner: dict[int, int] = owner) -> bool:
            for value in left[column]:
                if value not in seen:
                    seen.add(value)
                    if value not in owner or place(owner[value], seen):
                        owner[value] = column
                        return True
            return False

        for column in rng.sample(range(size), size):
            place(column, set())
        row = {column: value for value, column in owner.items()}
        for column in range(size):
            left[column].remove(row[column])
        board += [row[column] for column in range(size)]
    return board


def filled(rng: Random, rules: Rules, tries: int = 0, weights: Sequence[float] = ()) -> Answer:
    """An answer of the rules at random: a value for a cell at random, then projection, and so on.

    What fails is begun anew, so it is for rules with many answers. With a number of ``tries`` it gives up after so
    many, and the answer is empty. The ``weights`` are those of values, where the rules leave a choice.
    """
    projector = projector_for(rules)
    first = projector.project(rules.top, "unit")
    for _ in range(tries) if tries else iter(int, 1):
        candidates = first
        for cell in rng.sample(range(len(rules.cells)), len(rules.cells)):
            if candidates.is_bottom:
                break
            while candidates[cell].bit_count() > 1:
                values = [*bits(candidates[cell])]
                value = rng.choices(values, [weights[v] for v in values])[0] if weights else rng.choice(values)
                taken = projector.project(candidates.assign(cell, value), "unit", changed=[cell])
                if taken.is_bottom:
                    taken = projector.project(candidates.remove(cell, value), "unit", changed=[cell])
                candidates = taken
        if not candidates.is_bottom:
            return candidates.answer()
    return ()


def mixed(rng: Random, answer: Sequence[int], groups: Sequence[tuple[int, ...]], values: int) -> Answer:
    """Another answer of "the cells of each group differ", by a walk of Kempe exchanges.

    Two values change places in one connected part of the cells that hold either, cells of a group being connected
    (Kempe, 1879); so no two cells of a group become alike.
    """
    mixed = list(answer)
    of_cell: list[list[int]] = [[] for _ in mixed]
    at: list[list[int]] = [[-1] * values for _ in groups]
    for number, group in enumerate(groups):
        for cell in group:
            of_cell[cell].append(number)
            at[number][mixed[cell]] = cell
    for _ in range(MOVES_PER_CELL * len(mixed)):
        start, value = rng.randrange(len(mixed)), rng.randrange(values)
        other = {mixed[start]: value, value: mixed[start]}
        part, reached = [start], {start}
        for cell in part:  # grows as it is walked
            wanted = other[mixed[cell]]
            for number in of_cell[cell]:
                met = at[number][wanted]
                if met >= 0 and met not in reached:
                    reached.add(met)
                    part.append(met)
        for cell in part:
            for number in of_cell[cell]:
                at[number][mixed[cell]] = -1
        for cell in part:
            mixed[cell] = other[mixed[cell]]
            for number in of_cell[cell]:
                at[number][mixed[cell]] = cell
    return tuple(mixed)


def regions(rng: Random, answer: Sequence[int], width: int, most: int) -> list[int]:
    """A number for each cell of a board: connected regions at random, in each at most ``most`` cells, all different."""
    near = parts.beside(len(answer) // width, width)
    region = [-1] * len(answer)
    count = 0
    for start in rng.sample(range(len(answer)), len(answer)):
        if region[start] >= 0:
            continue
        part, wanted = [start], rng.randint(2, most)
        region[start] = count
        while len(part) < wanted:
            values = {answer[cell] for cell in part}
            edge = [b for a in part for b in near[a] if region[b] < 0 and answer[b] not in values]
            if not edge:
                break
            part.append(rng.choice(edge))
            region[part[-1]] = count
        count += 1
    order = {number: place for place, number in enumerate(dict.fromkeys(region), start=1)}
    return [order[number] for number in region]


def stretches(cells: Mapping[grid.Place, int], step: grid.Place) -> dict[grid.Place, tuple[int, ...]]:
    """The runs of cells in the direction ``step``, each under the place before its first cell."""
    before = ((row - step[0], column - step[1]) for row, column in cells)
    return {place: grid.walk(cells, place, step) for place in before if place not in cells}


def crossings(rng: Random, height: int, width: int, longest: int) -> list[grid.Place]:
    """White places of a crossword-like board, alike upside down; runs have two cells to ``longest``, both ways.

    The first row and the first column are black.
    """
    inside = [(row, column) for row, column in grid.places(height, width) if row and column]
    while True:
        white = dict.fromkeys(inside)
        wanted = len(inside) * rng.uniform(0.6, 0.8)
        for row, column in rng.sample(inside, len(inside)):
            pair = {(row, column), (height - row, width - column)}
            left = {place: number for number, place in enumerate(place for place in white if place not in pair)}
            runs = [stretches(left, step) for step in ((0, 1), (1, 0))]
            if all(len(run) > 1 for way in runs for run in way.values()):
                white = dict.fromkeys(left)
            if len(white) <= wanted:
                break
        cells = {place: number for number, place in enumerate(white)}
        if white and all(len(r) <= longest for s in ((0, 1), (1, 0)) for r in stretches(cells, s).values()):
            return list(white)


def picture(rng: Random, height: int, width: int) -> Answer:
    """A black and white board with patches rather than noise: each cell goes with most of the cells around it."""
    share = rng.uniform(0.45, 0.6)
    noise = {place: rng.random() < share for place in grid.places(height, width)}
    return tuple(
        int(
            2 * sum(noise[other] for other in grid.around(*place) if other in noise)
            + 3 * noise[place]
            + rng.choice((-2, 2))
            > 9
        )
        for place in noise
    )


def paths(rng: Random, height: int, width: int, longest: int) -> list[list[int]]:
    """The cells of a board, parted into paths of up to ``longest`` cells that share sides."""
    near = parts.beside(height, width)
    free = dict.fromkeys(range(height * width))
    found = []
    while free:
        path = [rng.choice([*free])]
        wanted = rng.randint(2, longest)
        while True:
            del free[path[-1]]
            steps = [cell for cell in near[path[-1]] if cell in free]
            if not steps or len(path) == wanted:
                break
            path.append(rng.choice(steps))
        found.append(path)
    return found


def dominoes(rng: Random, height: int, width: int) -> list[tuple[int, int]]:
    """A board parted into pairs of cells that share a side; one side of the board must be even."""
    pairs = grid.neighbours(height, width)
    of_cell = [tuple(n for n, pair in enumerate(pairs) if cell in pair) for cell in range(height * width)]
    once = tuple(Count(numbers, "==", 1, 0b10) for numbers in of_cell)
    laid = filled(rng, Rules(tuple(map(str, pairs)), ("", "laid"), once))
    return [pair for pair, taken in zip(pairs, laid, strict=True) if taken]


def grown(rng: Random, seeds: Sequence[Sequence[int]], height: int, width: int) -> list[int]:
    """A number for each cell: regions that hang together, each grown from the cells of its seed; numbers from 1."""
    region = {cell: number for number, seed in enumerate(seeds, start=1) for cell in seed}
    near = parts.beside(height, width)
    while len(region) < height * width:
        cell = rng.choice([*region])
        free = [other for other in near[cell] if other not in region]
        if free:
            region[rng.choice(free)] = region[cell]
    return [region[cell] for cell in range(height * width)]


def planted_edges(rng: Random, colour: Sequence[int], count: int) -> list[tuple[int, int]]:
    """``count`` different edges between nodes of different colours, ascending; fewer if there are no more."""
    edges = [(a, b) for a in range(len(colour)) for b in range(a + 1, len(colour)) if colour[a] != colour[b]]
    return sorted(rng.sample(edges, min(count, len(edges))))


def planted_clauses(rng: Random, answer: Answer, count: int, width: int = 3, bias: float = 0.618) -> list[list[int]]:
    """``count`` clauses of ``width`` literals, true for ``answer``, DIMACS numbers.

    A clause with t true literals has the chance bias**t: 0.618 for width 3 hides the answer from the count of signs
    (Jia, Moore and Strain, AAAI 2005).
    """
    clauses: list[list[int]] = []
    while len(clauses) < count:
        cells = rng.sample(range(len(answer)), width)
        literals = [(cell + 1) * rng.choice((-1, 1)) for cell in cells]
        true = sum((literal > 0) == bool(answer[abs(literal) - 1]) for literal in literals)
        if true and rng.random() < bias ** (true - 1):
            clauses.append(literals)
    return clauses
