"""Games whose lines hold each value once: with boxes, blocks, cages, or clues around the board."""

from __future__ import annotations

from neurosym.formats import cuts
from neurosym.formats.sheet import BLANK, Cursor, Sheet, rows
from neurosym.formats.tatham.codes import Numbers, blocks, edged, shortened
from neurosym.formats.tatham.reading import Reading, flat, square
from neurosym.grid import box_shape

_SIGNS = {"a": "+", "m": "*", "s": "-", "d": "/"}
_LETTERS = {sign: letter for letter, sign in _SIGNS.items()} | {"x": "m"}
_NUMBERS = Numbers()


def solo() -> Reading:
    """Givens; the size is that of a box, rows first."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        size = height * width
        told = (f"# box: {width}x{height}", *(["# diagonal"] * options.startswith("x")))
        return Sheet((str(size), str(size)), rows(_NUMBERS.read(cursor, size * size), size), told)

    def sizes(sheet: Sheet) -> list[str]:
        size = sheet.width
        return [f"{size // rows}x{rows}" for rows in range(2, size) if size % rows == 0]

    return Reading(read, lambda sheet: _NUMBERS.write(flat(sheet)), cuts.sudoku, sizes, ("", "x"))


def jigsaw() -> Reading:
    """Givens, then the regions by their edges."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        givens = _NUMBERS.read(cursor, width * width)
        _comma(cursor)
        return Sheet((str(width), str(width)), rows([*givens, *blocks(cursor, width, "z")], width))

    def write(sheet: Sheet) -> str:
        givens, labels = _parted(sheet, 2)
        return f"{_NUMBERS.write(givens)},{edged(labels, sheet.width)}"

    return Reading(read, write, sizes=square, options=("j",))


def killer() -> Reading:
    """Givens, the cages by their edges, and the sum of each at its first cell."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        size = height * width
        if (width, height) != box_shape(size):
            raise cursor.wrong("boxes that are no higher than wide, and as square as can be")
        givens = _NUMBERS.read(cursor, size * size)
        _comma(cursor)
        cages = blocks(cursor, size, "z")
        _comma(cursor)
        sums = _NUMBERS.read(cursor, size * size)
        told = ("# diagonal",) * options.startswith("x")
        return Sheet((str(size), str(size)), rows([*sums, *cages, *givens], size), told)

    def write(sheet: Sheet) -> str:
        sums, cages, *givens = _parted(sheet, 2 if len(sheet.rows) == 2 * sheet.width else 3)
        if 1 in map(cages.count, cages):
            raise ValueError("a cage of one cell")
        first = _at_first(sums, cages)
        told = givens[0] if givens else [BLANK] * len(sums)
        return f"{_NUMBERS.write(told)},{edged(cages, sheet.width)},{_NUMBERS.write(first)}"

    def sizes(sheet: Sheet) -> list[str]:
        return ["{}x{}".format(*box_shape(sheet.width))]

    return Reading(read, write, sizes=sizes, options=("k", "xk"))


def keen() -> Reading:
    """The cages by their edges, then a sign and a number for each, in order of their first cells."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        labels = blocks(cursor, width, "y")
        _comma(cursor)
        entries = [BLANK] * len(labels)
        for label in dict.fromkeys(labels):
            if cursor.peek() not in _SIGNS or not cursor.peek():
                raise cursor.wrong(f"one of {''.join(_SIGNS)} for each cage")
            sign = _SIGNS[cursor.take()]
            found = cursor.digits()
            if found is None:
                raise cursor.wrong("the number of a cage")
            entries[labels.index(label)] = str(found) + (sign if labels.count(label) > 1 else "")
        return Sheet((str(width), str(width)), rows([*entries, *labels], width))

    def write(sheet: Sheet) -> str:
        entries, labels = _parted(sheet, 2)
        told = [entry for entry in _at_first(entries, labels) if entry != BLANK]
        clues = [f"a{entry}" if entry.isdigit() else _LETTERS[entry[-1]] + entry[:-1] for entry in told]
        return f"{shortened(edged(labels, sheet.width))},{''.join(clues)}"

    return Reading(read, write, sizes=square)


def towers() -> Reading:
    """What is seen from the top, the bottom, the left and the right, apart by strokes; then, perhaps, givens."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        seen = []
        for at in range(4 * width):
            if at and cursor.take() != "/":
                raise cursor.wrong("a stroke between two clues")
            found = cursor.digits()
            seen.append(BLANK if found is None else str(found))
        givens = [BLANK] * (width * width)
        if cursor.rest:
            _comma(cursor)
            givens = _NUMBERS.read(cursor, width * width)
        return Sheet((str(width),) * 3, rows([*seen, *givens], width))

    def write(sheet: Sheet) -> str:
        entries = flat(sheet)
        seen, givens = entries[: 4 * sheet.width], entries[4 * sheet.width :]
        told = "/".join("" if entry == BLANK else str(int(entry)) for entry in seen)
        return told + (f",{_NUMBERS.write(givens)}" if {*givens} != {BLANK} else "")

    return Reading(read, write, sizes=square)


def _parted(sheet: Sheet, blocks: int) -> list[list[str]]:
    """The blocks of entries that stand one below the other."""
    entries, count = flat(sheet), sheet.width * sheet.height
    if len(entries) != blocks * count:
        raise ValueError(f"a text without {blocks} boards, one below the other")
    return [entries[first : first + count] for first in range(0, len(entries), count)]


def _at_first(entries: list[str], labels: list[str]) -> list[str]:
    """The one entry of each block, at its first cell."""
    moved = [BLANK] * len(entries)
    for entry, label in zip(entries, labels, strict=True):
        if entry != BLANK:
            moved[labels.index(label)] = entry
    return moved


def _comma(cursor: Cursor) -> None:
    if cursor.peek() != ",":
        raise cursor.wrong("a comma")
    cursor.take()
