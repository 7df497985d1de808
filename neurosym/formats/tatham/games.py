"""The games that are read and written, each by the page that knows it: the one table of this notation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from neurosym.formats.tatham import boards, latin
from neurosym.formats.tatham.codes import Numbers, Signs
from neurosym.formats.tatham.reading import Reading

FEW = {sign: sign for sign in "01234"}
DIGITS = {sign: sign for sign in "0123456789"}
BRIDGES = {**DIGITS, **{letter: str(10 + number) for number, letter in enumerate("ABCDEFG")}}
LEVEL = r"(d\w+)?"


@dataclass(frozen=True)
class Game:
    """A game: the page, its names, how it is read and written, and what may stand behind the size.

    The first name is the one that is written. ``square``: one number gives the size.
    """

    domain: str
    names: tuple[str, ...]
    reading: Reading
    options: str = LEVEL
    square: bool = False


GAMES = (
    Game("akari", ("lightup",), boards.board(Signs({"B": "x", **FEW})), r"(b\d+)?(s\d)?(d\d)?"),
    Game("slitherlink", ("loopy",), replace(boards.board(Signs(FEW)), options=("t0",)), rf"(t0)?{LEVEL}"),
    Game("gokigen_naname", ("slant",), boards.board(Signs(FEW), corners=1)),
    Game("masyu", ("pearl",), boards.board(Signs({"W": "w", "B": "b"})), rf"{LEVEL}n?"),
    Game("hashi", ("bridges",), replace(boards.board(Signs(BRIDGES)), options=("m2",)),
         r"(i\d+)?(e\d+)?(m2)?(d\d)?"),
    Game("kuromasu", ("range",), boards.board(Numbers())),
    Game("shikaku", ("rect", "rectangles"), boards.board(Numbers()), r"(e[\d.]+)?a?"),
    Game("fillomino", ("filling",), boards.board(Signs(DIGITS))),
    Game("mosaic", ("mosaic",), boards.board(Signs(DIGITS)), r"(h\d)?"),
    Game("foseruzu", ("palisade",), boards.palisade(Signs(FEW, short=True)), r"n[45]"),
    Game("hitori", ("singles",), boards.full()),
    Game("dominos", ("dominosa",), boards.dominosa(), square=True),
    Game("tents", ("tents",), boards.tents()),
    Game("binairo", ("unruly",), boards.unruly(), rf"u?{LEVEL}"),
    Game("galaxies", ("galaxies",), boards.galaxies()),
    Game("nonogram", ("pattern",), boards.pattern(), ""),
    Game("magnetic", ("magnets",), boards.magnets(), rf"{LEVEL}S?"),
    Game("sudoku", ("solo",), latin.solo(), rf"x?(a|r2|r4|m2|m4|mr2|mr4|md2|md4)?{LEVEL}"),
    Game("jigsaw_sudoku", ("solo",), latin.jigsaw(), rf"j(a|r2|r4)?{LEVEL}", square=True),
    Game("killer_sudoku", ("solo",), latin.killer(), rf"x?k(a|r2|r4)?{LEVEL}"),
    Game("kenken", ("keen",), latin.keen(), rf"{LEVEL}m?", square=True),
    Game("skyscraper", ("towers",), latin.towers(), square=True),
)  # fmt: skip
"""Pages that are not installed are passed over: their IDs are refused with the name of the game."""
