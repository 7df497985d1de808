"""Entries that are no plain numbers: numbers with arrows or colours, marks, and pieces of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neurosym.formats.puzzlink.codes import Numbers
from neurosym.formats.runs import digit, digits, runs, skips, spread
from neurosym.formats.sheet import BLANK, UNKNOWN, Cursor


@dataclass(frozen=True)
class Arrows:
    """A number with an arrow: ``2e``; letters for runs of blanks. Direction 0 has none."""

    unknown: str = UNKNOWN

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return spread(cursor, count, 10, self.entry)

    def entry(self, cursor: Cursor) -> str:
        """The next entry, which is not blank. InputError where it is none."""
        wide = cursor.peek() == "-" and cursor.take() == "-"
        way = cursor.number(10)
        size = 3 if wide else 2 if way > 4 else 1
        if wide and way > 4:
            raise cursor.wrong("a direction from 0 to 4 before it")
        if size == 1 and cursor.peek() == ".":
            cursor.take()
            return self.unknown
        number = cursor.number(16, size)
        if way % 5 == 0:
            raise cursor.wrong("an arrow beside a number")
        return f"{number}{'nswe'[way % 5 - 1]}"

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        return "".join(skips(blanks, 10) + self.written(entry) for blanks, entry in runs(entries))

    def written(self, entry: str) -> str:
        """The characters of one entry. ValueError if there are none."""
        if entry in ("", self.unknown):
            return entry and "0."
        number, way = int(entry[:-1]), "nswe".index(entry[-1]) + 1
        if number < 16:
            return f"{way}{digit(number)}"
        return f"{way + 5}{digits(number, 16, 2)}" if number < 256 else f"-{way}{digits(number, 16, 3)}"


@dataclass(frozen=True)
class Marks:
    """Each of some signs as a number, letters behind the digits of the base for runs of blanks."""

    signs: str
    base: int = 16
    first: int = 1

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        entries = Numbers(self.base).read(cursor, count)
        last = self.first + len(self.signs) - 1
        for entry in entries:
            if entry != BLANK and not (entry.isdigit() and self.first <= int(entry) <= last):
                raise cursor.wrong(f"numbers from {self.first} to {last} before this")
        return [entry if entry == BLANK else self.signs[int(entry) - self.first] for entry in entries]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        numbers = [e if e == BLANK else str(self.signs.index(e) + self.first) for e in entries]
        return Numbers(self.base).write(numbers)


@dataclass(frozen=True)
class Balances:
    """White and black circles, ``w`` and ``b4``: twice the number, and one more for a black one."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        entries = Numbers().read(cursor, count)
        if UNKNOWN in entries:
            raise cursor.wrong("no '.' before this")
        return [e if e == BLANK else f"{'wb'[int(e) % 2]}{int(e) // 2 or ''}" for e in entries]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        return Numbers().write([e if e == BLANK else str(self._number(e.lower())) for e in entries])

    def _number(self, entry: str) -> int:
        return 2 * int(entry.strip("wb") or 0) + ("b" in entry)


@dataclass(frozen=True)
class Castles:
    """Walls, ``2so``: 1 if they are inside a loop, 2 if outside, 0 if that is not told; then a number with an arrow."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return spread(cursor, count, 10, self._entry)

    def _entry(self, cursor: Cursor) -> str:
        side = ("", "o", "x")[cursor.number(3)]
        entry = Arrows("").entry(cursor) + side
        if not entry:
            raise cursor.wrong("a number, or a side of the loop, before this")
        return entry

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        return "".join(skips(blanks, 10) + (entry and self._written(entry)) for blanks, entry in runs(entries))

    def _written(self, entry: str) -> str:
        clue = entry.rstrip("ox")
        return f"{' ox'.index(entry[-1]) if clue != entry else 0}{(clue and Arrows().written(clue)) or '0.'}"


PIPES = ("nesw", "ns", "ew", "ne", "nw", "sw", "es")


@dataclass(frozen=True)
class Pipes:
    """Pieces of a line, ``ne``: letters from ``a``; those from ``h`` are runs of blanks."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return spread(cursor, count, 17, self._entry)

    def _entry(self, cursor: Cursor) -> str:
        if not "a" <= cursor.peek() <= "g":
            raise cursor.wrong("a letter from a to g for a piece of the line, or one from h for a run of blanks")
        return PIPES[ord(cursor.take()) - ord("a")]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        signs = ["".join(side for side in "nesw" if side in entry.lower()) for _, entry in runs(entries)]
        letters = ["abcdefg"[PIPES.index(sign)] if sign else "" for sign in signs]
        return "".join(skips(blanks, 17) + letter for (blanks, _), letter in zip(runs(entries), letters, strict=True))
