"""Games of a board and of what its margin says."""

from __future__ import annotations

from neurosym import grid
from neurosym.formats.puzzlink.codes import Numbers, Signs
from neurosym.formats.puzzlink.marks import Marks
from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.puzzlink.walls import walled, walls
from neurosym.formats.runs import digit, digits
from neurosym.formats.sheet import BLANK, Cursor, Sheet, regions, rows

_HEX = Numbers()
_CIRCLES, _POLES, _HOLES = Signs((BLANK, "o", "x")), Signs((".", "+", "-")), Signs(("", "@"))
_SHIPS = Marks("xnswemo", first=0)
_FLEETS = {"c": 3, "d": 4, "e": 5}
"""Fleets by their letters: so long is the largest ship, and of each that is one shorter there is one more."""


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


def fleet() -> Reading:
    """The counts of columns and rows; parts of ships and water; then the ships: a letter for a fleet, or one by one."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        margin = _HEX.read(cursor, width + height)
        cells = _SHIPS.read(cursor, height * width)
        sheet = _framed(margin, cells, height, width)
        return Sheet((*sheet.head, *map(str, _ships(cursor))), sheet.rows)

    def write(sheet: Sheet) -> str:
        columns, down, *board = sheet.rows
        counts = [int(count) for count in sheet.head[2:]]
        sizes = [size for size, count in enumerate(counts, start=1) for _ in range(count)]
        one_by_one = f"/{len(sizes)}" + "".join(f"/{digit(size)}1{_bits(size)}" for size in sizes)
        known = [f"//{letter}" for letter, largest in _FLEETS.items() if counts == [*range(largest, 0, -1)]]
        cells = _SHIPS.write([entry.lower() for row in board for entry in row])
        return _HEX.write([*columns, *down]) + cells + "".join(known or [one_by_one])

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def _ships(cursor: Cursor) -> list[int]:
    """How many ships there are of one cell, of two, of three, ..."""
    if cursor.peek() != "/":
        raise cursor.wrong("a stroke and the ships")
    cursor.take()
    if cursor.peek() == "/" and cursor.rest[1:] in _FLEETS:
        return [*range(_FLEETS[cursor.take(2)[1:]], 0, -1)]
    number = cursor.digits()
    sizes = []
    for _ in range(number or 0):
        sides = sorted((cursor.number(36), cursor.number(36))) if cursor.peek() == "/" and cursor.take() else [0]
        if sides[0] != 1 or not cursor.rest.startswith(_bits(sides[1])):
            raise cursor.wrong("a stroke and a ship in one line, before this")
        cursor.take(len(_bits(sides[1])))
        sizes.append(sides[1])
    if not sizes:
        raise cursor.wrong(f"one of {' '.join(_FLEETS)} behind a stroke, or a number of ships")
    return [sizes.count(size) for size in range(1, max(sizes) + 1)]


def _bits(size: int) -> str:
    """So many cells in a row, each a bit, five in a character."""
    return "v" * (size // 5) + ("gosu"[size % 5 - 1] if size % 5 else "")


def plates() -> Reading:
    """For each column, then each row, the counts of - and +; the walls; and, if there are any, givens and holes."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        counts = _HEX.read(cursor, 2 * (width + height))
        minus, plus = counts[::2], counts[1::2]
        told = walls(cursor, height, width)
        givens = _POLES.read(cursor, height * width) if cursor.rest else ["."] * (height * width)
        holes = _HOLES.read(cursor, height * width) if cursor.rest else [""] * (height * width)
        around = [(a, b) for a, b in grid.neighbours(height, width) if holes[a] or holes[b]]
        labels = [hole or label for hole, label in zip(holes, regions([*told, *around], height, width), strict=True)]
        cells = [*(givens if {*givens} != {"."} else ()), *labels]
        margins = (plus[:width], minus[:width], plus[width:], minus[width:])
        return Sheet((str(height), str(width)), (*map(tuple, margins), *rows(cells, width)))

    def write(sheet: Sheet) -> str:
        margins = [["-" if entry == "." else entry for entry in row] for row in sheet.rows[:4]]
        plus, minus = [*margins[0], *margins[2]], [*margins[1], *margins[3]]
        flat = [entry for row in sheet.rows[4:] for entry in row]
        count = sheet.height * sheet.width
        labels = ["@" if label == "#" else label for label in flat[-count:]]
        givens = flat[:-count] or ["."] * count
        more = _POLES.write(givens) + _HOLES.write(["@" if label == "@" else "" for label in labels])
        body = _HEX.write([entry for pair in zip(minus, plus, strict=True) for entry in pair])
        return body + walled(labels, sheet.height, sheet.width) + more * ("@" in labels or {*givens} != {"."})

    return Reading(read, write, lambda text: Sheet.of(text, free=True, holes=True))


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
