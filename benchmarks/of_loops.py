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


def by_letters(stored: Grid) -> frozenset[str]:
    """An entry names the ways in which lines leave its place; other entries than of letters n, e, s, w hold none."""
    return frozenset(
        edge(r, c, r + WAYS[way][0], c + WAYS[way][1])
        for r, row in enumerate(stored)
        for c, entry in enumerate(row)
        if {*entry} <= {*WAYS}
        for way in entry
    )


def by_inside(stored: Grid) -> frozenset[str]:
    """Entries inside the loop are marked; lines are between corners, wherever inside and outside meet."""
    inside = {(r, c) for r, row in enumerate(stored) for c, entry in enumerate(row) if entry == "x"}
    found = set()
    for r in range(len(stored) + 1):
        for c in range(len(stored[0]) + 1):
            if ((r, c) in inside) != ((r - 1, c) in inside):
                found.add(edge(r, c, r, c + 1))
            if ((r, c) in inside) != ((r, c - 1) in inside):
                found.add(edge(r, c, r + 1, c))
    return frozenset(found)


def by_marks(stored: Grid) -> frozenset[str]:
    """Places that hold an ``x``."""
    return frozenset(f"r{r + 1}c{c + 1}" for r, row in enumerate(stored) for c, e in enumerate(row) if e == "x")


def by_both(stored: Grid) -> frozenset[str]:
    """Lines by letters, and the places that hold an ``x``."""
    return by_letters(stored) | by_marks(stored)


READERS: dict[str, tuple[str, Callable[[Grid], frozenset[str]]]] = {
    "slitherlink": ("Slitherlink", by_inside),
    "masyu": ("Masyu", by_letters),
    "yajilin": ("Yajilin", by_both),
    "simple_loop": ("SimpleLoop", by_letters),
    "country_road": ("CountryRoad", by_letters),
}
"""Family -> the collection's name, and how a grid of the collection tells the cells that hold a line or a mark."""


def cases(family: str, data: Path) -> Iterator[Case]:
    """The puzzles of a family, with their stored answers."""
    name, read = READERS[family]
    for case in named(name, family, data):
        rows: dict[str, list[str]] = {}
        for cell, entry in case.answer.items():
            rows.setdefault(cell.partition("c")[0], []).append(entry)
        yield replace(case, answer={}, marked=read([*rows.values()]) if rows else frozenset())


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {family: partial(cases, family) for family in READERS}

MODELLED = {
    "balance_loop",
    "castle_wall",
    "country_road",
    "detour",
    "dotchi_loop",
    "double_back",
    "geradeweg",
    "grand_tour",
    "koburin",
    "linesweeper",
    "masyu",
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
