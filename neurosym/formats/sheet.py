"""What readers of foreign notations share: a cursor over a text in one line, and a page's own text as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neurosym import grid, lexing, registry
from neurosym.errors import InputError
from neurosym.lexing import Piece

BLANK, UNKNOWN = "-", "?"
"""A place without an entry, and an entry that is there but not told."""


@dataclass(frozen=True)
class Told:
    """What a foreign notation tells: a page and its own text; the notation, for people; and where it stands."""

    domain: str
    text: str
    notation: str
    place: Piece


def known(domain: str) -> bool:
    """Is there such a page? Notations name more kinds of puzzle than there may be pages."""
    return domain in registry.domain_names()


class Cursor:
    """A place in a line of text that is read from left to right."""

    def __init__(self, piece: Piece) -> None:
        self._piece, self._at = piece, 0

    @property
    def rest(self) -> str:
        """What is not yet read."""
        return self._piece[self._at :]

    def peek(self) -> str:
        """The next character; empty at the end."""
        return self._piece[self._at : self._at + 1]

    def take(self, count: int = 1) -> str:
        """The next characters. InputError if there are not as many."""
        if len(self.rest) < count:
            raise self.wrong(f"{count} characters more")
        self._at += count
        return self._piece[self._at - count : self._at]

    def number(self, base: int, count: int = 1) -> int:
        """The next characters as a number of this base. InputError if they are none."""
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
        word = self.rest[:count]
        if len(word) < count or any(sign not in digits for sign in word):
            raise self.wrong(f"a number of {count} digits from 0 to {digits[-1]}")
        return int(self.take(count), base)

    def digits(self) -> int | None:
        """The decimal number that stands here, if one does."""
        size = len(self.rest) - len(self.rest.lstrip("0123456789"))
        return int(self.take(size)) if 0 < size < 10 else None

    def wrong(self, expected: str) -> InputError:
        """The error to raise where what stands here is not what was expected."""
        return Piece(self.rest[:12], self._piece.line, self._piece.column + self._at).wrong(expected)

    def finish(self) -> None:
        """InputError unless all is read."""
        if self.rest:
            raise self.wrong("the end")


@dataclass(frozen=True)
class Sheet:
    """The text of a page in pieces: the numbers of its header, and the lines below, each a row of entries."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    options: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Rows of the board."""
        return int(self.head[0])

    @property
    def width(self) -> int:
        """Columns of the board."""
        return int(self.head[1])

    def places(self) -> list[tuple[int, int]]:
        """Row and column of each cell, from 0."""
        return [divmod(cell, self.width) for cell in range(self.height * self.width)]

    def text(self, domain: str) -> str:
        """The page's own text, with its name."""
        body: list[str] = []
        block: list[tuple[str, ...]] = []
        for row in (*self.rows, ()):  # rows of equal length are set right under each other
            if block and len(row) != len(block[0]):
                body.append(grid.draw([entry for line in block for entry in line], len(block[0])))
                block = []
            block.append(row)
        return "\n".join([f"# domain: {domain}", *self.options, " ".join(self.head), *body]) + "\n"

    @classmethod
    def of(cls, text: str, margins: int = 0, wider: int = 0, free: bool = False, holes: bool = False) -> Sheet:
        """The sheet of a page's own text with a header ``rows columns ...``; below it, so many margins.

        Margins hold an entry for each column and for each row, in turn; the other rows have as many entries as
        columns and ``wider``; or, ``free``, any number. A full stop is as a dash, unless ``holes`` in the board are
        written so.
        """
        head, *lines = lexing.lines(text)
        words = head.pieces()
        if len(words) < 2:
            raise head.wrong("a header: rows, columns")
        height, width = (word.number(1, lexing.LONGEST_SIDE, "rows and columns") for word in words[:2])
        sides = [(width, height)[number % 2] for number in range(margins)] + [width + wider] * len(lines)
        rows = [line.pieces() if free else lexing.entries(line, side) for line, side in zip(lines, sides, strict=False)]
        found = [tuple(BLANK if entry == "." and not holes else str(entry) for entry in row) for row in rows]
        return cls(tuple(map(str, words)), tuple(found))


def rows(entries: Sequence[str], width: int) -> tuple[tuple[str, ...], ...]:
    """Entries in rows."""
    return tuple(tuple(entries[first : first + width]) for first in range(0, len(entries), width))


def regions(walls: Sequence[tuple[int, int]], height: int, width: int) -> list[str]:
    """The label of each cell's region, 1, 2, ... in order of reading, where walls part some neighbours.

    None at all of them may be open: see ``whole``.
    """
    closed = {*walls}
    near: list[list[int]] = [[] for _ in range(height * width)]
    for a, b in grid.neighbours(height, width):
        if (a, b) not in closed:
            near[a].append(b)
            near[b].append(a)
    labels = [""] * (height * width)
    count = 0
    for first in range(height * width):
        if labels[first]:
            continue
        count += 1
        reached = [first]
        labels[first] = str(count)
        for cell in reached:  # grows as it is walked
            for other in near[cell]:
                if not labels[other]:
                    labels[other] = str(count)
                    reached.append(other)
    return labels


def points(found: Sequence[int], height: int, width: int) -> list[str] | None:
    """Entries of a page for points inside a board, numbered in halves of cells, row by row.

    ``0`` is the middle of a cell, ``1`` its right side, ``2`` its lower side, ``3`` the corner. None where two are in
    one cell.
    """
    entries = [BLANK] * (height * width)
    for down, right in (divmod(point, 2 * width - 1) for point in found):
        cell = down // 2 * width + right // 2
        if entries[cell] != BLANK:
            return None
        entries[cell] = str(down % 2 * 2 + right % 2)
    return entries
