"""Collections of numbers to place: how each is read, and the rival's name for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, cells_of, named, puzzlekit
from of_loops import by_letters


def board(name: str, domain: str, leave_out: str, data: Path) -> Iterator[Case]:
    """A kind whose text must be named; places where the stored answer has the sign ``leave_out`` are no cells."""
    for case in named(name, domain, data):
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if label != leave_out})


def clued(name: str, domain: str, clue: Callable[[str], object], data: Path) -> Iterator[Case]:
    """A kind whose text must be named; places with an entry that is a ``clue`` are no cells."""
    for case in named(name, domain, data):
        entries = cells_of([line.split() for line in case.text.splitlines()[2:]])
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if not clue(entries[cell])})


def dominos(data: Path) -> Iterator[Case]:
    """Both halves of a domino have one label in the stored answer; with us each tells where the other is."""
    for case in named("Dominos", "dominos", data):
        sides = {}
        for name, label in case.answer.items():
            row, column = map(int, name[1:].split("c"))
            around = {"n": (row - 1, column), "e": (row, column + 1), "s": (row + 1, column), "w": (row, column - 1)}
            sides[name] = next(
                (side for side, (r, c) in around.items() if case.answer.get(f"r{r}c{c}") == label), label
            )
        yield replace(case, answer=sides)


def middles(answer: dict[str, str]) -> dict[str, str]:
    """A stored answer in which each middle of a ship, ``m``, is one across or one down."""
    told = dict(answer)
    for name, label in answer.items():
        if label == "m":
            row, column = map(int, name[1:].split("c"))
            told[name] = "=" if answer.get(f"r{row}c{column - 1}") in ("w", "m") else "|"
    return told


def battleship(data: Path) -> Iterator[Case]:
    """A middle of a ship is one across or one down."""
    for case in puzzlekit("Battleship", "battleship", data):
        yield replace(case, answer=middles(case.answer))


def pfeilzahlen(data: Path) -> Iterator[Case]:
    """Numbers and corners are no cells. A stored answer in which an arrow leads off the board is none."""
    for case in named("Pfeilzahlen", "pfeilzahlen", data):
        height, width = case.text.splitlines()[1].split()
        off = {"r1c": "n", f"r{height}c": "s", "c1.": "w", f"c{width}.": "e"}
        arrows = {cell: label for cell, label in case.answer.items() if label.isalpha()}
        ways = [way for cell, way in arrows.items() for at, out in off.items() if at in f"{cell}." and out in way]
        yield replace(case, answer={} if ways else arrows)


def tile_paint(data: Path) -> Iterator[Case]:
    """The stored answer has two signs for a cell that is not painted."""
    for case in named("TilePaint", "tile_paint", data):
        yield replace(case, answer={cell: label.replace(".", "-") for cell, label in case.answer.items()})


def number_snake(data: Path) -> Iterator[Case]:
    """An entry of the stored answer names the ways in which the snake leaves its place."""
    for case in named("NumberSnake", "number_snake", data):
        rows: dict[str, list[str]] = {}
        for cell, entry in case.answer.items():
            rows.setdefault(cell.partition("c")[0], []).append(entry)
        yield replace(case, answer={}, marked=by_letters([*rows.values()]))


def yonmasu(data: Path) -> Iterator[Case]:
    """Pieces are numbered in the order of their circles; black places are no cells."""
    for case in named("Yonmasu", "yonmasu", data):
        entries = cells_of([line.split() for line in case.text.splitlines()[2:]])
        circles = [case.answer[cell] for cell, entry in entries.items() if entry == "o"]
        number = {label: str(at) for at, label in enumerate(circles, start=1)}
        yield replace(case, answer={c: number.get(label, label) for c, label in case.answer.items() if label != "-"})


def bosanowa(data: Path) -> Iterator[Case]:
    """Beside the numbers the differences between neighbours are cells, named by both."""
    for case in named("Bosanowa", "bosanowa", data):
        answer = {cell: label for cell, label in case.answer.items() if label != "-"}
        for name in [*answer]:
            row, column = map(int, name[1:].split("c"))
            for other in (f"r{row}c{column + 1}", f"r{row + 1}c{column}"):
                if other in answer:
                    answer[f"{name}-{other}"] = str(abs(int(answer[name]) - int(answer[other])))
        yield replace(case, answer=answer)


def beds(answer: dict[str, str]) -> dict[str, str]:
    """Heads and feet of a stored answer, each with the side on which its other half lies; empty if they do not pair."""
    sides = {"e": (0, 1, "w"), "s": (1, 0, "n"), "w": (0, -1, "e")}
    places = {tuple(map(int, name[1:].split("c"))): label for name, label in answer.items()}
    feet = {place for place, label in places.items() if label == "#"}
    taken: dict[tuple[int, ...], str] = {}

    def ways(place: tuple[int, ...]) -> list[tuple[str, str, tuple[int, int]]]:
        ends = [(side, back, (place[0] + y, place[1] + x)) for side, (y, x, back) in sides.items()]
        return [end for end in ends if end[2] in feet and end[2] not in taken]

    def lay(heads: list[tuple[int, ...]]) -> bool:
        if not heads:
            return True
        place = min(heads, key=lambda head: len(ways(head)))
        for side, back, foot in ways(place):
            taken[place], taken[foot] = f"{side}o", f"{back}#"
            if lay([head for head in heads if head != place]):
                return True
            del taken[place], taken[foot]
        return False

    lay([place for place, label in places.items() if label == "o"])
    return {f"r{r}c{c}": label for (r, c), label in taken.items()}


def shugaku(data: Path) -> Iterator[Case]:
    """The stored answer tells heads and feet; with us each tells on which side its other half lies."""
    for case in named("Shugaku", "shugaku", data):
        yield replace(case, answer={**case.answer, **beds(case.answer)})


def nanro(data: Path) -> Iterator[Case]:
    """An empty cell is ``-``, in some stored answers ``0``."""
    for case in named("Nanro", "nanro", data):
        yield replace(case, answer={cell: "-" if label == "0" else label for cell, label in case.answer.items()})


def usoone(data: Path) -> Iterator[Case]:
    """In some texts lines about the source stand between header and board."""
    for case in named("Usoone", "usoone", data):
        yield replace(case, text=re.sub(r"\npuzzle .*\[problem\]\n", "\n", case.text, flags=re.DOTALL))


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "skyscraper": partial(puzzlekit, "Skyscraper", "skyscraper"),
    "kenken": partial(puzzlekit, "KenKen", "kenken"),
    "kakkuru": partial(clued, "Kakkuru", "kakkuru", str.isdigit),
    "str8ts": partial(clued, "Str8t", "str8ts", re.compile("[0-9]*x").fullmatch),
    "suguru": partial(named, "Suguru", "suguru"),
    "renban": partial(named, "Renban", "renban"),
    "hakyuu": partial(named, "Hakyuu", "hakyuu"),
    "makaro": partial(board, "Makaro", "makaro", "-"),
    "tile_paint": tile_paint,
    "dominos": dominos,
    "battleship": battleship,
    "hidoku": partial(named, "Hidoku", "hidoku"),
    "number_snake": number_snake,
    "yonmasu": yonmasu,
    "bosanowa": bosanowa,
    "kurotto": partial(named, "Kurotto", "kurotto"),
    "hakoiri": partial(named, "Hakoiri", "hakoiri"),
    "kuroshuto": partial(named, "Kuroshuto", "kuroshuto"),
    "nanro": nanro,
    "sukoro": partial(named, "Sukoro", "sukoro"),
    "canal_view": partial(named, "CanalView", "canal_view"),
    "usoone": usoone,
    "yajikabe": partial(named, "Yajikabe", "yajikabe"),
    "shugaku": shugaku,
    "cojun": partial(named, "Cojun", "cojun"),
    "factors": partial(named, "Factors", "factors"),
    "gappy": partial(named, "Gappy", "gappy"),
    "nondango": partial(board, "Nondango", "nondango", "-"),
    "number_cross": partial(named, "NumberCross", "number_cross"),
    "pfeilzahlen": pfeilzahlen,
    "pills": partial(named, "Pills", "pills"),
    "putteria": partial(named, "Putteria", "putteria"),
    "stitches": partial(named, "Stitches", "stitches"),
    "munraito": partial(clued, "Munraito", "munraito", str.isdigit),
}

RIVALS: dict[str, str] = {
    "skyscraper": "skyscraper",
    "kenken": "ken_ken",
    "kakkuru": "kakkuru",
    "str8ts": "str8t",
    "suguru": "suguru",
    "renban": "renban",
    "hakyuu": "hakyuu",
    "makaro": "makaro",
    "tile_paint": "tile_paint",
    "dominos": "dominos",
    "battleship": "battleship",
    "hidoku": "hidoku",
    "kurotto": "kurotto",
    "bosanowa": "bosanowa",
    "hakoiri": "hakoiri",
    "kuroshuto": "kuroshuto",
    "nanro": "nanro",
    "canal_view": "canal_view",
    "usoone": "usoone",
    "yajikabe": "yajikabe",
    "shugaku": "shugaku",
    "cojun": "cojun",
    "gappy": "gappy",
    "nondango": "nondango",
    "number_cross": "number_cross",
    "pfeilzahlen": "pfeilzahlen",
    "pills": "pills",
    "putteria": "putteria",
    "stitches": "stitches",
    "munraito": "munraito",
}
"""Family -> the rival's name for it."""
