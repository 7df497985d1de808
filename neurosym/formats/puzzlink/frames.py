"""Games of a board and of what its margin says."""

from __future__ import annotations

from neurosym.formats.puzzlink.codes import Numbers, Signs
from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.puzzlink.walls import walled, walls
from neurosym.formats.runs import digits
from neurosym.formats.sheet import BLANK, Cursor, Sheet, regions, rows

_HEX = Numbers()
_CIRCLES = Signs((BLANK, "o", "x"))


def snake() -> Reading:
    """Circles, of which those at an end are black, then the counts of columns and rows."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        cells = _CIRCLES.read(cursor, height * width)
        return _framed(_HEX.read(cursor, width + height), cells, height, width)

    def write(sheet: Sheet) -> str:
        columns, down, *board = sheet.rows
        return _CIRCLES.write([entry.lower() for row in board for entry in row]) + _HEX.write([*columns, *down])

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def tiles() -> Reading:
    """Walls; the board, on which no count stands; then the counts of columns and rows, ``.`` where none is told."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        labels = regions(walls(cursor, height, width), height, width)
        if {*_HEX.read(cursor, height * width)} != {BLANK}:
            raise cursor.wrong("a board without counts inside, before this")
        return _framed([_count(cursor) for _ in range(width + height)], labels, height, width)

    def write(sheet: Sheet) -> str:
        columns, down, *board = sheet.rows
        labels = [label for row in board for label in row]
        counts = "".join("." if entry == BLANK else _counted(int(entry)) for entry in (*columns, *down))
        return walled(labels, sheet.height, sheet.width) + _HEX.write([BLANK] * len(labels)) + counts

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def letters() -> Reading:
    """How many letters there are, a stroke, and the letters seen from the top, the bottom, the left and the right."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        count = cursor.digits()
        if not count or count > 26 or cursor.peek() != "/" or height != width:
            raise cursor.wrong("a square board, before this; then how many letters there are, and a stroke")
        cursor.take()
        seen = _HEX.read(cursor, 4 * width)
        if not {*seen} <= {BLANK, *(str(number) for number in range(1, count + 1))}:
            raise cursor.wrong(f"numbers from 1 to {count}, before this")
        signs = [entry if entry == BLANK else chr(ord("a") + int(entry) - 1) for entry in seen]
        head = (str(width), str(width), chr(ord("a") + count - 1))
        return Sheet(head, rows([*signs, *[BLANK] * (width * width)], width))

    def write(sheet: Sheet) -> str:
        signs = [entry.lower() for row in sheet.rows for entry in row]
        if {*signs[4 * sheet.width :]} - {BLANK}:
            raise ValueError("a letter inside the board")
        seen = [sign if sign == BLANK else str(ord(sign) - ord("a") + 1) for sign in signs[: 4 * sheet.width]]
        return f"{ord(sheet.head[2].lower()) - ord('a') + 1}/{_HEX.write(seen)}"

    return Reading(read, write)


def _framed(margin: list[str], cells: list[str], height: int, width: int) -> Sheet:
    return Sheet((str(height), str(width)), (tuple(margin[:width]), tuple(margin[width:]), *rows(cells, width)))


def _count(cursor: Cursor) -> str:
    """A count: one digit of base 16, two behind a dash."""
    if cursor.peek() == ".":
        return cursor.take() and BLANK
    wide = cursor.peek() == "-" and cursor.take() == "-"
    return str(cursor.number(16, 1 + wide))


def _counted(number: int) -> str:
    return digits(number, 16, 1) if number < 16 else f"-{digits(number, 16, 2)}"
