"""The games that are read, each by the page that knows it: the one table of this notation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from neurosym.formats.sheet import BLANK, Cursor, Sheet, points, rows
from neurosym.formats.tatham import latin
from neurosym.formats.tatham.codes import gaps, large, number, one_of, spread

DIGITS = {sign: sign for sign in "0123456789"}
LEVEL = r"(d\w+)?"


@dataclass(frozen=True)
class Game:
    """A game: the page, its names, what may stand behind the size, and how the page's own text is made.

    ``read`` is given the board, rows and columns, and the options. ``square``: one number gives the size.
    """

    domain: str
    names: tuple[str, ...]
    read: Callable[[Cursor, int, int, str], Sheet]
    options: str = LEVEL
    square: bool = False


def _board(code: Callable[[Cursor], str], corners: int = 0) -> Callable[[Cursor, int, int, str], Sheet]:
    """A board of entries, one for each cell or each corner of one."""

    def read(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
        entries = spread(cursor, (height + corners) * (width + corners), code)
        return Sheet((str(height), str(width)), rows(entries, width + corners))

    return read


def _full(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """A number in each cell, one character each."""
    return Sheet((str(height), str(width)), rows([str(large(cursor)) for _ in range(height * width)], width))


def _dominosa(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """All numbers; those above 9 in brackets. The size is the highest number."""
    entries = []
    for _ in range((height + 1) * (height + 2)):
        long = cursor.peek() == "["
        found = cursor.take() and cursor.digits() if long else cursor.number(10)
        if found is None or (long and cursor.take() != "]"):
            raise cursor.wrong("a number in brackets")
        entries.append(str(found))
    return Sheet((str(height + 1), str(height + 2)), rows(entries, height + 2))


def _tents(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Gaps between trees (``_``: none), the last before a tree just behind the board; then columns and rows."""
    cells: list[str] = []
    while len(cells) <= height * width:
        sign = cursor.peek()
        if sign not in "_abcdefghijklmnopqrstuvwxyz" or not sign:
            raise cursor.wrong("a letter for a run of places without tree")
        blanks = 25 if sign == "z" else "_abcdefghijklmnopqrstuvwxy".index(sign)
        if len(cells) + blanks > height * width:
            raise cursor.wrong(f"a run of at most {height * width - len(cells)} places")
        cells += [BLANK] * blanks + ["x"] * (sign != "z")
        cursor.take()
    told = []
    for _ in range(width + height):
        found = cursor.digits() if cursor.peek() == "," and cursor.take() else None
        if found is None:
            raise cursor.wrong("a comma and how many tents are in a line")
        told.append(str(found))
    margins = (tuple(told[:width]), tuple(told[width:]))
    return Sheet((str(height), str(width)), (*margins, *rows(cells[:-1], width)))


def _unruly(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Gaps between given cells, capitals for one colour, small letters for the other; the last is behind the board."""
    entries = [BLANK] * (height * width + 1)
    for at, capital in gaps(cursor, height * width + 1, capitals=True):
        entries[at] = "2" if capital else "1"
    if entries.pop() == BLANK:
        raise cursor.wrong("a letter for the run up to the end")
    unique = ("# lines differ",) if options.startswith("u") else ()
    return Sheet((str(height), str(width)), rows(entries, width), unique)


def _galaxies(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Gaps between points, in halves of cells; the colours change no rule."""
    found = [at for at, _ in gaps(cursor, (2 * height - 1) * (2 * width - 1), capitals=True)]
    entries = points(found, height, width)
    if entries is None:
        raise cursor.wrong("points that do not crowd one cell")
    return Sheet((str(height), str(width)), rows(entries, width))


def _pattern(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """Runs apart by full stops, lines by strokes: the columns, then the rows."""
    lines = []
    for line in range(width + height):
        if line and cursor.take() != "/":
            raise cursor.wrong("a stroke between two lines")
        runs = []
        while (run := cursor.digits()) is not None:
            runs.append(str(run))
            if cursor.peek() != ".":
                break
            cursor.take()
        lines.append(tuple(runs) or ("0",))
    return Sheet((str(height), str(width)), tuple(lines))


def _magnets(cursor: Cursor, height: int, width: int, options: str) -> Sheet:
    """The counts of + in columns and rows, of - in columns and rows; then the plates, by the side each half is on."""
    margins: list[tuple[str, ...]] = []
    for size in (width, height, width, height):
        margins.append(
            tuple(BLANK if cursor.peek() == "." and cursor.take() else str(large(cursor)) for _ in range(size))
        )
        if cursor.peek() != ",":
            raise cursor.wrong("a comma behind the counts")
        cursor.take()
    labels = [""] * (height * width)
    halves = {"L": ("R", 1), "T": ("B", width)}
    signs = [cursor.take() for _ in labels]
    for cell, sign in enumerate(signs):
        if sign == "*":
            labels[cell] = "@"
        elif sign in halves:
            other, step = halves[sign]
            fits = cell + step < len(signs) and (step == width or cell % width < width - 1)
            if not fits or signs[cell + step] != other:
                raise cursor.wrong(f"an {other} for each {sign}")
            labels[cell] = labels[cell + step] = str(cell + 1)
        elif not labels[cell]:
            raise cursor.wrong("a half of a plate behind its other half: L before R, T above B")
    return Sheet((str(height), str(width)), (margins[0], margins[2], margins[1], margins[3], *rows(labels, width)))


GAMES = (
    Game("akari", ("lightup",), _board(one_of({"B": "x", **{s: s for s in "01234"}})), r"(b\d+)?(s\d)?(d\d)?"),
    Game("slitherlink", ("loopy",), _board(one_of({s: s for s in "01234"})), rf"(t0)?{LEVEL}"),
    Game("gokigen_naname", ("slant",), _board(one_of({s: s for s in "01234"}), corners=1)),
    Game("masyu", ("pearl",), _board(one_of({"W": "w", "B": "b"})), rf"{LEVEL}n?"),
    Game("hashi", ("bridges",), _board(one_of({**DIGITS, **{c: str(10 + n) for n, c in enumerate("ABCDEFG")}})),
         r"(i\d+)?(e\d+)?(m2)?(d\d)?"),
    Game("kuromasu", ("range",), _board(number)),
    Game("shikaku", ("rect", "rectangles"), _board(number), r"(e[\d.]+)?a?"),
    Game("fillomino", ("filling",), _board(one_of(DIGITS))),
    Game("mosaic", ("mosaic",), _board(one_of(DIGITS)), r"(h\d)?"),
    Game("hitori", ("singles",), _full),
    Game("dominos", ("dominosa",), _dominosa, square=True),
    Game("tents", ("tents",), _tents),
    Game("binairo", ("unruly",), _unruly, rf"u?{LEVEL}"),
    Game("galaxies", ("galaxies",), _galaxies),
    Game("nonogram", ("pattern",), _pattern, ""),
    Game("magnetic", ("magnets",), _magnets, rf"{LEVEL}S?"),
    Game("sudoku", ("solo",), latin.solo, rf"x?(a|r2|r4|m2|m4|mr2|mr4|md2|md4)?{LEVEL}"),
    Game("jigsaw_sudoku", ("solo",), latin.jigsaw, rf"j(a|r2|r4)?{LEVEL}", square=True),
    Game("killer_sudoku", ("solo",), latin.killer, rf"x?k(a|r2|r4)?{LEVEL}"),
    Game("kenken", ("keen",), latin.keen, rf"{LEVEL}m?", square=True),
    Game("skyscraper", ("towers",), latin.towers, square=True),
)  # fmt: skip
"""Pages that are not installed are passed over: their IDs are refused with the name of the game."""
