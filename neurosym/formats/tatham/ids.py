"""The ID itself: perhaps whose game it is, its parameters, and the board."""

from __future__ import annotations

import re

from neurosym.errors import InputError
from neurosym.formats.sheet import Cursor, Told, known
from neurosym.formats.tatham.games import GAMES, Game
from neurosym.lexing import LONGEST_SIDE, Piece

_ID = re.compile(r"(?:(?P<name>[A-Za-z]+):)?(?P<params>[0-9]{1,3}(?:x[0-9]{1,3})?(?![0-9])(?P<options>[\w.]*)):")
_UNEQUAL = "unequal"


def read(text: Piece) -> list[Told]:
    """The puzzle in a game ID, for each page whose game it may be of. InputError with the place if it is of none."""
    match = _ID.match(text)
    if match is None:
        raise text.wrong("a game ID: WIDTHxHEIGHT:BOARD, perhaps with the name of the game and a colon before it")
    name = (match["name"] or "").lower()
    body = Piece(text[match.end() :], text.line, text.column + match.end())
    if name == _UNEQUAL or (not name and set(match["options"]) <= {*"detkx"} and "," in body):
        unequal = [Told("futoshiki", f"# domain: futoshiki\n{_plain(match)}:{body}\n", "game ID of unequal", text)]
        if name:
            return unequal
    else:
        unequal = []
    games = [game for game in GAMES if (not name or name in game.names) and known(game.domain)]
    if not games:
        names = sorted({game.names[0] for game in GAMES if known(game.domain)} | {_UNEQUAL})
        raise text.wrong(f"a game that is known: {', '.join(names)}")
    told: list[Told] = [*unequal]
    errors: list[tuple[int, Game, InputError]] = []
    for game in games:
        try:
            told.append(_told(game, match, body, text))
        except InputError as error:
            errors.append((error.column, game, error))
    if not told:
        _, game, best = max(errors, key=lambda each: each[0])
        more = "" if name else f", if this is an ID of {game.names[0]}"
        raise InputError(best.found, f"{best.expected}{more}", best.remedy, line=best.line, column=best.column)
    return told


def _plain(match: re.Match[str]) -> str:
    """The size without what follows it."""
    return match["params"].removesuffix(match["options"])


def _told(game: Game, match: re.Match[str], body: Piece, text: Piece) -> Told:
    if not re.fullmatch(game.options, match["options"]):
        column = text.column + match.start("options")
        raise Piece(match["options"], text.line, column).wrong(f"parameters that {game.names[0]} is read with")
    width, by, height = _plain(match).partition("x")
    if game.square == bool(by):
        expected = "one number for the size" if game.square else "WIDTHxHEIGHT"
        raise Piece(match["params"], text.line, text.column + match.start("params")).wrong(expected)
    sides = int(height or width), int(width)
    if not all(0 < side <= LONGEST_SIDE for side in sides):
        raise text.wrong(f"sides from 1 to {LONGEST_SIDE}")
    cursor = Cursor(body)
    sheet = game.read(cursor, *sides, match["options"])
    cursor.finish()
    return Told(game.domain, sheet.text(game.domain), f"game ID of {game.names[0]}", text)
