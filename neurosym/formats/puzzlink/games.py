"""The games that are read and written, each by the page that knows it: the one table of this notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from neurosym.formats import cuts
from neurosym.formats.puzzlink import borders, frames, points
from neurosym.formats.puzzlink.codes import Code, Few, Numbers, Signs
from neurosym.formats.puzzlink.margins import doppelblock, kakuro, nonogram, skyscrapers, sums, tents
from neurosym.formats.puzzlink.marks import Arrows, Balances, Castles, Marks, Pipes
from neurosym.formats.puzzlink.reading import Reading
from neurosym.formats.puzzlink.walls import walled, walls
from neurosym.formats.sheet import BLANK, Cursor, Sheet, regions, rows

HEX, DECIMAL, CIRCLES = Numbers(), Numbers(10), Signs((BLANK, "w", "b"))


@dataclass(frozen=True)
class Game:
    """A game by all names that addresses call it; the first is the one that is written.

    A name may have a stroke and a flag behind it that makes another game of it.
    ``read`` makes the page's own text of what stands behind the size, ``write`` does the reverse; ``cut`` says how the
    text falls into entries. ``flags`` may stand in an address and change no rule. ``outer`` rows and columns of the own
    text are none of the board's in the address.
    """

    domain: str
    names: tuple[str, ...]
    read: Callable[[Cursor, int, int], Sheet]
    write: Callable[[Sheet], str]
    cut: Callable[[str], Sheet] = Sheet.of
    flags: tuple[str, ...] = ()
    outer: int = 0


def board(domain: str, *names: str, code: Code, corners: int = 0) -> Game:
    """A board of entries: one for each cell, or for each corner of one."""

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        entries = code.read(cursor, (height + corners) * (width + corners))
        return Sheet((str(height), str(width)), rows(entries, width + corners))

    def write(sheet: Sheet) -> str:
        return code.write([entry for row in sheet.rows for entry in row])

    return Game(domain, names, read, write, lambda text: Sheet.of(text, wider=corners))


def zones(
    domain: str, *names: str, code: Code | None = None, by_zone: bool = False, plain: bool = False, before: bool = False
) -> Game:
    """Walls around regions, then entries: for each cell, or ``by_zone`` for each region; without code, none.

    The own text has a block of entries, then one of region labels; ``plain``, the latter alone. ``before`` the walls
    stands, in an address, the third number of the header. A wall that parts no regions means nothing in these games.
    """

    def read(cursor: Cursor, height: int, width: int) -> Sheet:
        head: tuple[str, ...] = (str(height), str(width))
        if before:
            number = cursor.digits()
            if number is None or cursor.take() != "/":
                raise cursor.wrong("a number and a stroke before the walls")
            head = (*head, str(number))
        labels = regions(walls(cursor, height, width), height, width)
        entries = [BLANK] * (height * width)
        if code is not None and by_zone:
            firsts = [labels.index(label) for label in dict.fromkeys(labels)]
            for cell, entry in zip(firsts, code.read(cursor, len(firsts)), strict=True):
                entries[cell] = entry
        elif code is not None:
            entries = code.read(cursor, height * width)
        return Sheet(head, rows([*([] if plain else entries), *labels], width))

    def write(sheet: Sheet) -> str:
        flat = [entry for row in sheet.rows for entry in row]
        labels = flat[-sheet.height * sheet.width :]
        told = _by_zone(flat, labels) if by_zone else flat[: len(labels)]
        ahead = f"{sheet.head[2]}/" if before else ""
        return ahead + walled(labels, sheet.height, sheet.width) + (code.write(told) if code is not None else "")

    return Game(domain, names, read, write)


def _by_zone(entries: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The one entry of each region, in order of their first cells. ValueError where one has two."""
    found = dict.fromkeys(labels, BLANK)
    for entry, label in zip(entries, labels, strict=False):
        if entry != BLANK:
            if found[label] != BLANK:
                raise ValueError(f"region {label} has two numbers")
            found[label] = entry
    return [*found.values()]


def other(domain: str, *names: str, reading: Reading, outer: int = 0) -> Game:
    """A game that is more than entries and walls."""
    return Game(domain, names, reading.read, reading.write, reading.cut, outer=outer)


def fixed(domain: str, name: str, option: str, code: Code) -> Game:
    """A board of entries, by an address that says a line of the own text too."""
    plain = board(domain, name, code=code)
    return replace(
        plain, read=lambda cursor, height, width: replace(plain.read(cursor, height, width), options=(option,))
    )


GAMES = (
    board("akari", "akari", "lightup", code=Few("x")),
    board("minesweeper", "mines", "minesweeper", code=HEX),
    replace(board("sudoku", "sudoku", code=HEX), cut=cuts.sudoku),
    zones("star_battle", "starbattle", plain=True, before=True),
    zones("norinori", "norinori"),
    other("tents", "tents", reading=tents),
    other("kakurasu", "box", "kakurasu", reading=sums),
    other("doppelblock", "doppelblock", reading=doppelblock),
    other("skyscraper", "skyscrapers", "skyscraper", "building", reading=skyscrapers),
    other("kakuro", "kakuro", reading=kakuro, outer=1),
    other("nonogram", "nonogram", reading=nonogram),
    board("slitherlink", "slither", "slitherlink", code=Few()),
    board("masyu", "mashu", "masyu", "pearl", code=CIRCLES),
    board("nurikabe", "nurikabe", code=HEX),
    zones("heyawake", "heyawake", "heyawacky", code=HEX, by_zone=True),
    board("shikaku", "shikaku", code=HEX),
    board("hashi", "hashi", "hashikake", "bridges", code=HEX),
    replace(board("yajilin", "yajilin", "yajirin", code=Arrows("x")), flags=("b",)),
    board("fillomino", "fillomino", code=HEX),
    board("numberlink", "numlin", "numberlink", "arukone/e", code=HEX),
    fixed("numberlink", "arukone", "# all places", code=HEX),
    board("kuromasu", "kurodoko", "kuromasu", code=HEX),
    board("shakashaka", "shakashaka", code=Few("x")),
    zones("country_road", "country", code=HEX, by_zone=True),
    board("simple_loop", "simpleloop", code=Signs((BLANK, "x"))),
    zones("aqre", "aqre", code=HEX, by_zone=True),
    zones("lits", "lits", plain=True),
    board("cave", "cave", "bag", code=HEX),
    board("yin_yang", "yinyang", code=CIRCLES),
    board("creek", "creek", code=Few(BLANK), corners=1),
    board("gokigen_naname", "gokigen", code=Few(), corners=1),
    board("hitori", "hitori", code=Numbers(36)),
    board("tatamibari", "tatamibari", code=Marks("vhs")),
    zones("hakyuu", "ripeffect", "ripple", code=HEX),
    zones("moon_sun", "moonsun", code=Signs((BLANK, "o", "x"))),
    board("kurotto", "kurotto", code=Numbers(unknown="o")),
    zones("chocona", "chocona", code=HEX, by_zone=True),
    zones("shimaguni", "shimaguni", code=HEX, by_zone=True),
    zones("juosan", "juosan", code=HEX, by_zone=True),
    zones("factors", "factors", code=HEX, by_zone=True),
    zones("detour", "detour", code=HEX, by_zone=True),
    zones("cocktail_lamp", "cocktail", code=HEX, by_zone=True),
    zones("cojun", "cojun", code=HEX),
    zones("hanare", "hanare", code=HEX),
    zones("nanro", "nanro", code=HEX),
    zones("putteria", "putteria", code=Numbers(unknown="x")),
    zones("paint_area", "paintarea", code=DECIMAL),
    zones("usoone", "usoone", code=Few()),
    board("nawabari", "nawabari", code=DECIMAL),
    board("sukoro", "sukoro", code=DECIMAL),
    board("nurimisaki", "nurimisaki", code=HEX),
    board("geradeweg", "geradeweg", code=Numbers(unknown="0")),
    board("kuroshuto", "kurochute", code=HEX),
    board("canal_view", "canal", code=HEX),
    board("araf", "araf", code=HEX),
    other("galaxies", "tentaisho", reading=points.galaxies()),
    other("mid_loop", "midloop", reading=points.middles()),
    other("snake", "snake", reading=frames.snake()),
    other("tile_paint", "tilepaint", reading=frames.tiles()),
    other("abc_end_view", "easyasabc", reading=frames.letters()),
    other("battleship", "battleship", reading=frames.fleet()),
    other("magnetic", "magnets", reading=frames.plates()),
    other("makaro", "makaro", reading=borders.arrows()),
    other("double_back", "doubleback", reading=borders.holed()),
    other("bosanowa", "bosanowa", "bossanova", reading=borders.pieces()),
    other("mejilink", "mejilink", reading=borders.edges()),
    fixed("foseruzu", "fourcells", "# cells: 4", code=DECIMAL),
    fixed("foseruzu", "fivecells", "# cells: 5", code=DECIMAL),
    board("balance_loop", "balance", code=Balances()),
    board("castle_wall", "castle", code=Castles()),
    board("pipelink", "pipelink", code=Pipes()),
    board("shirokuro", "wblink", code=CIRCLES),
    board("shugaku", "shugaku", code=Numbers(6)),
    board("curving_road", "curving", code=Signs((BLANK, "o"))),
    replace(board("koburin", "koburin", code=Few()), flags=("b",)),
    zones("regional_yajilin", "yajilin-regions", "yajirin-regions", code=HEX, by_zone=True),
    zones("dotchi_loop", "dotchi", code=CIRCLES),
    zones("hakoiri", "hakoiri", code=Marks("cts", 10)),
    zones("nondango", "nondango", code=Signs(("x", BLANK))),
)
"""Pages that are not installed are passed over: their addresses are refused with the name of the game."""
