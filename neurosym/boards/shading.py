"""Rules that many kinds of shaded boards share: what hangs together, never touches, never fills a block or a run.

For the pages in ``domains/``; places, cells and lines are those of ``grid``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.connected import Connected
from neurosym.constraints.count import Count
from neurosym.constraints.sight import Sight
from neurosym.lattice import Answer
from neurosym.lexing import Piece, header, lines, table

FREE = ("-", ".")
"""The signs for an entry of which nothing is told."""


def board(text: str, blocks: int = 1) -> tuple[int, int, list[list[Piece]]]:
    """Height, width and entries of a board under its header; those of each of several boards, one below another."""
    head, *rows = lines(text)
    height, width = header(head)
    pieces = [piece for row in table(rows, height * blocks, width) for piece in row]
    size = height * width
    return height, width, [pieces[size * block : size * (block + 1)] for block in range(blocks)]


def told(entries: Sequence[Piece], least: int, most: int, meaning: str, free: Container[str] = FREE) -> dict[int, int]:
    """The numbers on a board, by cell; InputError at an entry that is neither one nor ``free``."""
    found = {cell: parts.told(piece, least, most, f"'-' or {meaning}", free) for cell, piece in enumerate(entries)}
    return {cell: number for cell, number in found.items() if number is not None}


Region: TypeAlias = tuple[str, tuple[int, ...], int | None]
"""Name, cells and number of a region, None where no number is told."""


def regions(entries: Sequence[Piece], cells: Mapping[str, tuple[int, ...]]) -> list[Region]:
    """The regions, each with the number among the entries that stands at any one of its cells."""
    found = []
    for label, own in cells.items():
        pieces = [entries[cell] for cell in own if entries[cell] not in FREE]
        if len(pieces) > 1:
            raise pieces[1].wrong(f"one number in the region {label}")
        number = pieces[0].number(0, len(own), f"'-' or a number of cells in the region {label}") if pieces else None
        found.append((f"region {label}", own, number))
    return found


def numbered(regions: Sequence[Region]) -> Iterator[Count]:
    """As many cells of each region are filled as its number says."""
    return parts.counts([(name, cells) for name, cells, _ in regions], [number for *_, number in regions])


def islands(height: int, width: int, regions: Sequence[Region]) -> Iterator[Constraint]:
    """The filled cells of each region hang together, and none shares a side with one of another region."""
    sides, names = grid.neighbours(height, width), grid.names(grid.places(height, width))
    home = {cell: number for number, (_, cells, _) in enumerate(regions) for cell in cells}
    for name, cells, _ in regions:
        at = {cell: position for position, cell in enumerate(cells)}
        links = tuple((at[a], at[b]) for a, b in sides if a in at and b in at)
        yield Connected(cells, 0b10, links, name=f"island in {name}")
    for a, b in sides:
        if home[a] != home[b]:
            yield Clause((a, b), (0b01, 0b01), name=f"side of {names[a]} and {names[b]}")


def connected(height: int, width: int, values: int, name: str, roots: tuple[int, ...] = ()) -> Connected:
    """All cells of a board with one of these values hang together, by sides; or each piece with a root."""
    links = tuple(grid.neighbours(height, width))
    return Connected(tuple(range(height * width)), values, links, roots, name=name)


def to_edge(height: int, width: int, values: int, name: str) -> Connected:
    """Each piece of the cells with one of these values, joined by sides, has a cell at the edge of the board."""
    places = grid.places(height, width)
    roots = (cell for cell, (r, c) in enumerate(places) if r in (0, height - 1) or c in (0, width - 1))
    return connected(height, width, values, name, tuple(roots))


def never_beside(height: int, width: int, free: int = 0b01) -> Iterator[Clause]:
    """Of two cells that share a side one takes a value in ``free``."""
    names = grid.names(grid.places(height, width))
    for a, b in grid.neighbours(height, width):
        yield Clause((a, b), (free, free), name=f"side of {names[a]} and {names[b]}")


def never_block(height: int, width: int, free: int = 0b01) -> Iterator[Clause]:
    """In each block of two by two cells, one takes a value in ``free``."""
    for name, cells in parts.blocks(height, width).items():
        if len(cells) == 4:
            yield Clause(cells, (free,) * 4, name=f"block at {name}")


def never_run(height: int, width: int, length: int, free: int = 0b01, ways: str = "column row") -> Iterator[Clause]:
    """Of ``length`` cells that follow each other in a column or in a row, one takes a value in ``free``."""
    names = grid.names(grid.places(height, width))
    for kind, line in parts.lines(height, width):
        for first in range(len(line) - length + 1) if kind.split()[0] in ways else ():
            cells = line[first : first + length]
            yield Clause(cells, (free,) * length, name=f"{names[cells[0]]} to {names[cells[-1]]}")


def never_twins(home: Mapping[int, str], height: int, width: int, values: Sequence[str]) -> Iterator[Clause]:
    """Cells of two regions that share a side have different values, unless value 0; ``home`` tells the region."""
    others = (1 << len(values)) - 1
    for a, b in grid.neighbours(height, width):
        if a in home and b in home and home[a] != home[b]:
            for value, label in enumerate(values[1:], start=1):
                yield Clause((a, b), (others & ~(1 << value),) * 2, name=f"two {label} side by side")


def never_crossed(height: int, width: int) -> Iterator[Clause]:
    """No block has one value at two opposite corners and another at the other two.

    So it is where the cells of both hang together, or reach the edge: ways to join both pairs would have to cross.
    """
    for name, cells in parts.blocks(height, width).items():
        if len(cells) == 4:
            for first, second in ((0b01, 0b10), (0b10, 0b01)):
                yield Clause(cells, (first, second, second, first), name=f"crossing at {name}")


def sight(height: int, width: int, cell: int, number: int, through: int) -> Sight | None:
    """From a cell one sees ``number`` cells in its row and column, itself too; None where there is no other cell."""
    places = {place: at for at, place in enumerate(grid.places(height, width))}
    home = divmod(cell, width)
    arms = [grid.walk(places, home, step)[:number] for step in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    scope = tuple(at for arm in arms for at in arm)
    name = f"sight from {grid.names([home])[0]} ({number})"
    return Sight(scope, tuple(map(len, arms)), number - 1, through, name=name) if scope else None


def seen(height: int, width: int, cell: int, answer: Answer, through: int) -> int:
    """How many cells of this value one sees from a cell in its row and column, itself too."""
    places = {place: at for at, place in enumerate(grid.places(height, width))}
    arms = [grid.walk(places, divmod(cell, width), step) for step in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    return 1 + sum(len([*takewhile(lambda other: answer[other] == through, arm)]) for arm in arms)
