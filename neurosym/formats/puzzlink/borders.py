"""Games of borders between cells, and of cells that are holes in the board."""

from __future__ import annotations

from neurosym import grid
from neurosym.formats.puzzlink.codes import Numbers, Signs
from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.puzzlink.walls import walled, walls
from neurosym.formats.runs import digits, runs, skips, spread
from neurosym.formats.sheet import BLANK, Cursor, Sheet, regions, rows

_BLACK = "xnswe"
"""A black cell, and one with an arrow: in addresses the letters from a."""
_HOLES, _CELLS, _EDGES = Signs(("", "@")), Signs((BLANK, ".")), Signs(("wall", ""))
_HEX = Numbers()
_RIGHT, _BELOW, _LEFT, _ABOVE = 1, 2, 4, 8


def arrows() -> Reading:
    """Walls, which part black cells from all others; then numbers, each one less than it is, and black cells."""

    def entry(cursor: Cursor) -> str:
        if "a" <= cursor.peek() <= "e":
            return _BLACK[ord(cursor.take()) - ord("a")]
        wide = cursor.peek() == "-" and cursor.take() == "-"
        return str(cursor.number(10, 1 + wide) + 1)

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        told = walls(cursor, height, width)
        entries = spread(cursor, height * width, 16, entry)
        black = {cell for cell, sign in enumerate(entries) if sign in (*_BLACK,)}
        around = [pair for pair in grid.neighbours(height, width) if black & {*pair}]
        return _board([*entries, *regions([*told, *around], height, width)], height, width)

    def written(sign: str) -> str:
        if sign in _BLACK:
            return sign and "abcde"[_BLACK.index(sign)]
        number = int(sign) - 1
        return digits(number, 10, 1) if number < 10 else f"-{digits(number, 10, 2)}"

    def write(sheet: Sheet) -> str:
        flat = [sign for row in sheet.rows for sign in row]
        entries, labels = flat[: len(flat) // 2], flat[len(flat) // 2 :]
        own = [
            f"{sign} {cell}" if sign in (*_BLACK,) else label
            for cell, (sign, label) in enumerate(zip(entries, labels, strict=True))
        ]
        body = "".join(skips(blanks, 16) + written(sign) for blanks, sign in runs(entries))
        return walled(own, sheet.height, sheet.width) + body

    return Reading(read, write)


def holed() -> Reading:
    """Walls, then the holes, if there are any."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        labels = regions(walls(cursor, height, width), height, width)
        holes = _HOLES.read(cursor, len(labels)) if cursor.rest else labels
        return _board([hole or label for hole, label in zip(holes, labels, strict=True)], height, width)

    def write(sheet: Sheet) -> str:
        labels = ["@" if label == "#" else label for row in sheet.rows for label in row]
        holes = _HOLES.write(["@" if label == "@" else "" for label in labels]) if "@" in labels else ""
        return walled(labels, sheet.height, sheet.width) + holes

    return Reading(read, write)


def pieces() -> Reading:
    """The holes, then numbers in cells."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        cells = _CELLS.read(cursor, height * width)
        numbers = _HEX.read(cursor, height * width)
        if any(cell == "." and number != BLANK for cell, number in zip(cells, numbers, strict=True)):
            raise cursor.wrong("no number in a hole, before this")
        told = [cell if number == BLANK else number for cell, number in zip(cells, numbers, strict=True)]
        return _board(told, height, width)

    def write(sheet: Sheet) -> str:
        entries = [entry for row in sheet.rows for entry in row]
        cells = _CELLS.write(["." if entry == "." else BLANK for entry in entries])
        return cells + _HEX.write([BLANK if entry == "." else entry for entry in entries])

    return Reading(read, write, lambda text: Sheet.of(text, holes=True))


def edges() -> Reading:
    """The borders inside the board: those beside each other, then those above each other. Its edge is border too."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        sides = [_around(cell, height, width) for cell in range(height * width)]
        pairs = grid.neighbours(height, width)
        for (a, b), wall in zip(pairs, _EDGES.read(cursor, len(pairs)), strict=True):
            if wall:
                sides[a] |= _RIGHT if b == a + 1 else _BELOW
                sides[b] |= _LEFT if b == a + 1 else _ABOVE
        return _board([str(side) for side in sides], height, width)

    def write(sheet: Sheet) -> str:
        sides = [int(entry) for row in sheet.rows for entry in row]
        if any(_around(cell, sheet.height, sheet.width) & ~side for cell, side in enumerate(sides)):
            raise ValueError("a board that is open at its edge")
        pairs = grid.neighbours(sheet.height, sheet.width)
        return _EDGES.write(["wall" if sides[a] & (_RIGHT if b == a + 1 else _BELOW) else "" for a, b in pairs])

    return Reading(read, write)


def _around(cell: int, height: int, width: int) -> int:
    """The sides of a cell that are the edge of the board."""
    row, column = divmod(cell, width)
    return _RIGHT * (column == width - 1) | _BELOW * (row == height - 1) | _LEFT * (column == 0) | _ABOVE * (row == 0)


def _board(entries: list[str], height: int, width: int) -> Sheet:
    return Sheet((str(height), str(width)), rows(entries, width))
