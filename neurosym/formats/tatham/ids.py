"""The ID itself: perhaps whose game it is, its parameters, and the board."""

from __future__ import annotations

import re

from neurosym.errors import InputError
from neurosym.formats.sheet import Cursor, Sheet, Told, known
from neurosym.formats.tatham import unequal
from neurosym.formats.tatham.games import GAMES, Game
from neurosym.lexing import LONGEST_SIDE, Piece

_ID = re.compile(r"(?:(?P<name>[A-Za-z]+):)?(?P<params>[0-9][\w.]*):")
_PARAMS = re.compile(r"(?P<size>[0-9]{1,3}(?:x[0-9]{1,3})?)(?![0-9])(?P<options>[\w.]*)")
_UNEQUAL = re.compile(r"(d\w)?")
"""The options of the one game whose IDs the page reads itself. With ``a`` its rules are others."""


def read(text: Piece) -> list[Told]:
    """The puzzle in a game ID, for each page whose game it may be of. InputError with the place if it is of none."""
    match = _ID.match(text)
    if match is None:
        raise text.wrong("a game ID: WIDTHxHEIGHT:BOARD, perhaps with the name of the game and a colon before it")
    params = Piece(match["params"], text.line, text.column + match.start("params"))
    board = Piece(text[match.end() :], text.line, text.column + match.end())
    return read_as((match["name"] or "").lower(), params, board, text)


def read_as(name: str, params: Piece, board: Piece, place: Piece) -> list[Told]:
    """The same of its parts; any game if ``name`` is empty. ``place`` is where the puzzle stands."""
    games = [game for game in GAMES if (not name or name in game.names) and known(game.domain)]
    is_unequal = not name or name == "unequal"
    if not games and not is_unequal:
        names = sorted({"unequal", *(game.names[0] for game in GAMES if known(game.domain))})
        raise place.wrong(f"a game that is known: {', '.join(names)}")
    size = _PARAMS.fullmatch(params)
    if size is None:
        raise params.wrong("the size of the board, and options behind it")
    told: list[Told] = []
    errors: list[tuple[int, str, InputError]] = []
    options = Piece(size["options"], params.line, params.column + size.start("options"))
    if is_unequal and _UNEQUAL.fullmatch(options) and "," in board:
        told.append(Told("futoshiki", f"# domain: futoshiki\n{size['size']}:{board}\n", "game ID of unequal", place))
    elif name == "unequal":
        raise options.wrong("parameters that unequal is read with, and numbers apart by commas")
    for game in games:
        try:
            sheet = _sheet(game, Piece(size["size"], params.line, params.column), options, board)
            told.append(Told(game.domain, sheet.text(game.domain), f"game ID of {game.names[0]}", place))
        except InputError as error:
            errors.append((error.column, game.names[0], error))
    if not told:
        _, game_name, best = max(errors, key=lambda each: each[0])
        more = "" if name else f", if this is an ID of {game_name}"
        raise InputError(best.found, f"{best.expected}{more}", best.remedy, line=best.line, column=best.column)
    return told


def write(domain: str, text: str) -> list[str]:
    """The game IDs that may say the puzzle in a page's own text, for each set of parameters that it may be of.

    ValueError, LookupError or InputError if none can.
    """
    if domain == "futoshiki":
        return [unequal.write(text)]
    found = []
    for game in (game for game in GAMES if game.domain == domain):
        sheet = game.reading.cut(text)
        body = game.reading.write(sheet)
        params = (size + option for size in game.reading.sizes(sheet) for option in game.reading.options)
        found += [f"{game.names[0]}:{each}:{body}" for each in params]
    if not found:
        raise ValueError(f"no game ID is known for {domain}")
    return found


def _sheet(game: Game, size: Piece, options: Piece, board: Piece) -> Sheet:
    """The page's own text. InputError where the ID is not of this game."""
    if not re.fullmatch(game.options, options):
        raise options.wrong(f"parameters that {game.names[0]} is read with")
    width, by, height = size.partition("x")
    if game.square == bool(by):
        raise size.wrong("one number for the size" if game.square else "WIDTHxHEIGHT")
    sides = int(height or width), int(width)
    if not all(0 < side <= LONGEST_SIDE for side in sides):
        raise size.wrong(f"sides from 1 to {LONGEST_SIDE}")
    cursor = Cursor(board)
    sheet = game.reading.read(cursor, *sides, options)
    cursor.finish()
    return sheet
