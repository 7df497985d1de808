"""Games whose lines hold each value once: with boxes, blocks, cages, or clues around the board."""

from __future__ import annotations

from neurosym.formats.sheet import BLANK, Cursor, Sheet, rows
from neurosym.formats.tatham.codes import blocks, number, spread
from neurosym.grid import box_shape

_SIGNS = {"a": "+", "m": "*", "s": "-", "d": "/"}


def solo(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Givens; the size is that of a box, rows first."""
    size = height * width
    told = (f"# box: {width}x{height}", *(["# diagonal"] * options.startswith("x")))
    return Sheet((str(size), str(size)), rows(spread(cursor, size * size, number), size), told)


def jigsaw(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Givens, then the regions by their edges."""
    givens = spread(cursor, width * width, number)
    _comma(cursor)
    return Sheet((str(width), str(width)), rows([*givens, *blocks(cursor, width)], width))


def killer(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Givens, the cages by their edges, and the sum of each at its first cell."""
    size = height * width
    if (width, height) != box_shape(size):
        raise cursor.wrong("boxes that are no higher than wide, and as square as can be")
    givens = spread(cursor, size * size, number)
    _comma(cursor)
    cages = blocks(cursor, size)
    _comma(cursor)
    sums = spread(cursor, size * size, number)
    told = ("# diagonal",) * options.startswith("x")
    return Sheet((str(size), str(size)), rows([*sums, *cages, *givens], size), told)


def keen(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """The cages by their edges, then a sign and a number for each, in order of their first cells."""
    labels = blocks(cursor, width)
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


def towers(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """What is seen from the top, the bottom, the left and the right, apart by strokes; then, perhaps, givens."""
    seen = []
    for at in range(4 * width):
        if at and cursor.take() != "/":
            raise cursor.wrong("a stroke between two clues")
        found = cursor.digits()
        seen.append(BLANK if found is None else str(found))
    givens = [BLANK] * (width * width)
    if cursor.rest:
        _comma(cursor)
        givens = spread(cursor, width * width, number)
    return Sheet((str(width),) * 3, rows([*seen, *givens], width))


def _comma(cursor: Cursor) -> None:
    if cursor.peek() != ",":
        raise cursor.wrong("a comma")
    cursor.take()
