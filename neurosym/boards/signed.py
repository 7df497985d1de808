"""Square boards with the signs ``< > ^ v`` between neighbours: read and drawn.

A pair (lesser cell, greater cell) stands for a sign; cells are numbered row by row. ``^`` points to the upper cell:
it is the lesser one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Sequence

from neurosym.lexing import Piece, board_size

_STEPS = {"U": (-1, 0), "R": (0, 1), "D": (1, 0), "L": (0, -1)}
_UNDER = re.compile(r"[\s^v.|-]*")


def parse(lines: Sequence[Piece], sizes: Container[int]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """The cells of a square board with ``< > ^ v`` between neighbours, and the pairs (lesser cell, greater cell).

    A line of ``^`` and ``v`` stands under the row it belongs to; lines without signs may be left out. They are told
    from rows by their signs; if that makes no square, by turns (so ``.`` may mark a place without sign).
    """
    lines = board_size(lines)[1]
    under = [bool(_UNDER.fullmatch(line)) and ("^" in line or "v" in line) for line in lines]
    size, turns = under.count(False), [number % 2 == 1 for number in range(len(lines))]
    rows = [line for line, is_under in zip(lines, under, strict=True) if not is_under]
    if (
        size in sizes
        and any(len(_row(row, size)[0]) != size for row in rows)
        and all(map(_UNDER.fullmatch, lines[1::2]))
    ):
        size, under = turns.count(False), turns
    if size not in sizes:
        raise lines[0].wrong(f"a board of another size; {size} by {size} is none of this kind's")
    cells: list[Piece] = []
    less: list[tuple[int, int]] = []
    for number, (line, is_under) in enumerate(zip(lines, under, strict=True)):
        if not is_under:
            row, signs = _row(line, size)
            if len(row) != size:
                raise (row[size] if len(row) > size else line.end()).wrong(f"{size} cells in this row, not {len(row)}")
            less += [(len(cells) + a, len(cells) + b) for a, b in signs]
            cells += row
        elif number in (0, len(lines) - 1) or under[number - 1]:
            raise line.wrong("a row of cells above and below a line of signs")
        else:
            below, first = _below(line, cells[-size:]), len(cells) - size
            less += [(first + a, first + a + size) if up else (first + a + size, first + a) for a, up in below]
    return cells, less


def _row(line: Piece, size: int) -> tuple[list[Piece], list[tuple[int, int]]]:
    """The cells of a row and the pairs (lesser, greater) in it, by place in the row."""
    words = line.pieces(r"[<>]|[^\s<>]+" if " " in line.strip() else r"\S")
    if len(words) == 2 * size - 1 and sum(word not in "<>" for word in words) != size:
        words = [word for number, word in enumerate(words) if number % 2 == 0 or word not in ".-|"]
    row: list[Piece] = []
    pairs = []
    for before, word, after in zip(["<", *words[:-1]], words, [*words[1:], "<"], strict=True):
        if word not in "<>":
            row.append(word)
        elif before in "<>" or after in "<>":
            raise word.wrong("a sign between two cells")
        else:
            pairs.append((len(row) - 1, len(row)) if word == "<" else (len(row), len(row) - 1))
    return row, pairs


def _below(line: Piece, row: Sequence[Piece]) -> Iterator[tuple[int, bool]]:
    """The signs of a line under a row: the place in the row, and whether the upper cell is the lesser one."""
    words = line.pieces()
    in_turn = len(words) == len(row)
    for number, word in enumerate(words if in_turn else line.pieces("[v^]")):
        at = [number] if in_turn else [i for i, c in enumerate(row) if c.column <= word.column < c.column + len(c)]
        if not at:
            raise word.wrong("a sign right below the cell it belongs to")
        if word in "v^":
            yield at[0], word == "^"


def from_id(lines: Sequence[Piece], sizes: range) -> tuple[list[Piece], list[tuple[int, int]]]:
    """The same of a game ID, ``3:0D,0R,...``: each cell's number, and the sides on which its neighbour is less."""
    head, *entries = lines[0].pieces(r"[^,:\s]+") or lines
    size = head.number(sizes[0], sizes[-1], "the size of the board")
    if len(entries) != size * size or len(lines) > 1:
        raise (lines[1] if len(lines) > 1 else lines[0].end()).wrong(f"{size * size} cells, in one line")
    cells, less = [entry.pieces("[0-9]+|$")[0] for entry in entries], []
    for cell, entry in enumerate(entries):
        for side in entry.pieces("[^0-9]"):
            row, column = (a + b for a, b in zip(divmod(cell, size), _STEPS.get(side, (size, 0)), strict=True))
            if not (0 <= row < size and 0 <= column < size):
                raise side.wrong("one of U, R, D, L, and a neighbour on that side")
            less.append((row * size + column, cell))
    return cells, less


def draw(signs: Sequence[str], less: Container[tuple[int, ...]]) -> str:
    """A square board with ``< > ^ v`` between neighbours where ``less`` holds the pair (lesser, greater)."""
    wide, size = max(map(len, signs)), math.isqrt(len(signs))

    def sign(a: int, b: int, marks: str) -> str:
        return marks[0] if (a, b) in less else marks[1] if (b, a) in less else " "

    drawn = []
    for first in range(0, len(signs), size):
        row = range(first, first + size)
        cells = [signs[cell].rjust(wide) + f" {sign(cell, cell + 1, '<>')} " for cell in row]
        below = [sign(cell, cell + size, "^v").rjust(wide) for cell in row]
        drawn += ["".join(cells).rstrip(), "   ".join(below).rstrip()]
    return "\n".join(line for line in drawn if line)
