"""How game IDs write boards: entries and letters for runs of blanks, numbers apart by underscores, blocks by edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from neurosym.formats.sheet import BLANK, Cursor, regions

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def spread(cursor: Cursor, count: int, entry: Callable[[Cursor], str]) -> list[str]:
    """So many entries; ``a`` to ``z`` are runs of one to 26 blanks."""
    found: list[str] = []
    while len(found) < count:
        blanks = _LETTERS.find(cursor.peek()) + 1 if cursor.peek() else 0
        if blanks > count - len(found):
            raise cursor.wrong(f"a run of at most {count - len(found)} places")
        if blanks:
            found += [BLANK] * blanks
            cursor.take()
        else:
            found.append(entry(cursor))
    return found


def one_of(signs: dict[str, str]) -> Callable[[Cursor], str]:
    """An entry of one character, by what the page calls it."""

    def entry(cursor: Cursor) -> str:
        if cursor.peek() not in signs:
            raise cursor.wrong(f"a letter for a run of blanks, or one of {''.join(signs)}")
        return signs[cursor.take()]

    return entry


def number(cursor: Cursor) -> str:
    """A number, and the underscore behind it where another one follows."""
    found = cursor.digits()
    if found is None:
        raise cursor.wrong("a letter for a run of blanks, or a number")
    if cursor.peek() == "_" and cursor.rest[1:2].isdigit():
        cursor.take()
    return str(found)


def large(cursor: Cursor) -> int:
    """One character for a number: 0-9, then a-z, then A-Z."""
    sign = cursor.peek()
    if "A" <= sign <= "Z":
        return ord(cursor.take()) - ord("A") + 36
    return cursor.number(36)


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


def blocks(cursor: Cursor, size: int) -> list[str]:
    """The labels of the blocks of a square board, told by their edges: those beside each other row by row, then above.

    A letter says how many edges are open before one that is closed (``_``: none; ``y``: 25, and none is closed); a
    number behind it repeats it. The last closed edge lies just behind the board.
    """
    across = [(y * size + x, y * size + x + 1) for y in range(size) for x in range(size - 1)]
    edges = across + [(y * size + x, (y + 1) * size + x) for x in range(size) for y in range(size - 1)]
    closed: list[tuple[int, int]] = []
    at = 0
    while cursor.peek() and (cursor.peek() == "_" or cursor.peek() in _LETTERS):
        place = cursor.wrong("as many edges as the board has")
        sign = cursor.take()
        for _ in range(cursor.digits() or 1):
            at += 0 if sign == "_" else ord(sign) - ord("a") + 1
            if at > len(edges):
                raise place
            if sign != "y":
                closed += edges[at : at + 1]
                at += 1
    if at != len(edges) + 1:
        raise cursor.wrong(f"{len(edges)} edges of blocks")
    return regions(closed, size, size)
