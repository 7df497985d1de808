"""How game IDs write boards: entries and letters for runs of blanks, numbers apart by underscores, blocks by edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from neurosym.formats import runs
from neurosym.formats.sheet import BLANK, Cursor, regions

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Code(Protocol):
    """Entries as characters."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """The next ``count`` entries. InputError at a character that is none of this code's."""

    def write(self, entries: Sequence[str]) -> str:
        """The characters of these entries. ValueError or KeyError for an entry that cannot be written."""


@dataclass(frozen=True)
class Signs:
    """Entries of one character, by what the page calls them; ``a`` to ``z`` are runs of one to 26 blanks.

    If the end is ``short``, blanks at the end are not told.
    """

    signs: Mapping[str, str]
    short: bool = False

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return runs.spread(cursor, count, 10, self._entry, self.short)

    def _entry(self, cursor: Cursor) -> str:
        if cursor.peek() not in self.signs:
            raise cursor.wrong(f"a letter for a run of blanks, or one of {''.join(self.signs)}")
        return self.signs[cursor.take()]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        letters = {"": "", **{entry: sign for sign, entry in self.signs.items()}}
        told = [each for each in runs.runs(entries) if each[1] or not self.short]
        return "".join(runs.skips(blanks, 10) + letters[entry.lower()] for blanks, entry in told)


class Numbers:
    """Numbers, letters for runs of blanks, and an underscore between two numbers."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return runs.spread(cursor, count, 10, self._entry)

    def _entry(self, cursor: Cursor) -> str:
        found = cursor.digits()
        if found is None:
            raise cursor.wrong("a letter for a run of blanks, or a number")
        if cursor.peek() == "_" and cursor.rest[1:2].isdigit():
            cursor.take()
        return str(found)

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        written = ""
        for blanks, entry in runs.runs(entries):
            between = "_" if written and entry and not blanks else ""
            written += runs.skips(blanks, 10) + between + (entry and str(int(entry)))
        return written


def large(cursor: Cursor) -> int:
    """One character for a number: 0-9, then a-z, then A-Z."""
    sign = cursor.peek()
    if "A" <= sign <= "Z":
        return ord(cursor.take()) - ord("A") + 36
    return cursor.number(36)


def enlarged(number: int) -> str:
    """The character of a number. ValueError if there is none."""
    return chr(ord("A") + number - 36) if 36 <= number < 62 else runs.digit(number)


def gaps(cursor: Cursor, count: int, capitals: bool = False) -> Iterator[tuple[int, bool]]:
    """The places that are marked, by letters for how many lie between: ``a`` for none, ``z`` for 25 and no mark.

    With ``capitals`` there are two kinds of marks; the flag tells which. No mark may lie behind the last place.
    """
    at = 0
    while cursor.peek().isalpha() and cursor.peek().isascii():
        sign = cursor.peek()
        if sign.isupper() and not capitals:
            break
        at += ord(sign.lower()) - ord("a")
        if sign.lower() != "z":
            if at >= count:
                raise cursor.wrong(f"a mark on one of {count} places")
            yield at, sign.isupper()
            at += 1
        elif at > count:
            raise cursor.wrong(f"a mark on one of {count} places")
        cursor.take()


def gapped(marks: Iterable[tuple[int, bool]], letters: str = _LETTERS) -> str:
    """The letters of marks at these places, in order, and of their kinds; the first letter is that of no gap."""
    written, last = "", -1
    for at, capital in marks:
        whole, rest = divmod(at - last - 1, 25)
        written += "z" * whole + (letters[rest].upper() if capital else letters[rest])
        last = at
    return written


def blocks(cursor: Cursor, size: int, open_run: str) -> list[str]:
    """The labels of the blocks of a square board, told by their edges: those beside each other row by row, then above.

    A letter says how many edges are open before one that is closed (``_``: none); behind ``open_run`` none is closed;
    a number behind it repeats it. The last closed edge lies just behind the board.
    """
    edges = _edges(size)
    closed: list[tuple[int, int]] = []
    at = 0
    while cursor.peek() and (cursor.peek() == "_" or cursor.peek() in _LETTERS):
        place = cursor.wrong("as many edges as the board has")
        sign = cursor.take()
        for _ in range(cursor.digits() or 1):
            at += 0 if sign == "_" else ord(sign) - ord("a") + 1
            if at > len(edges):
                raise place
            if sign != open_run:
                closed += edges[at : at + 1]
                at += 1
    if at != len(edges) + 1:
        raise cursor.wrong(f"{len(edges)} edges of blocks")
    return regions(closed, size, size)


def edged(labels: Sequence[str], size: int) -> str:
    """The edges between cells of different labels.

    ValueError where more than 24 in a row are open: the games write those in one way and read them in another.
    """
    written, run = "", 0
    for edge in [*_edges(size), None]:
        if edge is not None and labels[edge[0]] == labels[edge[1]]:
            run += 1
            continue
        if run > 24:
            raise ValueError("blocks so long that the game itself cannot read them")
        written += _LETTERS[run - 1] if run else "_"
        run = 0
    return written


def shortened(written: str) -> str:
    """The same with a number for three or more equal letters in a row."""
    return re.sub(r"(.)\1{2,}", lambda match: f"{match[1]}{len(match[0])}", written)


def _edges(size: int) -> list[tuple[int, int]]:
    across = [(y * size + x, y * size + x + 1) for y in range(size) for x in range(size - 1)]
    return across + [(y * size + x, (y + 1) * size + x) for x in range(size) for y in range(size - 1)]


def filled(entries: Sequence[str]) -> Sequence[str]:
    """The same entries. ValueError if one is blank, where none may be."""
    if BLANK in entries:
        raise ValueError("a number that is not told")
    return entries
