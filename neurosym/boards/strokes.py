"""Drawing lines on boards: loops and paths between the centres of entries, or between their corners."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import cast

from neurosym import grid
from neurosym.boards import parts
from neurosym.grid import Place
from neurosym.lattice import Answer
from neurosym.problem import Problem

_GLYPHS = "·╵╶└╷│┌├╴┘─┴┐┤┬┼"
"""What meets in a node, by the bits of :data:`grid.STEPS`."""
_MARKED = "x╹╺╰╻┃╭┣╸╯━┻╮┫┳╋"
"""The same where a node has a mark."""


def shown(
    board: Sequence[Sequence[str]],
    signs: Mapping[Place, str],
    right: Mapping[Place, str],
    down: Mapping[Place, str] = MappingProxyType({}),
) -> str:
    """A board of entries; where one is blank the sign stands; ``right`` tells what is between a place and the next.

    What is between a place and the one below, ``down``, has a line of its own only where both entries hide it.
    """
    rows = [
        [signs.get((r, c), "·") if entry in parts.UNTOLD else entry for c, entry in enumerate(row)]
        for r, row in enumerate(board)
    ]
    wide = max(len(text) for row in rows for text in row)
    drawn = []
    for r, row in enumerate(rows):
        line = ""
        for c, text in enumerate(row):
            before, after = right.get((r, c - 1), " "), right.get((r, c), " ")
            line += before * ((wide - len(text)) // 2) + text + after * (wide - len(text) - (wide - len(text)) // 2)
            line += after
        drawn.append(line.rstrip())
        below = [down.get((r, c), " ") for c in range(len(row))]
        if any(
            sign != " " and board[r][c] not in parts.UNTOLD and board[r + 1][c] not in parts.UNTOLD
            for c, sign in enumerate(below)
        ):
            drawn.append("".join(sign.rjust((wide + 1) // 2).ljust(wide + 1) for sign in below).rstrip())
    return "\n".join(drawn)


def _strokes(problem: Problem, answer: Answer) -> tuple[dict[Place, int], dict[Place, str], dict[Place, str]]:
    """On a lattice twice as fine: the lines that meet in each node as bits, signs of edges, and signs of marks."""
    bits: dict[Place, int] = {}
    edges: dict[Place, str] = {}
    marks: dict[Place, str] = {}
    for name, (row, column), value in zip(problem.rules.cells, problem.rules.coordinates, answer, strict=True):
        r, c = int(2 * row), int(2 * column)
        if "-" not in name:
            marks[r, c] = problem.rules.values[value] if value > 0 else ""
            continue
        ends = name.split("-")
        across = ends[0].partition("c")[0] == ends[1].partition("c")[0]
        edges[r, c] = "?" if value < 0 else " " if not value else "─" if across else "│"
        for way in (1, 3) if across else (0, 2):
            node = r - grid.STEPS[way][0], c - grid.STEPS[way][1]
            bits[node] = bits.get(node, 0) | (1 << way if value > 0 else 16 if value < 0 else 0)
    return bits, edges, marks


def _glyph(bits: int, marked: bool = False) -> str:
    return "?" if bits & 16 else (_MARKED if marked else _GLYPHS)[bits]


def draw(problem: Problem, answer: Answer, usual: bool = False) -> str:
    """A board whose nodes are the centres of its entries (``problem.clues``); ``?`` where not known.

    A node with a mark shows it where no line goes; where one does, it is rounded or heavy if the mark is not ``usual``.
    """
    board = cast("Sequence[Sequence[str]]", problem.clues)
    bits, edges, marks = _strokes(problem, answer)
    signs = {(r // 2, c // 2): mark for (r, c), mark in marks.items() if mark}
    for (r, c), met in bits.items():
        marked = (r, c) in marks and marks[r, c] in ("", "x") and bool(marks[r, c]) != usual
        if met or (r, c) not in marks:
            signs[r // 2, c // 2] = _glyph(met, marked)
    beside = [{(r // 2, c // 2): sign for (r, c), sign in edges.items() if (r, c)[axis] % 2} for axis in (1, 0)]
    return shown(board, signs, *beside)


def draw_visited(problem: Problem, answer: Answer) -> str:
    """The same where marks of value 1 stand for places that a line goes through."""
    return draw(problem, answer, usual=True)


def draw_corners(problem: Problem, answer: Answer) -> str:
    """A board whose nodes are the corners of its entries (``problem.clues``); ``?`` where not known."""
    board = cast("Sequence[Sequence[str]]", problem.clues)
    bits, edges, _ = _strokes(problem, answer)
    height, width = 2 * len(board) + 1, 2 * len(board[0]) + 1
    wide = [["-"] * width for _ in range(height)]
    for r, row in enumerate(board):
        for c, entry in enumerate(row):
            wide[2 * r + 1][2 * c + 1] = " " if entry in parts.UNTOLD else entry
    lines = {(r + 1, c + 1): sign for (r, c), sign in edges.items()}
    right = {(r, c + x): sign for (r, c), sign in lines.items() if not r % 2 for x in (-1, 0)}
    signs = lines | {(r + 1, c + 1): _GLYPHS[met & 15] for (r, c), met in bits.items()}
    return shown(wide, signs, right)


def draw_bridges(problem: Problem, answer: Answer) -> str:
    """Islands (``problem.clues``) and what lies between: cells are named by two islands, values are 0 to 2 bridges."""
    board = cast("Sequence[Sequence[str]]", problem.clues)
    signs = dict.fromkeys(grid.places(len(board), len(board[0])), " ")
    right: dict[Place, str] = {}
    down: dict[Place, str] = {}
    for name, value in zip(problem.rules.cells, answer, strict=True):
        r, c, r2, c2 = (int(number) - 1 for number in re.findall("[0-9]+", name))
        sign = (" ─═?" if r == r2 else " │║?")[value]
        crossed = [(r, at) for at in range(c + 1, c2)] + [(at, c) for at in range(r + 1, r2)]
        signs.update({place: sign for place in crossed if value})
        (right if r == r2 else down).update({place: sign for place in ((r, c), *crossed) if value})
    return shown(board, signs, right, down)
