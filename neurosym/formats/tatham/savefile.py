"""Saved games of Simon Tatham's collection: the game and its ID; what was played since is not looked at."""

from __future__ import annotations

import re

from neurosym.formats.sheet import Told
from neurosym.formats.tatham.ids import read_as
from neurosym.lexing import Piece

_LINE = re.compile(r"(\w+) *:(\d+):(.*)")


def read(text: str) -> list[Told]:
    """The puzzle of a saved game. InputError with the place."""
    lines = [Piece(line, number, 1) for number, line in enumerate(text.split("\n"), start=1)]
    found: dict[str, Piece] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            if line.strip():
                raise line.wrong("a line 'NAME :length:value' of a saved game")
        elif len(match[3]) != int(match[2]):
            raise line.wrong(f"a value of {match[2]} characters")
        else:
            found.setdefault(match[1], Piece(match[3], line.line, match.start(3) + 1))
    for name in ("GAME", "PARAMS", "DESC"):
        if name not in found:
            raise Piece("", len(lines), 1).wrong(f"a line {name} in a saved game")
    name = found["GAME"].replace(" ", "").lower()
    return read_as(name, found["PARAMS"], found["DESC"], found["GAME"])
