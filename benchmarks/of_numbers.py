"""Collections of numbers to place: how each is read, and the rival's name for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, cells_of, named
from of_loops import by_letters


def as_stored(case: Case) -> Case:
    """The stored answer names cells and labels as they are here."""
    return case


def without(mark: str, case: Case) -> Case:
    """Places where the stored answer has the sign ``mark`` are no cells."""
    return replace(case, answer={cell: label for cell, label in case.answer.items() if label != mark})


def clued(clue: Callable[[str], object], case: Case) -> Case:
    """Places with an entry that is a ``clue`` are no cells."""
    entries = cells_of([line.split() for line in case.text.splitlines()[2:]])
    return replace(case, answer={cell: label for cell, label in case.answer.items() if not clue(entries[cell])})


def dominos(case: Case) -> Case:
    """Both halves of a domino have one label in the stored answer; with us each tells where the other is."""
    sides = {}
    for name, label in case.answer.items():
        row, column = map(int, name[1:].split("c"))
        around = {"n": (row - 1, column), "e": (row, column + 1), "s": (row + 1, column), "w": (row, column - 1)}
        sides[name] = next((side for side, (r, c) in around.items() if case.answer.get(f"r{r}c{c}") == label), label)
    return replace(case, answer=sides)


def middles(answer: dict[str, str]) -> dict[str, str]:
    """A stored answer in which each middle of a ship, ``m``, is one across or one down."""
    told = dict(answer)
    for name, label in answer.items():
        if label == "m":
            row, column = map(int, name[1:].split("c"))
            told[name] = "=" if answer.get(f"r{row}c{column - 1}") in ("w", "m") else "|"
    return told


def battleship(case: Case) -> Case:
    """A middle of a ship is one across or one down."""
    return replace(case, answer=middles(case.answer))


def pfeilzahlen(case: Case) -> Case:
    """Numbers and corners are no cells. A stored answer in which an arrow leads off the board is none."""
    height, width = case.text.splitlines()[1].split()
    off = {"r1c": "n", f"r{height}c": "s", "c1.": "w", f"c{width}.": "e"}
    arrows = {cell: label for cell, label in case.answer.items() if label.isalpha()}
    ways = [way for cell, way in arrows.items() for at, out in off.items() if at in f"{cell}." and out in way]
    return replace(case, answer={} if ways else arrows)


def tile_paint(case: Case) -> Case:
    """The stored answer has two signs for a cell that is not painted."""
    return replace(case, answer={cell: label.replace(".", "-") for cell, label in case.answer.items()})


def number_snake(case: Case) -> Case:
    """An entry of the stored answer names the ways in which the snake leaves its place."""
    rows: dict[str, list[str]] = {}
    for cell, entry in case.answer.items():
        rows.setdefault(cell.partition("c")[0], []).append(entry)
    return replace(case, answer={}, marked=by_letters([*rows.values()]))


def yonmasu(case: Case) -> Case:
    """Pieces are numbered in the order of their circles; black places are no cells."""
    entries = cells_of([line.split() for line in case.text.splitlines()[2:]])
    circles = [case.answer[cell] for cell, entry in entries.items() if entry == "o"]
    number = {label: str(at) for at, label in enumerate(circles, start=1)}
    return replace(case, answer={c: number.get(label, label) for c, label in case.answer.items() if label != "-"})


def bosanowa(case: Case) -> Case:
    """Beside the numbers the differences between neighbours are cells, named by both."""
    answer = {cell: label for cell, label in case.answer.items() if label != "-"}
    for name in [*answer]:
        row, column = map(int, name[1:].split("c"))
        for other in (f"r{row}c{column + 1}", f"r{row + 1}c{column}"):
            if other in answer:
                answer[f"{name}-{other}"] = str(abs(int(answer[name]) - int(answer[other])))
    return replace(case, answer=answer)


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


def shugaku(case: Case) -> Case:
    """The stored answer tells heads and feet; with us each tells on which side its other half lies."""
    return replace(case, answer={**case.answer, **beds(case.answer)})


def nanro(case: Case) -> Case:
    """An empty cell is ``-``, in some stored answers ``0``."""
    return replace(case, answer={cell: "-" if label == "0" else label for cell, label in case.answer.items()})


def pills(case: Case) -> Case:
    """Pills are named by the sum of their numbers, however an answer names them."""
    numbers, sums = cells_of([line.split() for line in case.text.splitlines()[4:]]), dict[str, int]()
    for cell, label in case.answer.items():
        sums[label] = sums.get(label, 0) + int(numbers[cell])
    return replace(case, answer={cell: str(sums[x]) if x != "0" else x for cell, x in case.answer.items()})


def usoone(case: Case) -> Case:
    """In some texts lines about the source stand between header and board."""
    return replace(case, text=re.sub(r"\npuzzle .*\[problem\]\n", "\n", case.text, flags=re.DOTALL))


READERS: dict[str, tuple[str, Callable[[Case], Case]]] = {
    "skyscraper": ("Skyscraper", as_stored),
    "kenken": ("KenKen", as_stored),
    "kakkuru": ("Kakkuru", partial(clued, str.isdigit)),
    "str8ts": ("Str8t", partial(clued, re.compile("[0-9]*x").fullmatch)),
    "suguru": ("Suguru", as_stored),
    "renban": ("Renban", as_stored),
    "hakyuu": ("Hakyuu", as_stored),
    "makaro": ("Makaro", partial(without, "-")),
    "tile_paint": ("TilePaint", tile_paint),
    "dominos": ("Dominos", dominos),
    "battleship": ("Battleship", battleship),
    "hidoku": ("Hidoku", as_stored),
    "number_snake": ("NumberSnake", number_snake),
    "yonmasu": ("Yonmasu", yonmasu),
    "bosanowa": ("Bosanowa", bosanowa),
    "kurotto": ("Kurotto", as_stored),
    "hakoiri": ("Hakoiri", as_stored),
    "kuroshuto": ("Kuroshuto", as_stored),
    "nanro": ("Nanro", nanro),
    "sukoro": ("Sukoro", as_stored),
    "canal_view": ("CanalView", as_stored),
    "usoone": ("Usoone", usoone),
    "yajikabe": ("Yajikabe", as_stored),
    "shugaku": ("Shugaku", shugaku),
    "cojun": ("Cojun", as_stored),
    "factors": ("Factors", as_stored),
    "gappy": ("Gappy", as_stored),
    "nondango": ("Nondango", partial(without, "-")),
    "number_cross": ("NumberCross", as_stored),
    "pfeilzahlen": ("Pfeilzahlen", pfeilzahlen),
    "pills": ("Pills", pills),
    "putteria": ("Putteria", as_stored),
    "stitches": ("Stitches", as_stored),
    "munraito": ("Munraito", partial(clued, str.isdigit)),
}
"""Family -> the collection's name for it, and how a puzzle of the collection tells the cells that its answer names."""


def cases(family: str, data: Path) -> Iterator[Case]:
    """The puzzles of a family, each with its name, for many look alike."""
    name, read = READERS[family]
    return map(read, named(name, family, data))


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {family: partial(cases, family) for family in READERS}

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
