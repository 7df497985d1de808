"""MiniZinc data files (``.dzn``) of models whose names of data are well known, as the texts of pages.

Such a file says nothing of the model that reads it, so the names must be those of the model: fillomino, kakuro and
solbat (battleships) of the MiniZinc benchmarks are known. Read are numbers and arrays of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from neurosym.errors import InputError
from neurosym.formats.sheet import Told
from neurosym.lexing import Piece

_BLANK = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")
_ITEM = re.compile(r"([A-Za-z]\w*)\s*=\s*([^;%]*);")
_NUMBERS = re.compile(r"(-?\d+)|\[\s*(-?\d+(?:\s*,\s*-?\d+)*\s*,?)?\s*\]|\[\|([-\d,|\s]*)\|\s*\]")

Rows = list[list[int]]


class Item(NamedTuple):
    """The rows of one item, a lone number or list in one row, and where its value stands."""

    rows: Rows
    place: Piece

    def row(self, length: int) -> list[int]:
        """The one row. InputError if it is not of this length."""
        if len(self.rows) != 1 or len(self.rows[0]) != length:
            raise self.place.wrong(f"{length} numbers in a list")
        return self.rows[0]

    def board(self, height: int, width: int) -> Rows:
        """As many rows of as many numbers. InputError if it is none."""
        if len(self.rows) != height or any(len(row) != width for row in self.rows):
            raise self.place.wrong(f"{height} rows of {width} numbers")
        return self.rows


def read(text: str) -> list[Told]:
    """The puzzle of a file of data. InputError with the place."""
    found = items(text)
    for names, (domain, write) in MODELS.items():
        if names == frozenset(found):
            return [Told(domain, f"# domain: {domain}\n{write(found)}", "MiniZinc data", _at(text, 0, ""))]
    known = "; or ".join(f"{domain}: {', '.join(sorted(names))}" for names, (domain, _) in MODELS.items())
    raise InputError(
        f"MiniZinc data of a model that is not known, with the names {', '.join(found)}",
        f"the names of data of one that is ({known})",
        "Write the puzzle in the text of its page, or the rules as a page of your own.",
    )


def items(text: str) -> dict[str, Item]:
    """All items ``name = value;`` by name. InputError with the place, for another value too."""
    found: dict[str, Item] = {}
    at = _after_blank(text, 0)
    while at < len(text):
        item = _ITEM.match(text, at)
        if item is None:
            raise _at(text, at, text[at:].split("\n")[0]).wrong("'name = value;' with a number or an array of numbers")
        place = _at(text, item.start(2), item[2].split("\n")[0].strip() or ";")
        value = _NUMBERS.fullmatch(item[2].strip())
        if value is None:
            raise place.wrong("a number, '[1, 2, ...]' or '[| 1, 2 | 3, 4 |]'")
        if item[1] in found:
            raise place.wrong(f"{item[1]} told once")
        lines = (value[1] or value[2] or value[3] or "").split("|")
        rows = [[int(number) for number in re.findall(r"-?\d+", line)] for line in lines]
        found[item[1]] = Item([row for row in rows if row], place)
        at = _after_blank(text, item.end())
    return found


def _after_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _at(text: str, at: int, found: str) -> Piece:
    return Piece(found, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _size(data: dict[str, Item], height: str, width: str) -> tuple[int, int]:
    return data[height].row(1)[0], data[width].row(1)[0]


def _written(*lines: list[str]) -> str:
    return "".join(" ".join(line) + "\n" for line in lines)


def fillomino(data: dict[str, Item]) -> str:
    """``puzzle`` holds the numbers, 0 where none is told."""
    height, width = _size(data, "rows", "cols")
    board = data["puzzle"].board(height, width)
    return _written([str(height), str(width)], *[[str(n or "-") for n in row] for row in board])


def kakuro(data: dict[str, Item]) -> str:
    """``grid_data`` has 1 for a white cell; a clue is the row and column before its run, its length, its sum."""
    height, width = _size(data, "h", "w")
    board = data["grid_data"].board(height, width)
    sums: dict[tuple[int, int], dict[str, int]] = {}
    for way, step in (("v", (1, 0)), ("h", (0, 1))):
        clues = data[f"{way}_clue"]
        for row, column, length, bound in clues.board(data[f"n_{way}"].row(1)[0], 4):
            run = [(row - 1 + step[0] * n, column - 1 + step[1] * n) for n in range(length + 2)]
            cells = [0 <= r < height and 0 <= c < width and board[r][c] == 1 for r, c in run]
            if cells != [False, *[True] * length, False]:
                raise clues.place.wrong(f"runs of white cells; row {row}, column {column} has none of {length} cells")
            sums.setdefault(run[0], {})[way] = bound

    def entry(row: int, column: int) -> str:
        told = sums.get((row, column))
        return "0" if board[row][column] else f"{told.get('v', '')},{told.get('h', '')}" if told else "-"

    return _written([str(height), str(width)], *[[entry(r, c) for c in range(width)] for r in range(height)])


def battleship(data: dict[str, Item]) -> str:
    """``ship`` counts the ships of each length from 1; of hints only 0, nothing told, and 1, water, are agreed on."""
    height, width = _size(data, "height", "width")
    fleet = data["ship"].row(data["maxship"].row(1)[0])
    hints = data["hint"].board(height, width)
    if any(hint not in (0, 1) for row in hints for hint in row):
        raise data["hint"].place.wrong("hints 0 (none) or 1 (water)")
    counts = [[*map(str, data[name].row(length))] for name, length in (("colsum", width), ("rowsum", height))]
    return _written([*map(str, (height, width, *fleet))], *counts, *[["-x"[hint] for hint in row] for row in hints])


MODELS: dict[frozenset[str], tuple[str, Callable[[dict[str, Item]], str]]] = {
    frozenset(("rows", "cols", "puzzle")): ("fillomino", fillomino),
    frozenset(("w", "h", "grid_data", "n_h", "h_clue", "n_v", "v_clue")): ("kakuro", kakuro),
    frozenset(("height", "width", "maxship", "ship", "hint", "rowsum", "colsum")): ("battleship", battleship),
}
"""Names of data -> the page, and how they are written as its text."""
