"""Puzzles without clues, for the pages in ``domains/`` that draft by :func:`neurosym.drafts.probing.probed`.

Each function here makes a ``blank``. What is always told is drawn by ``boards``: boards of signs, one below another, of
which the first may get clues where it is open. Signs that ``parse`` refuses at a place are never told there, so one
collection of signs serves all places.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from neurosym import grid
from neurosym.boards import polyominoes
from neurosym.drafts import drafting, number_drafts, sampling, sketching
from neurosym.drafts.probing import Blank, Key

Drawn: TypeAlias = Callable[[tuple[int, ...], Random], Blank]
Boards: TypeAlias = Callable[[Random, int, int], Sequence[Sequence[str]]]
Labels: TypeAlias = Callable[[Random, int, int], Sequence[int | str]]

OPEN, CLOSED = "-", ""
"""A place where a clue may stand; one where none may, though it is written alike."""

LINES = tuple(map("".join, combinations("nesw", 2)))
"""The signs of a line that leaves a place by two of its sides: ``ne``, ``ns``, ..."""


def numbers(most: int, least: int = 0) -> tuple[str, ...]:
    """The signs of the numbers from ``least`` to ``most``."""
    return tuple(map(str, range(least, most + 1)))


def arrows(most: int) -> tuple[str, ...]:
    """The signs of these numbers with a way: ``0n``, ``0e``, ..."""
    return tuple(number + way for number in numbers(most) for way in "nesw")


def coloured(most: int) -> tuple[str, ...]:
    """The signs of white and black circles, ``w`` and ``b``, and of those with a number from 2 to ``most``."""
    return tuple(colour + number for number in ("", *numbers(most, 2)) for colour in "wb")


def plain(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
    """One board, all open."""
    return [[OPEN] * (height * width)]


def strewn(sign: str, least: float, most: float) -> Boards:
    """One board with ``sign`` at a share of its places, between ``least`` and ``most``, and the others open."""

    def boards(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
        share = rng.uniform(least, most)
        return [[sign if rng.random() < share else OPEN for _ in range(height * width)]]

    return boards


def bare(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
    """No board at all, for margins."""
    return [[]]


def over(first: Boards, others: Boards) -> Boards:
    """The first board of ``first``, and all but the first of ``others``."""

    def boards(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
        return [first(rng, height, width)[0], *others(rng, height, width)[1:]]

    return boards


def regions(labels: Labels = sketching.rooms, *, once: bool = False) -> Boards:
    """A board, all open, and the labels of regions below; with ``once`` it is open at the first cell of each only."""

    def boards(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
        drawn = _numbered(labels(rng, height, width))
        firsts = {drawn.index(label) for label in drawn}
        return [[OPEN if not once or cell in firsts else CLOSED for cell in range(len(drawn))], drawn]

    return boards


def tiled(labels: Labels = sketching.rooms) -> Boards:
    """The labels of regions alone, for margins: no place of its own is told anything."""

    def boards(rng: Random, height: int, width: int) -> Sequence[Sequence[str]]:
        return [[], _numbered(labels(rng, height, width))]

    return boards


def _numbered(labels: Sequence[int | str]) -> list[str]:
    """The regions numbered in order of reading; ``@`` stays."""
    order = {label: str(number) for number, label in enumerate(dict.fromkeys(x for x in labels if x != "@"), start=1)}
    return [order.get(label, "@") for label in labels]


def pieces(most: int, least: int = 1) -> Labels:
    """Regions of any shape with ``least`` cells or more, and up to ``most`` if none had to be joined for that."""

    def labels(rng: Random, height: int, width: int) -> list[int]:
        found = number_drafts.merged(rng, height, width, most)
        while small := next((own for own in found if found.count(own) < min(least, len(found))), 0):
            sides = [{found[a], found[b]} for a, b in grid.neighbours(height, width)]
            (other,) = rng.choice([side for side in sides if small in side and len(side) == 2]) - {small}
            found = [other if own == small else own for own in found]
        return found

    return labels


def plates(rng: Random, height: int, width: int) -> list[str]:
    """Regions of two cells; one place is ``@``, of none, if the cells are odd in number."""
    odd = height * width % 2
    label = ["@"] * (height * width)
    laid = sampling.dominoes(rng, height, width - odd)
    pairs = [(a + odd * (a // (width - odd)), b + odd * (b // (width - odd))) for a, b in laid]
    if odd:
        rows = [*range(height)]
        del rows[2 * rng.randrange(height // 2 + 1)]
        pairs += [(a * width + width - 1, b * width + width - 1) for a, b in zip(rows[::2], rows[1::2], strict=True)]
    for number, pair in enumerate(sorted(pairs), start=1):
        for cell in pair:
            label[cell] = str(number)
    return label


def alike(rng: Random, height: int, width: int) -> list[int]:
    """Regions that all have as many cells: three, four or two, whichever first divides both sides of the board."""
    count = next((count for count in (3, 4, 2) if height % count == width % count == 0), 1)
    tiling = polyominoes.tiling(height, width, polyominoes.fixed(count), lambda piece: True)
    labels = [0] * (height * width)
    for first, value in enumerate(sampling.filled(rng, tiling)):
        for row, column in polyominoes.shape_of(tiling.values[value]) if value else ():
            labels[first + row * width + column] = first + 1
    return labels


def mottled(most: int) -> Labels:
    """Regions of up to ``most`` cells that fit a picture without blocks of four cells all filled or all empty."""

    def labels(rng: Random, height: int, width: int) -> list[int]:
        picture = sketching.mottled(rng, height, width)
        return number_drafts.merged(rng, height, width, most, lambda cells: len({picture[c] for c in cells}) == 1)

    return labels


def board(
    name: str,
    signs: Collection[str],
    boards: Boards = plain,
    *,
    at: str = OPEN,
    also: Mapping[str, Collection[str]] = MappingProxyType({}),
    shuffled: bool = False,
    more: int = 0,
    usual: tuple[int, int] = (6, 6),
    sides: range = range(2, 13),
) -> Drawn:
    """A header ``rows columns`` and the boards; one of ``signs`` may stand where the first board has the sign ``at``.

    ``also`` tells what may stand at other signs of the first board. ``shuffled`` is for signs of which several may be
    true of a place. With ``more`` the boards have so many rows and columns more than the header says, as those of
    corners do.
    """

    def blank(size: tuple[int, ...], rng: Random) -> Blank:
        height, width = drafting.sides(size, usual, sides, _meaning(sides))
        first, *others = boards(rng, height + more, width + more)

        def write(told: Mapping[Key, str]) -> str:
            shown = [told.get(cell, sign) or OPEN for cell, sign in enumerate(first)]
            drawn = [grid.draw(signs, width + more) for signs in (shown, *others)]
            return "\n".join([f"# domain: {name}", f"{height} {width}", *drawn])

        choice = {at: signs, **also}
        found = {cell: choice[sign] for cell, sign in enumerate(first) if sign in choice}
        return Blank(write, {cell: rng.sample([*own], len(own)) if shuffled else own for cell, own in found.items()})

    return blank


def margins(
    name: str,
    signs: Collection[str],
    boards: Boards = plain,
    given: Collection[str] = (),
    *,
    times: int = 1,
    usual: tuple[int, int] = (6, 6),
    sides: range = range(2, 13),
    header: Callable[[Random, int, int], str] = lambda rng, height, width: f"{height} {width}",
) -> Drawn:
    """A header, so many ``times`` a line with a sign for each column, and then one for each row; the boards below.

    One of ``signs`` may stand at each column or row, and one of ``given`` where the first board is open; of boards
    that are empty nothing is written.
    """

    def blank(size: tuple[int, ...], rng: Random) -> Blank:
        height, width = drafting.sides(size, usual, sides, _meaning(sides))
        head, (first, *others) = header(rng, height, width), boards(rng, height, width)
        edges = [[(line, at) for at in range((width, height)[line // times])] for line in range(2 * times)]

        def write(told: Mapping[Key, str]) -> str:
            lines = [" ".join(told.get(key, OPEN) for key in edge) for edge in edges]
            shown = [told.get(cell, sign) or OPEN for cell, sign in enumerate(first)]
            drawn = [grid.draw(board, width) for board in (shown, *others) if board]
            return "\n".join([f"# domain: {name}", head, *lines, *drawn])

        cells: dict[Key, Collection[str]] = {cell: given for cell, sign in enumerate(first) if sign == OPEN and given}
        return Blank(write, cells | {key: signs for edge in edges for key in edge})

    return blank


def _meaning(sides: range) -> str:
    multiples = f", multiples of {sides.step}" if sides.step > 1 else ""
    return f"rows x columns, each from {sides[0]} to {sides[-1]}{multiples}"
