"""Collections of sudokus of other shapes: how each is read, and the rival's name for it."""

from __future__ import annotations

import random
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, cells_of, json_lines, named, puzzlekit, rows_of
from of_numbers import clued, middles
from of_partition import parts_of

from neurosym import polyominoes

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


def jigsaw(data: Path) -> Iterator[Case]:
    """Puzzles 651 to 655, 661 to 665 and 671 to 675 count the diagonals too, which their text does not tell.

    Without the diagonals they have several answers, with them one, the stored one.
    """
    for case in puzzlekit("JigsawSudoku", "jigsaw_sudoku", data):
        number = int(case.id.split("_")[0])
        diagonal = "# diagonal\n" * (650 < number < 676 and number % 10 in range(1, 6))
        yield replace(case, text=diagonal + case.text)


def snowflakes(data: Path) -> Iterator[Case]:
    """Triangles are numbered from 0 through all hexagons, six each; 7 is blank. The last groups are meetings."""
    for row in json_lines(data / "snowflake" / "snowflake.jsonl"):
        names = [f"{cell // 6 + 1}.{cell % 6 + 1}" for cell in range(row["n_cells"])]
        meets = "".join(f"meet {' '.join(names[cell] for cell in group)}\n" for group in row["groups"][row["n"] :])
        text = (
            f"snowflake {row['n']}\n{rows_of([row['puzzle'][i : i + 6] for i in range(0, row['n_cells'], 6)])}{meets}"
        )
        answer = {f"h{name.replace('.', 't')}": str(v) for name, v in zip(names, row["solution"], strict=True)}
        yield Case(f"snowflake:{row['id']}", "snowflake_sudoku", text, answer=answer)


def queens(data: Path) -> Iterator[Case]:
    """Each list of diagonals whole, its first half and its first quarter; nothing is known of any."""
    for row in json_lines(data / "queens_excluded_diagonals" / "excluded_diagonals.jsonl.xz"):
        for share in (1, 2, 4):
            diagonals = row["diags"][: len(row["diags"]) // share]
            lines = [f"sum {d}" if kind else f"difference {d - row['n'] + 1}" for d, kind in diagonals]
            yield Case(f"{row['id']}:{len(lines)}", "queens", "\n".join([f"queens {row['n']}", *lines, ""]), status="")


def patches(name: str, domain: str, data: Path) -> Iterator[Case]:
    """A region is a cell, with the name of its first place; the stored answer shows its value there."""
    for case in named(name, domain, data):
        rows = [line.split() for line in case.text.splitlines()[2:]]
        first: dict[str, str] = {}
        for cell, region in cells_of(rows[len(rows) // 2 :]).items():
            first.setdefault(region, cell)
        yield replace(case, answer={cell: case.answer[cell] for cell in first.values()})


def bricks(data: Path) -> Iterator[Case]:
    """The text does not tell how the bricks are laid; where it is the unusual way, the stored answer shows it."""
    for case in named("Bricks", "bricks", data):
        size = int(case.text.splitlines()[1].split()[0])
        firsts = [int(case.answer[f"r1c{at}"]) for at in range(1, size + 1)]
        seconds = [int(case.answer[f"r2c{at}"]) for at in range(1, size + 1)]
        usual = all(
            (firsts[at] + firsts[at + 1]) % 2 and (seconds[at] + seconds[at - 1]) % 2 for at in range(0, size, 2)
        )
        yield case if usual else replace(case, text=f"# half\n{case.text}")


def burokku(data: Path) -> Iterator[Case]:
    """A block is told by its first cell, whose value is its shape.

    In some puzzles neighbours that add up to a block are in one. The text does not tell; the stored answer shows it.
    """
    for case in named("Burokku", "burokku", data):
        answer, blocks = dict.fromkeys(case.answer, "-"), parts_of(case.answer)
        for places in blocks:
            answer[f"r{places[0][0]}c{places[0][1]}"] = polyominoes.sign(polyominoes.anchored(places))
        head, *lines = case.text.splitlines()[1:]
        height, width = map(int, head.split())
        letters = [letter for line in lines[:height] for letter in line.split()]
        block = {(r - 1) * width + c - 1: number for number, places in enumerate(blocks) for r, c in places}
        pairs = polyominoes.summing(letters, width, len(blocks[0]))
        summed = bool(pairs) and all(block[a] == block[b] for a, b in pairs)
        yield replace(case, text=f"# sums join\n{case.text}" if summed else case.text, answer=answer)


def buraitoraito(data: Path) -> Iterator[Case]:
    """Numbers are no cells; no star is a full stop."""
    for case in (clued(str.isdigit, case) for case in named("Buraitoraito", "buraitoraito", data)):
        yield replace(case, answer={cell: label.replace(".", "-") for cell, label in case.answer.items()})


def digital_battleship(data: Path) -> Iterator[Case]:
    """A middle of a ship is one across or one down."""
    for case in puzzlekit("DigitalBattleship", "digital_battleship", data):
        yield replace(case, answer=middles(case.answer))


def mazes(data: Path) -> Iterator[Case]:
    """Maps, each with five pairs of start and goal at random; it is not known whether there is a way."""
    with tarfile.open(data / "grid_maps" / "maps.tar.xz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is None:
                continue
            rows = content.read().decode().split("map\n")[1].split()
            free = [(y, x) for y, row in enumerate(rows) for x, sign in enumerate(row) if sign == "."]
            for number in range(5):
                ends = dict(zip(random.Random(f"{member.name} {number}").sample(free, 2), "SG", strict=True))
                lines = ["".join(ends.get((y, x), sign) for x, sign in enumerate(row)) for y, row in enumerate(rows)]
                yield Case(f"{member.name}:{number}", "maze", "\n".join([*lines, ""]), status="")


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "jigsaw_sudoku": jigsaw,
    "even_odd_sudoku": partial(puzzlekit, "EvenOddSudoku", "even_odd_sudoku"),
    "consecutive_sudoku": partial(puzzlekit, "ConsecutiveSudoku", "consecutive_sudoku"),
    "skyscraper_sudoku": partial(puzzlekit, "SkyscraperSudoku", "skyscraper_sudoku"),
    "margin_sudoku": partial(puzzlekit, "MarginSudoku", "margin_sudoku"),
    "mathrax": partial(puzzlekit, "Mathrax", "mathrax"),
    "fuzuli": partial(named, "Fuzuli", "fuzuli"),
    "sternenhimmel": partial(puzzlekit, "Sternenhimmel", "sternenhimmel"),
    "nanbaboru": partial(named, "Nanbaboru", "nanbaboru"),
    "tripletts": partial(named, "Tripletts", "tripletts"),
    "diff_neighbors": partial(patches, "DiffNeighbors", "diff_neighbors"),
    "terra_x": partial(patches, "TerraX", "terra_x"),
    "bricks": bricks,
    "one_to_x": partial(puzzlekit, "OneToX", "one_to_x"),
    "burokku": burokku,
    "buraitoraito": buraitoraito,
    "digital_battleship": digital_battleship,
    "snowflake_sudoku": snowflakes,
    "queens": queens,
    "maze": mazes,
    **{domain: partial(overlapping, domain) for domain in OVERLAPPING},
}

_OTHERS = ("mathrax", "fuzuli", "diff_neighbors", "terra_x", "bricks", "one_to_x", "buraitoraito")

RIVALS: dict[str, str] = {domain: domain for domain in ("jigsaw_sudoku", "even_odd_sudoku", *OVERLAPPING, *_OTHERS)}
"""Family -> the rival's name for it."""
