"""What foreign notations share about entries in one line: digits beyond nine, and letters for runs of blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from neurosym.formats.sheet import BLANK, Cursor

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def digit(number: int, base: int = 36) -> str:
    """One digit. ValueError if the number has more than one."""
    if not 0 <= number < base:
        raise ValueError(f"{number} has more than one digit of base {base}")
    return DIGITS[number]


def digits(number: int, base: int, count: int) -> str:
    """So many digits, zeros first."""
    return "".join(digit(number // base**place % base) for place in reversed(range(count)))


def runs(entries: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each entry that is not blank with the number of blanks before it; at last, perhaps, blanks alone."""
    blanks = 0
    for entry in entries:
        if entry == BLANK:
            blanks += 1
        else:
            yield blanks, entry
            blanks = 0
    if blanks:
        yield blanks, ""


def skips(blanks: int, first: int) -> str:
    """A run of blanks as letters, of which the one with this number stands for one blank; ``z`` is the longest.

    ValueError where no letters are left.
    """
    if not blanks:
        return ""
    longest = 36 - first
    if not longest:
        raise ValueError("an entry that is blank")
    whole, rest = divmod(blanks, longest)
    return "z" * whole + (digit(first + rest - 1) if rest else "")


def spread(cursor: Cursor, count: int, first: int, entry: Callable[[Cursor], str], short: bool = False) -> list[str]:
    """So many entries, where letters from the one with this number on are runs of blanks: ``skips`` read again.

    Where none stands ``entry`` reads one. If the end is ``short``, blanks at the end need not be told.
    """
    found: list[str] = []
    while len(found) < count:
        if short and not cursor.rest:
            return found + [BLANK] * (count - len(found))
        blanks = DIGITS.find(cursor.peek()) - first + 1 if cursor.peek() else 0
        if blanks > count - len(found):
            raise cursor.wrong(f"a run of at most {count - len(found)} places without number")
        found += [BLANK] * blanks if blanks > 0 else [entry(cursor)]
        if blanks > 0:
            cursor.take()
    return found
