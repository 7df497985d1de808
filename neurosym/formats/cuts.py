"""Own texts that pages read in many forms, as sheets of one form."""

from __future__ import annotations

from neurosym import registry
from neurosym.boards import parts
from neurosym.formats.sheet import BLANK, Sheet, rows


def sudoku(text: str) -> Sheet:
    """The givens of a sudoku, under a header."""
    problem = registry.domain("sudoku").parse(text)
    size = len(problem.rules.values)
    entries = [BLANK if mask & mask - 1 else str(mask.bit_length()) for mask in problem.start]
    return Sheet((str(size), str(size)), rows(entries, size))


def nonogram(text: str) -> Sheet:
    """The clues of a nonogram, columns first; ``0`` for a line without runs."""
    told = parts.clue_lines(text)
    clues = [tuple(map(str, line.pieces(r"[^\s,]+"))) or ("0",) for line in (*told[1], *told[0])]
    return Sheet((str(len(told[0])), str(len(told[1]))), tuple(clues))
