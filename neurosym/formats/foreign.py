"""Foreign notations: the table of all, and how a text in one of them becomes a page's own text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neurosym.errors import InputError
from neurosym.lexing import LONGEST_TEXT, Piece

if TYPE_CHECKING:
    from neurosym.formats.sheet import Told

_DATA = re.compile(r"(?:\s|%[^\n]*\n)*[A-Za-z]\w*\s*=(?!=)[^;]*;")
"""The first item of a file of MiniZinc data."""
_COMMENT = re.compile(r"[ \t]*#")


@dataclass(frozen=True)
class Notation:
    """A notation in one line: how a line of it looks, by a first look, and what reads it.

    ``read`` gives what a line tells, once for each page that it may be meant for; it raises InputError, with the
    place, for a line that looks like one and cannot be read.
    """

    name: str
    looks: re.Pattern[str]
    read: Callable[[Piece], list[Told]]


def _address(line: Piece) -> list[Told]:
    from neurosym.formats.puzzlink import url  # as all readers: when a line looks like it, for most texts never do

    return url.read(line)


def _game(line: Piece) -> list[Told]:
    from neurosym.formats.tatham import ids

    return ids.read(line)


NOTATIONS = (
    Notation("puzz.link address", re.compile(r"https?://", re.IGNORECASE), _address),
    Notation("game ID", re.compile(r"(?:[A-Za-z]+:)?[0-9]+(?:x[0-9]+)?[\w.]*:\S*$"), _game),
)


def line_of(text: str) -> Piece | None:
    """The one line of a text that is neither blank nor a comment; None if there are more."""
    found: Piece | None = None
    if len(text) > LONGEST_TEXT:
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not _COMMENT.match(line):
            if found is not None:
                return None
            found = Piece(line.strip(), number, len(line) - len(line.lstrip()) + 1)
    return found


def read(text: str) -> list[Told]:
    """What a text in a foreign notation tells, for each page that it may be meant for; nothing if it is in none.

    Raises InputError, with the place, for a text that is in one and cannot be read.
    """
    if text.startswith("SAVEFILE"):
        from neurosym.formats.tatham import savefile

        return savefile.read(text)
    if len(text) <= LONGEST_TEXT and _DATA.match(text):
        from neurosym.formats import dzn

        return dzn.read(text)
    line = line_of(text)
    if line is None:
        return []
    notation = next((notation for notation in NOTATIONS if notation.looks.match(line)), None)
    return notation.read(line) if notation is not None else []


def refused(told: Told, error: InputError) -> InputError:
    """What a page says of its own text, as an error at the place of the foreign one."""
    at = f", line {error.line}, column {error.column} of what it says" if error.line else ""
    found = told.notation if error.found == told.notation else f"{told.notation}{at}: {error.found}"
    return InputError(found, error.expected, error.remedy, line=told.place.line, column=told.place.column)
