"""The collections of real puzzles, by name; how each is read stands in ``cases.py`` and, by kind of rule, beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import of_loops
import of_numbers
import of_partition
import of_shading
import of_sudokus
from cases import (
    Case,
    akari,
    colouring,
    futoshiki,
    large_sudoku,
    latin,
    minizinc,
    named,
    nonogram_files,
    puzzlekit,
    satlib,
    square_o,
    sudoku_csv,
    sudoku_many_answers,
    tenner_grid,
    tents,
)

FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "sudoku_17": partial(sudoku_csv, "17_clue"),
    "sudoku_top95": partial(sudoku_csv, "top95"),
    "sudoku_top1465": partial(sudoku_csv, "magictour_top1465"),
    "sudoku_hardest_1106": partial(sudoku_csv, "forum_hardest_1106"),
    "sudoku_hardest_1905": partial(sudoku_csv, "forum_hardest_1905_11plus"),
    "sudoku_exchange": partial(sudoku_csv, "sudoku_exchange_se"),
    "sudoku_extreme_proxy": partial(sudoku_csv, "extreme_proxy_1k"),
    "sudoku_many_answers": sudoku_many_answers,
    "sudoku_mixed_sizes": partial(puzzlekit, "Sudoku", "sudoku"),
    "sudoku_16": partial(large_sudoku, 16),
    "sudoku_25": partial(large_sudoku, 25),
    "latin_square": latin,
    "futoshiki": futoshiki,
    "killer_sudoku": partial(puzzlekit, "KillerSudoku", "killer_sudoku"),
    "kakuro": partial(puzzlekit, "Kakuro", "kakuro"),
    "nonogram": partial(puzzlekit, "Nonogram", "nonogram"),
    "nonogram_files": nonogram_files,
    "minesweeper": partial(puzzlekit, "Minesweeper", "minesweeper"),
    "kakurasu": partial(puzzlekit, "Kakurasu", "kakurasu"),
    "mosaic": partial(named, "Mosaic", "mosaic"),
    "thermometer": partial(puzzlekit, "Thermometer", "thermometer"),
    "star_battle": partial(puzzlekit, "Starbattle", "star_battle"),
    "norinori": partial(named, "Norinori", "norinori"),
    "magnetic": partial(puzzlekit, "Magnetic", "magnetic"),
    "square_o": square_o,
    "akari": akari,
    "binairo": partial(named, "Binairo", "binairo"),
    "trinairo": partial(puzzlekit, "Trinairo", "trinairo"),
    "tenner_grid": tenner_grid,
    "doppelblock": partial(puzzlekit, "DoppelBlock", "doppelblock"),
    "abc_end_view": partial(puzzlekit, "ABCEndView", "abc_end_view"),
    "eulero": partial(puzzlekit, "Eulero", "eulero"),
    "tents": tents,
    "graph_colouring": colouring,
    "satlib_uf20": partial(satlib, "uf20-91"),
    "satlib_uf50": partial(satlib, "uf50-218"),
    "satlib_uuf50": partial(satlib, "uuf50-218"),
    "satlib_uf100": partial(satlib, "uf100-430"),
    "satlib_misc": partial(satlib, "misc"),
    "minizinc_fillomino": partial(minizinc, "fillomino", "fillomino"),
    "minizinc_kakuro": partial(minizinc, "kakuro", "kakuro"),
    "minizinc_solbat": partial(minizinc, "solbat", "battleship"),
    **of_sudokus.FAMILIES,
    **of_numbers.FAMILIES,
    **of_shading.FAMILIES,
    **of_loops.FAMILIES,
    **of_partition.FAMILIES,
}
