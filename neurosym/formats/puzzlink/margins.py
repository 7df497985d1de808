"""Games whose numbers stand beside the board, or on cells that are cut in two."""

from __future__ import annotations

from neurosym.formats import cuts
from neurosym.formats.puzzlink.codes import Numbers
from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.runs import digit, digits
from neurosym.formats.sheet import BLANK, Cursor, Sheet, rows

_HEX = Numbers()


def _head(height: int, width: int) -> tuple[str, str]:
    return str(height), str(width)


def _tents() -> Reading:
    """The numbers of columns and rows; then trees, each with up to 17 places behind it in one character."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        told = _HEX.read(cursor, height + width)
        cells: list[str] = []
        while len(cells) < height * width:
            number = cursor.number(36)
            cells += ["x", *[BLANK] * number] if number < 18 else [BLANK] * (number - 17)
        return Sheet(
            _head(height, width), (tuple(told[:width]), tuple(told[width:]), *rows(cells[: height * width], width))
        )

    def write(sheet: Sheet) -> str:
        columns, down, *board = sheet.rows
        written, blanks, tree = _HEX.write([*columns, *down]), 0, False
        for entry in [entry for row in board for entry in row] + ["x"]:
            if entry == BLANK:
                blanks += 1
                continue
            if tree:
                written += digit(min(blanks, 17))
                blanks -= min(blanks, 17)
            written += "z" * (blanks // 18) + (digit(17 + blanks % 18) if blanks % 18 else "")
            blanks, tree = 0, True
        return written

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def _sums() -> Reading:
    """The sums of columns and rows in base 32, two digits behind a dash."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        told = []
        for _ in range(height + width):
            wide = cursor.peek() == "-" and cursor.take() == "-"
            told.append(str(cursor.number(32, 1 + wide)))
        return Sheet(_head(height, width), (tuple(told[:width]), tuple(told[width:])))

    def write(sheet: Sheet) -> str:
        entries = [entry for row in sheet.rows for entry in row]
        if BLANK in entries:
            raise ValueError("the sum of a line is not told")
        numbers = [int(entry) for entry in entries]
        return "".join(digit(n) if n < 32 else f"-{digits(n, 32, 2)}" for n in numbers)

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def _nonogram() -> Reading:
    """For each column, then each row, as many places as it can have runs; its runs from the board outwards."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        places = [(height + 1) // 2] * width + [(width + 1) // 2] * height
        told = _HEX.read(cursor, sum(places))
        lines = []
        for size in places:
            line, told = told[:size], told[size:]
            runs = [entry for entry in reversed(line) if entry != BLANK]
            lines.append(tuple(runs) or ("0",))
        return Sheet(_head(height, width), tuple(lines))

    def write(sheet: Sheet) -> str:
        places = [(sheet.height + 1) // 2] * sheet.width + [(sheet.width + 1) // 2] * sheet.height
        entries: list[str] = []
        for line, size in zip(sheet.rows, places, strict=True):
            runs = [entry for entry in reversed(line) if entry not in ("0", BLANK)]
            entries += [*runs, *[BLANK] * (size - len(runs))]
        return _HEX.write(entries)

    return Reading(read, write, cuts.nonogram)


def _kakuro() -> Reading:
    """Runs of white cells as letters from k; ``.`` or two sums for a black one; then the sums above and beside."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        cells: list[str] = []
        while len(cells) < height * width:
            if "k" <= cursor.peek() <= "z":
                if ord(cursor.peek()) - ord("j") > height * width - len(cells):
                    raise cursor.wrong("a run of white cells that ends on the board")
                cells += ["0"] * (ord(cursor.take()) - ord("j"))
            elif cursor.peek() == ".":
                cells.append(cursor.take() and BLANK)
            else:
                cells.append(_black(_sum(cursor), _sum(cursor)))
        board = rows(cells, width)
        top = [_black(_sum(cursor) if entry == "0" else 0, 0) for entry in board[0]]
        left = [_black(0, _sum(cursor) if row[0] == "0" else 0) for row in board]
        whole = ((BLANK, *top), *((side, *row) for side, row in zip(left, board, strict=True)))
        return Sheet(_head(height + 1, width + 1), whole)

    def write(sheet: Sheet) -> str:
        board = [row[1:] for row in sheet.rows[1:]]
        written, whites = "", 0
        for entry in [entry for row in board for entry in row] + [""]:
            down, across = _sums_of(entry)
            if entry in ("0", "."):
                whites += 1
                continue
            written += "z" * (whites // 16) + (digit(19 + whites % 16) if whites % 16 else "")
            whites = 0
            written += "" if not entry else "." if not down and not across else _signed(down) + _signed(across)
        tops = zip(sheet.rows[0][1:], board[0], strict=True)
        written += "".join(_signed(_sums_of(top)[0]) for top, below in tops if below in ("0", "."))
        sides = zip((row[0] for row in sheet.rows[1:]), board, strict=True)
        return written + "".join(_signed(_sums_of(side)[1]) for side, row in sides if row[0] in ("0", "."))

    return Reading(read, write)


def _doppelblock() -> Reading:
    """The sums between blocks: of columns, then of rows."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        told = _HEX.read(cursor, height + width)
        head = (*_head(height, width), str(max(height - 2, 0)))
        return Sheet(head, (tuple(told[:width]), tuple(told[width:])))

    def write(sheet: Sheet) -> str:
        return _HEX.write([entry for row in sheet.rows for entry in row])

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def _skyscrapers() -> Reading:
    """What is seen from the top, the bottom, the left and the right; then, if any is given, the cells."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        if height != width:
            raise cursor.wrong("a square board, before this")
        seen = _HEX.read(cursor, 4 * width)
        cells = _HEX.read(cursor, width * width) if cursor.rest else [BLANK] * (width * width)
        return Sheet((*_head(height, width), str(height)), rows([*seen, *cells], width))

    def write(sheet: Sheet) -> str:
        entries = [entry for row in sheet.rows for entry in row]
        seen, cells = entries[: 4 * sheet.width], entries[4 * sheet.width :]
        return _HEX.write(seen) + (_HEX.write(cells) if {*cells} != {BLANK} else "")

    return Reading(read, write)


def _sum(cursor: Cursor) -> int:
    """A sum up to 45 in one character: 0-9, a-j, and from 20 on capitals."""
    sign = cursor.peek()
    if "A" <= sign <= "Z":
        return ord(cursor.take()) - ord("A") + 20
    return cursor.number(20)


def _signed(number: int) -> str:
    return chr(ord("A") + number - 20) if 20 <= number <= 45 else digit(number, 20)


def _black(down: int, across: int) -> str:
    return f"{down or ''},{across or ''}" if down or across else BLANK


def _sums_of(entry: str) -> tuple[int, int]:
    """The sums down and across of a black cell; zeros where none is told, and for a white one."""
    down, comma, across = entry.replace("\\", ",").partition(",")
    return (int(down or 0), int(across or 0)) if comma else (0, 0)


tents, sums, nonogram, kakuro = _tents(), _sums(), _nonogram(), _kakuro()
doppelblock, skyscrapers = _doppelblock(), _skyscrapers()
