"""How pzpr writes entries, circles and walls as characters. A code reads so many entries and writes them again.

An entry is a number, ``-`` where there is none, or the code's ``unknown`` where there is one that is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from neurosym.formats.runs import digit, digits, runs, skips, spread
from neurosym.formats.sheet import BLANK, UNKNOWN, Cursor

_WIDE = (("", 1, 0), ("-", 2, 0), ("+", 3, 0), ("=", 3, 4096), ("%", 3, 8192), ("*", 4, 12240), ("$", 5, 77776))


class Code(Protocol):
    """Entries as characters."""

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """The next ``count`` entries. InputError at a character that is none of this code's."""

    def write(self, entries: Sequence[str]) -> str:
        """The characters of these entries. ValueError for an entry that cannot be written."""


@dataclass(frozen=True)
class Numbers:
    """A number in base 6, 10 or 16, letters behind those digits for runs of blanks, ``.`` for one that is not told.

    In base 36 no letters are left and so there are no blanks; two digits stand behind a dash.
    """

    base: int = 16
    unknown: str = UNKNOWN

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        return spread(cursor, count, self.base, self._read)

    def _read(self, cursor: Cursor) -> str:
        return cursor.take() and self.unknown if cursor.peek() == "." else str(self._number(cursor))

    def _number(self, cursor: Cursor) -> int:
        for sign, size, less in self._wide[1:]:
            if cursor.peek() == sign:
                cursor.take()
                return cursor.number(self.base, size) + less
        return cursor.number(self.base)

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        return "".join(skips(blanks, self.base) + self._entry(entry) for blanks, entry in runs(entries))

    def _entry(self, entry: str) -> str:
        if entry in ("", self.unknown):
            return entry and "."
        number = int(entry)
        for sign, size, less in self._wide:
            if 0 <= number - less < self.base**size:
                return sign + digits(number - less, self.base, size)
        raise ValueError(f"{number} is too large")

    @property
    def _wide(self) -> Sequence[tuple[str, int, int]]:
        """How large a number may be: the sign before it, its digits, and what is taken off before it is written."""
        return _WIDE[: {6: 1, 10: 1, 16: 7, 36: 2}[self.base]]


@dataclass(frozen=True)
class Few:
    """Numbers from 0 to 4, each with up to two blanks behind it in one character; letters for longer runs.

    ``unknown`` is a blank where a number that is not told says nothing.
    """

    unknown: str = UNKNOWN

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        found: list[str] = []
        while len(found) < count:
            sign = cursor.peek()
            if sign == ".":
                found.append(self.unknown)
                cursor.take()
            elif "g" <= sign <= "z":
                if ord(sign) - ord("f") > count - len(found):
                    raise cursor.wrong(f"a run of at most {count - len(found)} places without number")
                found += [BLANK] * (ord(cursor.take()) - ord("f"))
            else:
                behind, number = divmod(cursor.number(15), 5)
                found += [str(number), *[BLANK] * behind]
        return found[:count]  # the blanks behind the last number may be more than there are places

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        written, at = "", 0
        while at < len(entries):
            here = entries[at]
            if here == BLANK:
                size = next((n for n, entry in enumerate(entries[at:]) if entry != BLANK), len(entries) - at)
                written += skips(size, 16)
                at += size
            elif here == self.unknown:
                written += "."
                at += 1
            else:
                behind = next((n for n, entry in enumerate(entries[at + 1 : at + 3]) if entry != BLANK), 2)
                written += digit(5 * behind + int(digit(int(here), 5)))
                at += 1 + behind
        return written


@dataclass(frozen=True)
class Signs:
    """A character of base 27 for three places, each one of three signs; or of base 32 for five, each one of two."""

    signs: tuple[str, ...]

    def read(self, cursor: Cursor, count: int) -> list[str]:
        """See Code."""
        base, size = len(self.signs), self._size
        found: list[str] = []
        while len(found) < count:
            number = cursor.number(base**size)
            found += [self.signs[number // base**place % base] for place in reversed(range(size))]
        if any(sign != self.signs[0] for sign in found[count:]):
            raise cursor.wrong("nothing behind the last place")
        return found[:count]

    def write(self, entries: Sequence[str]) -> str:
        """See Code."""
        base, size = len(self.signs), self._size
        numbers = [self.signs.index(entry) for entry in entries] + [0] * (-len(entries) % size)
        groups = (numbers[first : first + size] for first in range(0, len(numbers), size))
        return "".join(
            digit(sum(number * base**place for place, number in enumerate(reversed(group)))) for group in groups
        )

    @property
    def _size(self) -> int:
        return 3 if len(self.signs) == 3 else 5
