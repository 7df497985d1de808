"""Games of points on cells, sides and corners, numbered in halves of cells: each with up to seven places behind it."""

from __future__ import annotations

from collections.abc import Collection

from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.runs import digit, skips
from neurosym.formats.sheet import BLANK, Cursor, Sheet, points, rows

_HALVES = {0: "1", 1: "3", 2: "2"}
"""How a page of mid-loop calls the middle of a cell, its right and its lower side."""


def galaxies() -> Reading:
    """Points of two colours, which change no rule."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        entries = points(_places(cursor, height, width, (0, 1)), height, width)
        if entries is None:
            raise cursor.wrong("points that do not crowd one cell")
        return Sheet((str(height), str(width)), rows(entries, width))

    def write(sheet: Sheet) -> str:
        marked = {(cell, int(e)) for cell, e in enumerate(e for row in sheet.rows for e in row) if e != BLANK}
        return _written(marked, sheet, 0)

    return Reading(read, write)


def middles() -> Reading:
    """Points on cells and sides, all of the second colour; two sides of a cell may both have one."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        entries = [BLANK] * (height * width)
        for down, right in (divmod(point, 2 * width - 1) for point in _places(cursor, height, width, (1,))):
            cell, half = down // 2 * width + right // 2, down % 2 * 2 + right % 2
            entry = "5" if half == 2 and entries[cell] == "3" else _HALVES.get(half, "")
            if not entry or (entries[cell] != BLANK and entry != "5"):
                raise cursor.wrong("points that do not crowd one cell, and none at a corner")
            entries[cell] = entry
        return Sheet((str(height), str(width)), rows(entries, width))

    def write(sheet: Sheet) -> str:
        halves = {sign: (half,) for half, sign in _HALVES.items()} | {"5": (1, 2), BLANK: (), "0": ()}
        board = enumerate(entry for row in sheet.rows for entry in row)
        return _written({(cell, half) for cell, entry in board for half in halves[entry]}, sheet, 1)

    return Reading(read, write)


def _places(cursor: Cursor, height: int, width: int, colours: Collection[int]) -> list[int]:
    """The places of points."""
    count, at, found = (2 * height - 1) * (2 * width - 1), 0, []
    while at < count:
        number = cursor.number(36)
        if number < 16:  # the last bit is the colour
            if number % 2 not in colours:
                raise cursor.wrong("points of one colour, before this")
            found.append(at)
        at += number // 2 + 1 if number < 16 else number - 15
    return found


def _written(marked: Collection[tuple[int, int]], sheet: Sheet, colour: int) -> str:
    """The characters for points of cells: their middle, their right side, their lower side, their corner."""
    stride = 2 * sheet.width - 1
    places = {
        (2 * (cell // sheet.width) + half // 2) * stride + 2 * (cell % sheet.width) + half % 2 for cell, half in marked
    }
    written, at, count = "", 0, (2 * sheet.height - 1) * stride
    while at < count:
        blanks = next((n for n in range(count - at) if at + n in places), count - at)
        written, at = written + skips(blanks, 16), at + blanks
        if at < count:
            behind = next((n for n in range(7) if at + n + 1 in places), 7)
            written, at = written + digit(2 * behind + colour), at + behind + 1
    return written
