"""Entries that are no plain numbers: numbers with arrows, and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neurosym.formats.puzzlink.codes import Numbers, digit, digits, runs, skips
from neurosym.formats.sheet import BLANK, UNKNOWN, Cursor


@dataclass(frozen=True)
class Arrows:
    """A number with an arrow: ``2e``; letters for runs of blanks. Direction 0 has none."""

    unknown: str = UNKNOWN

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        found: list[str] = []
        while len(found) < count:
            sign = cursor.peek()
            if sign.isascii() and sign.isalpha() and sign.islower():
                blanks = ord(sign) - ord("a") + 1
                if blanks > count - len(found):
                    raise cursor.wrong(f"a run of at most {count - len(found)} places without number")
                found += [BLANK] * blanks
                cursor.take()
            else:
                found.append(self._entry(cursor))
        return found

    def _entry(self, cursor: Cursor) -> str:
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
        return "".join(skips(blanks, 10) + self._written(entry) for blanks, entry in runs(entries))

    def _written(self, entry: str) -> str:
        if entry in ("", self.unknown):
            return entry and "0."
        number, way = int(entry[:-1]), "nswe".index(entry[-1]) + 1
        if number < 16:
            return f"{way}{digit(number)}"
        return f"{way + 5}{digits(number, 16, 2)}" if number < 256 else f"-{way}{digits(number, 16, 3)}"


@dataclass(frozen=True)
class Marks:
    """Each of some signs as a number from 1, letters from g for runs of blanks."""

    signs: str

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        entries = Numbers().read(cursor, count)
        for entry in entries:
            if entry != BLANK and not (entry.isdigit() and 1 <= int(entry) <= len(self.signs)):
                raise cursor.wrong(f"numbers from 1 to {len(self.signs)} before this")
        return [entry if entry == BLANK else self.signs[int(entry) - 1] for entry in entries]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        return Numbers().write([e if e == BLANK else str(self.signs.index(e) + 1) for e in entries])
