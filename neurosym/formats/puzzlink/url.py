"""The address itself: whose game it is, its size, and what stands behind them."""

from __future__ import annotations

import re

from neurosym.formats.puzzlink.games import GAMES, Game
from neurosym.formats.sheet import Cursor, Sheet, Told, known
from neurosym.lexing import LONGEST_SIDE, Piece

_ADDRESS = re.compile(r"https?://[^\s/?]+/(?:[\w.-]+/)*p(?:\.html)?\?(?P<path>\S+)", re.IGNORECASE)


def read(text: Piece) -> list[Told]:
    """The puzzle in an address, as the one page reads it whose game it is. InputError with the place."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise text.wrong(
            "a web address like https://puzz.link/p?NAME/columns/rows/...", "Other addresses are not read."
        )
    segments = Piece(match["path"], text.line, text.column + match.start("path")).pieces(r"[^/]+|(?<=/)(?=/)")
    name = segments[0].lower().removesuffix("_edit").removesuffix("_play")
    flags = segments[1:2] if len(segments) > 1 and not segments[1].isdigit() else []
    flagged = next((game for game in _known() if flags and f"{name}/{flags[0]}" in game.names), None)
    game = flagged or next((game for game in _known() if name in game.names), None)
    if game is None:
        raise segments[0].wrong(f"a game that is known: {', '.join(sorted(game.names[0] for game in _known()))}")
    for flag in flags if game is not flagged else ():
        if flag not in game.flags:
            raise flag.wrong("the number of columns; what this flag changes in the rules is not known")
    sides = segments[1 + len(flags) : 3 + len(flags)]
    if len(sides) < 2:
        raise text.end().wrong("columns, rows, and the puzzle")
    width, height = (side.number(1, LONGEST_SIDE, "columns and rows") for side in sides)
    begin = sides[1].column + len(sides[1]) + 1
    body = text[begin - text.column :]
    body = body[:-1] if body.endswith("/") else body  # a stroke is added where the address would end in a full stop
    cursor = Cursor(Piece(body, text.line, begin))
    sheet = game.read(cursor, height, width)
    cursor.finish()
    return [Told(game.domain, sheet.text(game.domain), f"puzz.link address of {name}", text)]


def _known() -> list[Game]:
    """The games whose pages are installed."""
    return [game for game in GAMES if known(game.domain)]


def write(domain: str, text: str) -> list[str]:
    """The addresses that may say the puzzle in a page's own text: of some games the page reads two kinds.

    ValueError or InputError if none can.
    """
    games = [game for game in GAMES if game.domain == domain]
    if not games:
        raise ValueError(f"no address is known for {domain}")
    return [_written(game, game.cut(text)) for game in games]


def _written(game: Game, sheet: Sheet) -> str:
    height, width = _sides(game, sheet)
    body = game.write(sheet)
    return f"https://puzz.link/p?{game.names[0]}/{width}/{height}/{body}" + "/" * body.endswith(".")


def _sides(game: Game, sheet: Sheet) -> tuple[int, int]:
    """The rows and columns that the address names: in a kakuro those without the first."""
    return sheet.height - game.outer, sheet.width - game.outer
