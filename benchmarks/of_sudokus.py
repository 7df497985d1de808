"""Collections of sudokus of other shapes: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, named, puzzlekit

OVERLAPPING = {
    "butterfly_sudoku": "ButterflySudoku",
    "windmill_sudoku": "WindmillSudoku",
    "samurai_sudoku": "SamuraiSudoku",
    "sohei_sudoku": "SoheiSudoku",
    "shogun_sudoku": "ShogunSudoku",
    "sumo_sudoku": "SumoSudoku",
    "gattai_8_sudoku": "Gattai8Sudoku",
    "clueless_1_sudoku": "Clueless1Sudoku",
    "clueless_2_sudoku": "Clueless2Sudoku",
}


def overlapping(domain: str, data: Path) -> Iterator[Case]:
    """In a stored answer ``-`` is no cell."""
    read = named if domain.startswith("clueless") else puzzlekit
    for case in read(OVERLAPPING[domain], domain, data):
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if label != "-"})


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "jigsaw_sudoku": partial(puzzlekit, "JigsawSudoku", "jigsaw_sudoku"),
    "even_odd_sudoku": partial(puzzlekit, "EvenOddSudoku", "even_odd_sudoku"),
    "consecutive_sudoku": partial(puzzlekit, "ConsecutiveSudoku", "consecutive_sudoku"),
    "skyscraper_sudoku": partial(puzzlekit, "SkyscraperSudoku", "skyscraper_sudoku"),
    "margin_sudoku": partial(puzzlekit, "MarginSudoku", "margin_sudoku"),
    **{domain: partial(overlapping, domain) for domain in OVERLAPPING},
}

RIVALS: dict[str, str] = {domain: domain for domain in ("jigsaw_sudoku", "even_odd_sudoku", *OVERLAPPING)}
"""Family -> the rival's name for it."""
