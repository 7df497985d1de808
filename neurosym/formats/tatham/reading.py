"""How one game is read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from neurosym.formats.sheet import Cursor, Sheet


def _oblong(sheet: Sheet) -> list[str]:
    return [f"{sheet.width}x{sheet.height}"]


def square(sheet: Sheet) -> list[str]:
    """The size of a game of square boards."""
    if sheet.width != sheet.height:
        raise ValueError("a board that is no square")
    return [str(sheet.width)]


@dataclass(frozen=True)
class Reading:
    """``read`` makes the page's own text of a board, given rows, columns and options; ``write`` does the reverse.

    ``cut`` says how the text falls into entries. ``sizes`` and ``options`` are the parameters that a board may be
    written with: not all of them are in its entries, and what is written is read again.
    """

    read: Callable[[Cursor, int, int, str], Sheet]
    write: Callable[[Sheet], str]
    cut: Callable[[str], Sheet] = Sheet.of
    sizes: Callable[[Sheet], list[str]] = _oblong
    options: tuple[str, ...] = ("",)


def flat(sheet: Sheet) -> list[str]:
    """All entries of a sheet."""
    return [entry for row in sheet.rows for entry in row]
