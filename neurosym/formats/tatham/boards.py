"""Games whose boards are more than entries and runs of blanks."""

from __future__ import annotations

from dataclasses import replace

from neurosym.formats import cuts
from neurosym.formats.runs import digit
from neurosym.formats.sheet import BLANK, Cursor, Sheet, points, rows
from neurosym.formats.tatham.codes import Code, enlarged, filled, gapped, gaps, large
from neurosym.formats.tatham.reading import Reading, flat

_TREES = "_abcdefghijklmnopqrstuvwxy"
_HALVES = {"L": ("R", 1), "T": ("B", 0)}
"""The first half of a plate: what its other half is called, and 1 if it lies beside it, 0 if below."""


def board(code: Code, corners: int = 0) -> Reading:
    """A board of entries, one for each cell or each corner of one."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        entries = code.read(cursor, (height + corners) * (width + corners))
        return Sheet((str(height), str(width)), rows(entries, width + corners))

    return Reading(read, lambda sheet: code.write(flat(sheet)), lambda text: Sheet.of(text, wider=corners))


def palisade(code: Code) -> Reading:
    """A board of entries; the option says how many cells the pieces have."""
    plain = board(code)

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        return replace(plain.read(cursor, height, width, options), options=(f"# cells: {options[1:]}",))

    return replace(plain, read=read, options=("n4", "n5"))


def full() -> Reading:
    """A number in each cell, one character each."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        return Sheet((str(height), str(width)), rows([str(large(cursor)) for _ in range(height * width)], width))

    return Reading(read, lambda sheet: "".join(enlarged(int(entry)) for entry in filled(flat(sheet))))


def dominosa() -> Reading:
    """All numbers; those above 9 in brackets. The size is the highest number."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        entries = []
        for _ in range((height + 1) * (height + 2)):
            long = cursor.peek() == "["
            found = cursor.take() and cursor.digits() if long else cursor.number(10)
            if found is None or (long and cursor.take() != "]"):
                raise cursor.wrong("a number in brackets")
            entries.append(str(found))
        return Sheet((str(height + 1), str(height + 2)), rows(entries, height + 2))

    def write(sheet: Sheet) -> str:
        return "".join(f"[{int(entry)}]" if int(entry) > 9 else digit(int(entry)) for entry in flat(sheet))

    return Reading(read, write, sizes=lambda sheet: [str(sheet.height - 1)])


def tents() -> Reading:
    """Gaps between trees (``_``: none), the last before a tree just behind the board; then columns and rows."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        cells: list[str] = []
        while len(cells) <= height * width:
            sign = cursor.peek()
            if sign not in _TREES + "z" or not sign:
                raise cursor.wrong("a letter for a run of places without tree")
            blanks = 25 if sign == "z" else _TREES.index(sign)
            if len(cells) + blanks > height * width:
                raise cursor.wrong(f"a run of at most {height * width - len(cells)} places")
            cells += [BLANK] * blanks + ["x"] * (sign != "z")
            cursor.take()
        told = []
        for _ in range(width + height):
            found = cursor.digits() if cursor.peek() == "," and cursor.take() else None
            if found is None:
                raise cursor.wrong("a comma and how many tents are in a line")
            told.append(str(found))
        margins = (tuple(told[:width]), tuple(told[width:]))
        return Sheet((str(height), str(width)), (*margins, *rows(cells[:-1], width)))

    def write(sheet: Sheet) -> str:
        columns, down, *places = sheet.rows
        cells = [entry for row in places for entry in row]
        trees = [at for at, entry in enumerate([*cells, "x"]) if entry != BLANK]
        counts = "".join(f",{int(entry)}" for entry in filled([*columns, *down]))
        return gapped([(at, False) for at in trees], _TREES) + counts

    return Reading(read, write, lambda text: Sheet.of(text, margins=2))


def unruly() -> Reading:
    """Gaps between given cells, capitals for one colour, small letters for the other; the last is behind the board."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        entries = [BLANK] * (height * width + 1)
        for at, capital in gaps(cursor, height * width + 1, capitals=True):
            entries[at] = "2" if capital else "1"
        if entries.pop() == BLANK:
            raise cursor.wrong("a letter for the run up to the end")
        unique = ("# lines differ",) if options.startswith("u") else ()
        return Sheet((str(height), str(width)), rows(entries, width), unique)

    def write(sheet: Sheet) -> str:
        colours = {"1": False, "2": True}
        told = [(at, colours[entry]) for at, entry in enumerate([*flat(sheet), "1"]) if entry != BLANK]
        return gapped(told)

    return Reading(read, write, options=("", "u"))


def galaxies() -> Reading:
    """Gaps between points, in halves of cells; the colours change no rule."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        found = [at for at, _ in gaps(cursor, (2 * height - 1) * (2 * width - 1), capitals=True)]
        entries = points(found, height, width)
        if entries is None:
            raise cursor.wrong("points that do not crowd one cell")
        return Sheet((str(height), str(width)), rows(entries, width))

    def write(sheet: Sheet) -> str:
        places = []
        for (row, column), entry in zip(sheet.places(), flat(sheet), strict=True):
            if entry != BLANK:
                down, right = divmod(int(entry), 2)
                places.append((2 * row + down) * (2 * sheet.width - 1) + 2 * column + right)
        return gapped([(at, False) for at in sorted(places)])

    return Reading(read, write)


def pattern() -> Reading:
    """Runs apart by full stops, lines by strokes: the columns, then the rows."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        lines = []
        for line in range(width + height):
            if line and cursor.take() != "/":
                raise cursor.wrong("a stroke between two lines")
            runs = []
            while (run := cursor.digits()) is not None:
                runs.append(str(run))
                if cursor.peek() != ".":
                    break
                cursor.take()
            lines.append(tuple(runs) or ("0",))
        return Sheet((str(height), str(width)), tuple(lines))

    def write(sheet: Sheet) -> str:
        return "/".join(".".join(str(int(run)) for run in line if run != "0") for line in sheet.rows)

    return Reading(read, write, cuts.nonogram)


def magnets() -> Reading:
    """The counts of + in columns and rows, of - in columns and rows; then the plates, by the side each half is on."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        margins: list[tuple[str, ...]] = []
        for size in (width, height, width, height):
            counts = [BLANK if cursor.peek() == "." and cursor.take() else str(large(cursor)) for _ in range(size)]
            margins.append(tuple(counts))
            if cursor.peek() != ",":
                raise cursor.wrong("a comma behind the counts")
            cursor.take()
        labels = _plates(cursor, height, width)
        return Sheet((str(height), str(width)), (margins[0], margins[2], margins[1], margins[3], *rows(labels, width)))

    def write(sheet: Sheet) -> str:
        if len(sheet.rows) > 4 + sheet.height:
            raise ValueError("a plate that is given")
        counts = (sheet.rows[0], sheet.rows[2], sheet.rows[1], sheet.rows[3])
        told = ["".join("." if entry == BLANK else enlarged(int(entry)) for entry in line) for line in counts]
        labels = [label for row in sheet.rows[4:] for label in row]
        return ",".join([*told, "".join(_half(labels, cell, sheet.width) for cell in range(len(labels)))])

    return Reading(read, write, lambda text: Sheet.of(text, free=True))


def _plates(cursor: Cursor, height: int, width: int) -> list[str]:
    """The label of each cell's plate; ``@`` where there is none."""
    labels = [""] * (height * width)
    signs = [cursor.take() for _ in labels]
    for cell, sign in enumerate(signs):
        if sign == "*":
            labels[cell] = "@"
        elif sign in _HALVES:
            other, beside = _HALVES[sign]
            step = 1 if beside else width
            fits = cell + step < len(signs) and not (beside and cell % width == width - 1)
            if not fits or signs[cell + step] != other:
                raise cursor.wrong(f"an {other} for each {sign}")
            labels[cell] = labels[cell + step] = str(cell + 1)
        elif not labels[cell]:
            raise cursor.wrong("a half of a plate behind its other half: L before R, T above B")
    return labels


def _half(labels: list[str], cell: int, width: int) -> str:
    """The letter of the half of a plate in this cell."""
    if labels[cell] in ("@", "#"):
        return "*"
    one, other = (at for at, label in enumerate(labels) if label == labels[cell])
    first, second = ("L", "R") if other == one + 1 else ("T", "B")
    return first if cell == one else second
