"""Files of sudoku programs that are more than a board: OpenSudoku's XML, and SadMan's sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from neurosym.errors import InputError
from neurosym.formats.stream import Chunk

_GAME = re.compile(r"<game\b[^>]*>", re.DOTALL)
_DATA = re.compile(r"""\bdata\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.DOTALL)
_SECTION = re.compile(r"\s*\[(\w+)\]\s*", re.IGNORECASE)


def opensudoku(text: str) -> bool:
    """Is this a collection of OpenSudoku?"""
    return re.match(r"\s*(<\?xml[^>]*>\s*)?<opensudoku\b", text) is not None


def games(text: str) -> Iterator[Chunk | InputError]:
    """The puzzles of a collection of OpenSudoku; an error for one whose data are of no form that is known."""
    for match in _GAME.finditer(text):
        before = text.count("\n", 0, match.start())
        data = _DATA.search(match.group())
        board = _board((data[1] or data[2] or "") if data else "")
        if board is None:
            yield InputError("a game without its 81 cells", "data with a digit for each cell", line=before + 1)
        else:
            yield Chunk(board, before, field=True)


def _board(data: str) -> str | None:
    """The givens: 81 digits; or, behind a version, the value, the notes and ``1`` (not given) or ``0`` of each cell."""
    plain = re.sub(r"\s|&#(10|13|xA|xD);", "", data)
    if re.fullmatch(r"[0-9]{81}", plain):
        return plain
    cells = re.fullmatch(r"version:[1-3]((?:[0-9]\|[^|]*\|[01]\|){81})", plain)
    if cells is None:
        return None
    parts = cells[1].split("|")[:-1]
    return "".join(value if fixed == "0" else "0" for value, fixed in zip(parts[::3], parts[2::3], strict=True))


def without_state(text: str) -> str:
    """The text without the section ``[State]`` of a SadMan file, which holds how far somebody got; lines stay lines.

    Another section that stands below ``[Puzzle]`` is left for the page to refuse.
    """
    names = {section[1].lower() for section in map(_SECTION.fullmatch, text.split("\n")) if section}
    if not {"puzzle", "state"} <= names:
        return text
    kept, state = [], False
    for line in text.split("\n"):
        section = _SECTION.fullmatch(line)
        state = section[1].lower() == "state" if section else state
        kept.append("" if state else line)
    return "\n".join(kept)
