"""Polyominoes: the shapes of so many cells that hang together, for pages that put them on a board."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Sequence
from functools import cache
from string import ascii_letters
from typing import TypeAlias

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.exactly_one import ExactlyOne
from neurosym.grid import Place
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem, Rules

Shape: TypeAlias = tuple[Place, ...]
"""Places in order of reading, as rows and columns from the first of them, which is (0, 0)."""

BESIDE = ((-1, 0), (0, -1), (0, 1), (1, 0))


@cache
def fixed(size: int) -> tuple[Shape, ...]:
    """All shapes of ``size`` cells, turned and mirrored ones too: 1, 2, 6, 19, 63, 216, ..., in order."""
    if size == 1:
        return (((0, 0),),)
    grown = set()
    for shape in fixed(size - 1):
        for row, column in shape:
            for y, x in BESIDE:
                if (row + y, column + x) not in shape:
                    grown.add(anchored([*shape, (row + y, column + x)]))
    return tuple(sorted(grown))


def anchored(places: list[Place]) -> Shape:
    """These places as a shape."""
    top, left = min(places)
    return tuple(sorted((row - top, column - left) for row, column in places))


def sign(shape: Shape) -> str:
    """A shape in one word, row after row: ``x.x/xxx``."""
    first = min(column for _, column in shape)
    wide, high = max(column for _, column in shape) - first + 1, shape[-1][0] + 1
    rows = [["."] * wide for _ in range(high)]
    for row, column in shape:
        rows[row][column - first] = "x"
    return "/".join("".join(row) for row in rows)


def borders(shape: Shape) -> dict[Place, int]:
    """For each place of a shape, how many of its four sides lie on the outline."""
    return {(row, column): sum((row + y, column + x) not in shape for y, x in BESIDE) for row, column in shape}


def tiling(height: int, width: int, shapes: Sequence[Shape], fits: Callable[[dict[Place, int]], bool]) -> Rules:
    """Each place of a board is in just one piece. A cell's value is the shape of the piece whose first cell it is.

    ``-`` is the value of a cell that is the first of none. ``fits`` may refuse a piece at a place of the board; it is
    told, for each place of the piece, how many of its sides lie on the outline.
    """
    outlines = [borders(shape) for shape in shapes]
    pieces = []
    for row, column in grid.places(height, width):
        for outline in outlines:
            piece = {(row + y, column + x): sides for (y, x), sides in outline.items()}
            if all(0 <= y < height and 0 <= x < width for y, x in piece) and fits(piece):
                pieces.append([*piece])
    return laid(height, width, pieces)


def laid(height: int, width: int, pieces: Sequence[Sequence[Place]]) -> Rules:
    """Each place of a board is in just one of some of these ``pieces``; cells and values are as in :func:`tiling`."""
    placed = [(min(piece), anchored(list(piece)), piece) for piece in pieces]
    shapes = sorted({shape for _, shape, _ in placed})
    numbers = {shape: value for value, shape in enumerate(shapes, start=1)}
    cells = {place: cell for cell, place in enumerate(grid.places(height, width))}
    top = [1] * len(cells)
    covers: list[dict[int, int]] = [{} for _ in cells]
    for first, shape, piece in placed:
        mask = 1 << numbers[shape]
        top[cells[first]] |= mask
        for place in piece:
            covers[cells[place]][cells[first]] = covers[cells[place]].get(cells[first], 0) | mask
    names = grid.names(cells)
    once = [
        ExactlyOne(tuple(by) or (0,), tuple(by.values()) or (0,), name=f"cover of {name}")
        for name, by in zip(names, covers, strict=True)
    ]
    return Rules(names, ("-", *map(sign, shapes)), tuple(once), Candidates(top), tuple(cells))


MOST = 20_000
"""Pieces that a board may allow; more would not be solved in any useful time."""


def summing(letters: Sequence[str], width: int, total: int) -> list[tuple[int, int]]:
    """The neighbours whose letters differ and add up to ``total``: numbers, or A for 1, B for 2, ..."""
    number = {sign: int(sign) for sign in letters if sign.isdecimal()}
    number |= {sign: ord(sign.upper()) - ord("A") + 1 for sign in letters if sign in ascii_letters and len(sign) == 1}
    found = grid.neighbours(len(letters) // width, width)
    told = [(a, b) for a, b in found if letters[a] in number and letters[b] in number and letters[a] != letters[b]]
    return [(a, b) for a, b in told if number[letters[a]] + number[letters[b]] == total]


def unlike(
    letters: Sequence[str],
    width: int,
    size: int,
    bars: Container[tuple[int, int]] = (),
    joined: Collection[tuple[int, int]] = (),
) -> list[list[Place]]:
    """The pieces of ``size`` places that hang together and show no letter twice; ``-`` and ``.`` count for none.

    No piece leads over one of the ``bars``, pairs of neighbours, or parts a pair of ``joined``. Each is grown from its
    first place, and a place that was left out is not taken any more, so that each is found once (Redelmeier, Discrete
    Mathematics 1981).
    If there are more than ``MOST``, no more than one more is given.
    """
    near = parts.beside(len(letters) // width, width)
    found: list[list[Place]] = []

    def grow(piece: list[int], open_cells: list[int], met: set[int]) -> None:
        if len(found) > MOST:
            return
        if len(piece) == size:
            held = {*piece}
            over = any((a, b) in bars for a in piece for b in near[a] if b in held)
            if not over and all((a in held) == (b in held) for a, b in joined):
                found.append([divmod(cell, width) for cell in sorted(piece)])
            return
        shown = {letters[cell] for cell in piece if letters[cell] not in ("-", ".")}
        left = list(open_cells)
        while left:
            cell = left.pop()
            if letters[cell] not in shown:
                new = [other for other in near[cell] if other > piece[0] and other not in met]
                grow([*piece, cell], left + new, met | {*new})

    for first in range(len(letters)):
        after = [other for other in near[first] if other > first]
        grow([first], after, {first, *after})
    return found


def draw(problem: Problem, answer: Answer) -> str:
    """The board of a tiling, each place with the number of its piece; ``problem.clues`` is its height and width."""
    assert isinstance(problem.clues, tuple)
    height, width = problem.clues
    found = zip(answer, problem.rules.coordinates, strict=True)
    pieces = [(problem.rules.values[value], int(row), int(column)) for value, (row, column) in found if value > 0]
    places = [[(row + y, column + x) for y, x in shape_of(label)] for label, row, column in pieces]
    return parts.divided(height, width, places)


def shape_of(label: str) -> Shape:
    """The shape of a :func:`sign`."""
    rows = enumerate(label.split("/"))
    return anchored([(row, column) for row, signs in rows for column, char in enumerate(signs) if char == "x"])
