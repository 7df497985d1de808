"""Collections of loops and paths: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, named

Grid = Sequence[Sequence[str]]
WAYS = {"n": (-1, 0), "e": (0, 1), "s": (1, 0), "w": (0, -1)}


def edge(r: int, c: int, r2: int, c2: int) -> str:
    """The name of the edge between two places."""
    (r, c), (r2, c2) = sorted([(r, c), (r2, c2)])
    return f"r{r + 1}c{c + 1}-r{r2 + 1}c{c2 + 1}"


def by_letters(stored: Grid, _: Grid = ()) -> frozenset[str]:
    """An entry names the ways in which lines leave its place; other entries than of letters n, e, s, w hold none."""
    return frozenset(
        edge(r, c, r + WAYS[way][0], c + WAYS[way][1])
        for r, row in enumerate(stored)
        for c, entry in enumerate(row)
        if {*entry} <= {*WAYS}
        for way in entry
    )


def by_inside(stored: Grid, _: Grid = ()) -> frozenset[str]:
    """Entries inside the loop are marked, and lines are between corners, wherever inside and outside meet.

    Or entries, the rival's, are sums of 1, 2, 4 and 8 for a line to the right, below, to the left and above.
    """
    inside = {(r, c) for r, row in enumerate(stored) for c, entry in enumerate(row) if entry == "x"}
    found = set()
    for r in range(len(stored) + 1):
        for c in range(len(stored[0]) + 1):
            if ((r, c) in inside) != ((r - 1, c) in inside):
                found.add(edge(r, c, r, c + 1))
            if ((r, c) in inside) != ((r, c - 1) in inside):
                found.add(edge(r, c, r + 1, c))
    for r, row in enumerate(stored):
        for c, entry in enumerate(row):
            sides = (
                edge(r, c + 1, r + 1, c + 1),
                edge(r + 1, c, r + 1, c + 1),
                edge(r, c, r + 1, c),
                edge(r, c, r, c + 1),
            )
            told = int(entry) if entry.isdigit() else 0
            found |= {side for bit, side in enumerate(sides) if told >> bit & 1}
    return frozenset(found)


def by_marks(stored: Grid, _: Grid = ()) -> frozenset[str]:
    """Places that hold an ``x``."""
    return frozenset(f"r{r + 1}c{c + 1}" for r, row in enumerate(stored) for c, e in enumerate(row) if e == "x")


def by_both(stored: Grid, _: Grid = ()) -> frozenset[str]:
    """Lines by letters, and the places that hold an ``x``."""
    return by_letters(stored) | by_marks(stored)


def with_turns(stored: Grid, _: Grid = ()) -> frozenset[str]:
    """Lines by letters, and the places in which they turn."""
    lines = [(f"r{r + 1}c{c + 1}", {*entry}) for r, row in enumerate(stored) for c, entry in enumerate(row)]
    turns = (name for name, ways in lines if len(ways) == 2 and ways <= {*WAYS} and ways not in ({*"ns"}, {*"ew"}))
    return by_letters(stored) | {*turns}


def with_visits(stored: Grid, _: Grid) -> frozenset[str]:
    """Lines by letters, and the places that they go through."""
    lines = by_letters(stored)
    return lines | {name for line in lines for name in line.split("-")}


def with_places(stored: Grid, _: Grid) -> frozenset[str]:
    """Lines by letters, and the places with letters, of a single one too."""
    rows = enumerate(stored)
    return by_letters(stored) | {f"r{r + 1}c{c + 1}" for r, row in rows for c, e in enumerate(row) if {*e} <= {*WAYS}}


def by_spans(stored: Grid, told: Grid) -> frozenset[str]:
    """Lines by letters, each from one circle to the next, whatever lies between."""
    found = set()
    for r, row in enumerate(told):
        for c, entry in enumerate(row):
            for way in (way for way in "es" if entry in ("w", "b") and way in stored[r][c]):
                y, x = WAYS[way]
                length = next(n for n in range(1, 200) if told[r + y * n][c + x * n] in ("w", "b"))
                found.add(edge(r, c, r + y * length, c + x * length))
    return frozenset(found)


def firsts(told: Grid, label: Callable[[int, int], str | None]) -> frozenset[str]:
    """The first place of each region of which ``label`` names one for some entry; labels are the lower half."""
    height = len(told) // 2
    places = [(r, c) for r in range(height) for c in range(len(told[0]))]
    first: dict[str, str] = {}
    for r, c in places:
        first.setdefault(told[height + r][c], f"r{r + 1}c{c + 1}")
    return frozenset(first[found] for r, c in places if (found := label(r, c)) is not None)


def with_kinds(stored: Grid, told: Grid) -> frozenset[str]:
    """Lines, and the first place of each region that a line goes through at an ``x``, or from one at an ``o``."""
    lines, height = by_letters(stored), len(stored)
    visited = {name for line in lines for name in line.split("-")}

    def label(r: int, c: int) -> str | None:
        return told[height + r][c] if told[r][c] == "x" and f"r{r + 1}c{c + 1}" in visited else None

    return lines | firsts(told, label)


def with_bends(stored: Grid, told: Grid) -> frozenset[str]:
    """Lines, and the first place of each region in which they turn at a circle."""
    turns = with_turns(stored) - by_letters(stored)

    def label(r: int, c: int) -> str | None:
        return told[len(stored) + r][c] if told[r][c] == "w" and f"r{r + 1}c{c + 1}" in turns else None

    return by_letters(stored) | firsts(told, label)


READERS: dict[str, tuple[str, Callable[[Grid, Grid], frozenset[str]]]] = {
    "slitherlink": ("Slitherlink", by_inside),
    "masyu": ("Masyu", by_letters),
    "yajilin": ("Yajilin", by_both),
    "simple_loop": ("SimpleLoop", by_letters),
    "country_road": ("CountryRoad", by_letters),
    "balance_loop": ("BalanceLoop", by_letters),
    "castle_wall": ("CastleWall", by_letters),
    "detour": ("Detour", with_turns),
    "double_back": ("DoubleBack", by_letters),
    "entry_exit": ("EntryExit", by_letters),
    "geradeweg": ("Geradeweg", by_letters),
    "grand_tour": ("GrandTour", by_inside),
    "shingoki": ("Shingoki", by_letters),
    "koburin": ("Koburin", by_both),
    "linesweeper": ("Linesweeper", with_visits),
    "regional_yajilin": ("RegionalYajilin", by_both),
    "mid_loop": ("MidLoop", by_letters),
    "mejilink": ("Mejilink", by_inside),
    "moon_sun": ("MoonSun", with_kinds),
    "dotchi_loop": ("DotchiLoop", with_bends),
    "pipelink": ("Pipelink", with_turns),
    "pipeline": ("Pipeline", with_places),
    "shirokuro": ("Shirokuro", by_spans),
    "snake": ("Snake", by_marks),
    "curving_road": ("CurvingRoad", by_marks),
}
"""Family -> the collection's name, and how a grid of the collection tells the cells that hold a line or a mark."""


def grid_of(answer: dict[str, str]) -> list[list[str]]:
    """The rows of an answer that is kept by names of places."""
    rows: dict[str, list[str]] = {}
    for cell, entry in answer.items():
        rows.setdefault(cell.partition("c")[0], []).append(entry)
    return [*rows.values()]


def board_of(text: str) -> list[list[str]]:
    """The rows of entries of a puzzle, below the lines that name and size it."""
    return [line.split() for line in text.splitlines()[2:]]


def cases(family: str, data: Path) -> Iterator[Case]:
    """The puzzles of a family, with their stored answers."""
    name, read = READERS[family]
    for case in named(name, family, data):
        stored = grid_of(case.answer)
        yield replace(case, answer={}, marked=read(stored, board_of(case.text)) if stored else frozenset())


def hashi(data: Path) -> Iterator[Case]:
    """Water holds ``1`` or ``2`` bridges to the east, or ``a`` or ``b`` to the south: one or two."""
    bridges = {"1": ("1", "across"), "2": ("2", "across"), "a": ("1", "down"), "b": ("2", "down")}
    for case in named("Hashi", "hashi", data):
        stored, board, answer = grid_of(case.answer), board_of(case.text), {}
        islands = {(r, c) for r, row in enumerate(board) for c, entry in enumerate(row) if entry.isdigit()}
        for r, c in islands:
            for way, (y, x) in (("across", (0, 1)), ("down", (1, 0))):
                steps = ((r + y * n, c + x * n) for n in range(1, max(len(board), len(board[0]))))
                other = next((place for place in steps if place in islands), None)
                if other and stored:
                    number, lies = bridges.get(stored[r + y][c + x], ("0", way))
                    answer[edge(r, c, *other)] = number if lies == way else "0"
        yield replace(case, answer=answer)


def numberlink(data: Path) -> Iterator[Case]:
    """Lines by letters; a place has the number of the line through it, or none."""
    for case in named("NumberLink", "numberlink", data):
        board, lines = board_of(case.text), by_letters(grid_of(case.answer))
        height, width = len(board), len(board[0])
        pairs = [((r, c), p) for r in range(height) for c in range(width) for p in ((r, c + 1), (r + 1, c))]
        inside = [(a, b) for a, b in pairs if b[0] < height and b[1] < width]
        number = {(r, c): entry for r, row in enumerate(board) for c, entry in enumerate(row) if entry != "-"}
        near: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for a, b in inside:
            if edge(*a, *b) in lines:
                near.setdefault(a, []).append(b)
                near.setdefault(b, []).append(a)
        reached = list(number)
        for place in reached:  # grows as it is walked
            for other in near.get(place, ()):
                if other not in number:
                    number[other] = number[place]
                    reached.append(other)
        answer = {edge(*a, *b): "x" if edge(*a, *b) in lines else "-" for a, b in inside}
        answer |= {f"r{r + 1}c{c + 1}": number.get((r, c), "-") for r in range(height) for c in range(width)}
        yield replace(case, answer=answer if lines else {})


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    **{family: partial(cases, family) for family in READERS},
    "numberlink": numberlink,
    "hashi": hashi,
    "gokigen_naname": partial(named, "GokigenNaname", "gokigen_naname"),
}

MODELLED = {
    "balance_loop",
    "castle_wall",
    "country_road",
    "detour",
    "dotchi_loop",
    "double_back",
    "entry_exit",
    "geradeweg",
    "grand_tour",
    "koburin",
    "linesweeper",
    "masyu",
    "mejilink",
    "mid_loop",
    "moon_sun",
    "regional_yajilin",
    "shingoki",
    "shirokuro",
    "simple_loop",
    "slitherlink",
    "snake",
    "yajilin",
}
"""Families that the rival has a model for, all under the names they have here."""
RIVALS: dict[str, str] = {family: family for family in READERS if family in MODELLED}
"""Family -> the rival's name for it."""
