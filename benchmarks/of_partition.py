"""Collections of boards to divide: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, named, puzzlekit

from neurosym import polyominoes

Place = tuple[int, int]


def places_of(grid: dict[str, str]) -> dict[Place, str]:
    """A stored grid by row and column, from 1."""
    return {(int(name[1:].split("c")[0]), int(name.split("c")[1])): label for name, label in grid.items()}


def parts_of(grid: dict[str, str]) -> list[list[Place]]:
    """The places of each label, in order of reading."""
    parts: dict[str, list[Place]] = {}
    for place, label in places_of(grid).items():
        parts.setdefault(label, []).append(place)
    return list(parts.values())


def told(text: str) -> dict[Place, str]:
    """The entries of a problem that are not ``-``, by row and column, from 1."""
    board = [line.split() for line in text.splitlines() if not line.startswith("#")][1:]
    return {(r, c): x for r, row in enumerate(board, start=1) for c, x in enumerate(row, start=1) if x != "-"}


def shapes(case: Case) -> Case:
    """The stored labels of rectangles, as the form of that around each clue; no answer if one holds no clue."""
    clues, answer = told(case.text), {}
    for part in parts_of(case.answer):
        (top, left), (bottom, right) = part[0], part[-1]
        row, column = next((place for place in part if place in clues), (0, 0))
        shape = f"{bottom - top + 1}x{right - left + 1}@{row - top + 1}.{column - left + 1}"
        answer[f"r{row}c{column}"] = shape
    return replace(case, answer=answer)


def rectangles(read: Callable[[str, str, Path], Iterator[Case]], name: str, domain: str, data: Path) -> Iterator[Case]:
    """Each rectangle by its form."""
    return map(shapes, read(name, domain, data))


def shakashaka(data: Path) -> Iterator[Case]:
    """Places of walls are no cells."""
    for case in named("Shakashaka", "shakashaka", data):
        walls = {f"r{row}c{column}" for row, column in told(case.text)}
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if cell not in walls})


def foseruzu(data: Path) -> Iterator[Case]:
    """The collection does not tell how many cells a piece has: its answer does."""
    for case in named("Foseruzu", "foseruzu", data):
        pieces = parts_of(case.answer)
        answer = dict.fromkeys(case.answer, "-")
        for places in pieces:
            shape = polyominoes.anchored(places)
            answer[f"r{places[0][0]}c{places[0][1]}"] = polyominoes.sign(shape)
        yield replace(case, text=f"# cells: {len(pieces[0])}\n{case.text}", answer=answer)


def galaxies(data: Path) -> Iterator[Case]:
    """The stored areas are numbered anew, in the order of their points."""
    for case in named("Galaxies", "galaxies", data):
        entries = told(case.text).items()
        points = [(2 * row + int(side) // 2, 2 * column + int(side) % 2) for (row, column), side in entries]
        answer: dict[str, str] = {}
        for places in parts_of(case.answer):
            (first, _), (last, _) = places[0], places[-1]
            columns = [column for _, column in places]
            number = points.index((first + last, min(columns) + max(columns))) + 1
            answer |= {f"r{row}c{column}": str(number) for row, column in places}
        yield replace(case, answer=answer)


def doors(data: Path) -> Iterator[Case]:
    """The stored entries are bits of the closed doors of a room: north 8, east 4, south 2, west 1."""
    for case in named("Doors", "doors", data):
        answer = {}
        for (row, column), bits in places_of(case.answer).items():
            for bit, y, x in ((4, 0, 1), (2, 1, 0)):
                if (other := f"r{row + y}c{column + x}") in case.answer:
                    answer[f"r{row}c{column}-{other}"] = "-" if int(bits) & bit else "x"
        yield replace(case, answer=answer)


def araf(data: Path) -> Iterator[Case]:
    """The stored areas are named by their larger numbers; how many cells each of them has is a part of the answer."""
    for case in named("Araf", "araf", data):
        clues = told(case.text)
        answer = {f"cells of r{row}c{column}": "0 cells" for row, column in clues}
        for places in parts_of(case.answer):
            larger = max((place for place in places if place in clues), key=lambda place: int(clues[place]))
            answer |= {f"r{row}c{column}": str([*clues].index(larger) + 1) for row, column in places}
            answer[f"cells of r{larger[0]}c{larger[1]}"] = f"{len(places)} cells"
        yield replace(case, answer=answer)


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "shikaku": partial(rectangles, named, "Shikaku", "shikaku"),
    "rekuto": partial(rectangles, named, "Rekuto", "rekuto"),
    "nawabari": partial(rectangles, named, "Nawabari", "nawabari"),
    "tatamibari": partial(rectangles, puzzlekit, "Tatamibari", "tatamibari"),
    "araf": araf,
    "cocktail_lamp": partial(named, "CocktailLamp", "cocktail_lamp"),
    "doors": doors,
    "fillomino": partial(named, "Fillomino", "fillomino"),
    "foseruzu": foseruzu,
    "galaxies": galaxies,
    "shakashaka": shakashaka,
    "patchwork": partial(named, "Patchwork", "patchwork"),
}

RIVALS: dict[str, str] = {name: name for name in ("patchwork", "shikaku", "nawabari", "tatamibari")}
"""Family -> the rival's name for it."""

READERS: dict[str, Callable[[Case], Case]] = dict.fromkeys(("shikaku", "nawabari", "tatamibari"), shapes)
"""Family -> how an answer in the collection's form becomes one in ours."""
