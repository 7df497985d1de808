"""How collections of real puzzles are read: files to cases, each a text of a domain and what is known of it.

The folder given as ``--data`` holds a folder for each collection; ``README.md`` here lists the file forms.
"""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One real puzzle: its text, and what its collection says of it.

    ``status`` is ``solved``, ``impossible`` or empty (not known); ``unique`` None if the collection does not say;
    ``answer`` maps names of cells to labels, and is empty if none is stored; or ``marked`` names the cells that hold a
    mark ``x``, all others holding none (``-``).
    """

    id: str
    domain: str
    text: str
    status: str = "solved"
    unique: bool | None = None
    answer: dict[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()


def json_lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines, compressed or not."""
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)


def rows_of(grid: Sequence[Sequence[Any]]) -> str:
    """A grid as text: a line for each row, cells apart by spaces."""
    return "".join(" ".join(map(str, row)) + "\n" for row in grid)


def cells_of(grid: Sequence[Sequence[Any]], leave_out: str = "") -> dict[str, str]:
    """A stored grid by names of cells, without the places that hold ``leave_out``."""
    return {
        f"r{r}c{c}": str(label)
        for r, row in enumerate(grid, start=1)
        for c, label in enumerate(row, start=1)
        if str(label) != leave_out
    }


def sudoku_csv(name: str, data: Path) -> Iterator[Case]:
    """One line of 81 characters each, with the one answer."""
    with gzip.open(data / "sudoku" / f"{name}.csv.gz", "rt", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=1):
            answer = [row["answer"][i : i + 9] for i in range(0, 81, 9)]
            yield Case(f"{name}:{number}", "sudoku", row["question"] + "\n", unique=True, answer=cells_of(answer))


def sudoku_many_answers(data: Path) -> Iterator[Case]:
    """Puzzles with two or more answers."""
    with gzip.open(data / "sudoku" / "serg_multi_solution.txt.gz", "rt") as lines:
        for number, line in enumerate(lines, start=1):
            yield Case(f"serg:{number}", "sudoku", line, unique=False)


def large_sudoku(size: int, data: Path) -> Iterator[Case]:
    """Grids of 16 or 25, with no stored answer; nothing is known of their uniqueness."""
    for row in json_lines(data / "large_sudoku" / f"sudoku_{size}x{size}.jsonl.xz"):
        yield Case(row["id"], "sudoku", rows_of(row["grid"]), status="")


def puzzlekit(name: str, domain: str, data: Path) -> Iterator[Case]:
    """Text in the collection's own form, which is one of the domain's; the answer as a grid of tokens.

    In a kakuro ``-`` is no cell; in a minesweeper a place with a number is a clue and no cell, and ``.`` is no mine.
    """
    for row in json_lines(data / "puzzlekit" / f"{name}.jsonl.xz"):
        text = row["problem"].rstrip("\n") + "\n"
        grid = [line.split() for line in row["solution"].splitlines()[1:]]
        answer = cells_of(grid, leave_out="-" if domain == "kakuro" else "")
        if domain == "minesweeper":
            clues = cells_of([line.split() for line in text.splitlines()[1:]], leave_out="-")
            answer = {cell: label.replace(".", "-") for cell, label in answer.items() if cell not in clues}
        yield Case(row["id"], domain, text, answer=answer)


def named(name: str, domain: str, data: Path) -> Iterator[Case]:
    """The same where the text must say its kind, for those of other kinds look alike."""
    for case in puzzlekit(name, domain, data):
        yield replace(case, text=f"# domain: {domain}\n{case.text}")


def akari(data: Path) -> Iterator[Case]:
    """Places of walls are no cells."""
    for case in named("Akari", "akari", data):
        walls = cells_of([line.split() for line in case.text.splitlines()[2:]], leave_out="-")
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if cell not in walls})


def tenner_grid(data: Path) -> Iterator[Case]:
    """The last row of the stored grid repeats the sums, which are no cells."""
    for case in puzzlekit("TennerGrid", "tenner_grid", data):
        last = f"r{case.text.split()[0]}c"
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if not cell.startswith(last)})


def trees(case: Case) -> Case:
    """The stored answer shows trees at cells, which hold no tent."""
    return replace(case, answer={cell: label.replace("x", "-") for cell, label in case.answer.items()})


def tents(data: Path) -> Iterator[Case]:
    """Trees are cells without a tent."""
    return map(trees, puzzlekit("Tent", "tents", data))


def corners(case: Case) -> Case:
    """An entry of the stored answer is a set of corners, as bits: those of its place that are filled."""
    filled: dict[str, str] = {}
    for name, bits in case.answer.items():
        row, column = map(int, name[1:].split("c"))
        for bit, (y, x) in enumerate(((0, 1), (1, 1), (1, 0), (0, 0))):
            filled[f"r{row + y}c{column + x}"] = "x" if int(bits) >> bit & 1 else "-"
    return replace(case, answer=filled)


def square_o(data: Path) -> Iterator[Case]:
    """Corners by name."""
    return map(corners, named("SquareO", "square_o", data))


def latin(data: Path) -> Iterator[Case]:
    """Quasigroup completion; the status "unknown" of the collection is left open."""
    status = {"sat": "solved", "unsat": "impossible"}
    for row in json_lines(data / "latin_square_completion" / "latin_completion.jsonl.xz"):
        text = f"order {row['n']}\n" + rows_of(row["grid"])
        answer = cells_of(row.get("solution") or [])
        yield Case(row["id"], "latin_square", text, status.get(row["status"], ""), answer=answer)


def futoshiki_text(row: Row) -> str:
    """Digits and ``<`` ``>`` in a row, ``^`` ``v`` in the line below, all cells two columns wide."""
    size, signs = row["n"], {(tuple(a), tuple(b)) for a, b in row["less"]}

    def sign(a: tuple[int, int], b: tuple[int, int], less: str, more: str) -> str:
        return less if (a, b) in signs else more if (b, a) in signs else " "

    lines = []
    for r in range(size):
        cells = [f"{row['grid'][r][c] or '.':>2}" for c in range(size)]
        between = [sign((r, c), (r, c + 1), "<", ">") for c in range(size - 1)]
        lines.append("".join(f"{cell} {mark} " for cell, mark in zip(cells, [*between, " "], strict=True)))
        if r + 1 < size:
            lines.append("".join(f" {sign((r, c), (r + 1, c), '^', 'v')}   " for c in range(size)))
    return "".join(line.rstrip() + "\n" for line in lines)


def futoshiki(data: Path) -> Iterator[Case]:
    """Inequality squares, some with several answers, some with none; not those with a sign that no text can hold."""
    status = {"sat": "solved", "unsat": "impossible"}
    for row in json_lines(data / "futoshiki" / "futoshiki.jsonl"):
        if any(abs(r - r2) + abs(c - c2) != 1 for (r, c), (r2, c2) in row["less"]):
            continue
        answer = cells_of(row["solution"] or [])
        yield Case(row["id"], "futoshiki", futoshiki_text(row), status[row["status"]], row["unique"], answer)


def colouring(data: Path) -> Iterator[Case]:
    """Each graph twice: with the best number of colours known, and with one fewer where that is proved too few."""
    for row in json_lines(data / "graph_colouring" / "graphs.jsonl.xz"):
        edges = "".join(f"e {a + 1} {b + 1}\n" for a, b in row["edges"])
        head, best = f"p edge {row['n']} {len(row['edges'])}\n", row["best_known_colours"]
        yield Case(f"{row['id']}:{best}", "graph_colouring", f"c colours {best}\n{head}{edges}")
        if row["best_known_proven"] and best > 1:
            fewer = f"c colours {best - 1}\n{head}{edges}"
            yield Case(f"{row['id']}:{best - 1}", "graph_colouring", fewer, "impossible")


def satlib(name: str, data: Path) -> Iterator[Case]:
    """Random 3-SAT as DIMACS text."""
    for row in json_lines(data / "satlib" / f"{name}.jsonl.xz"):
        clauses = "".join(" ".join(map(str, clause)) + " 0\n" for clause in row["clauses"])
        text = f"p cnf {row['nv']} {len(row['clauses'])}\n{clauses}"
        yield Case(row["id"], "cnf", text, "solved" if row["sat"] else "impossible")


def nonogram_files(data: Path) -> Iterator[Case]:
    """The .non files as they are; ``goal`` is one answer, and the files do not promise that it is the only one."""
    with tarfile.open(data / "nonogram_extra" / "nonograms.tar.xz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is None or not member.name.endswith(".non"):
                continue
            text = content.read().decode()
            words = dict(line.split(maxsplit=1) for line in text.splitlines() if len(line.split()) > 1)
            goal = words.get("goal", "").strip().strip('"').replace("0", "-").replace("1", "x")
            width = int(words["width"])
            grid = [goal[i : i + width] for i in range(0, len(goal), width)]
            yield Case(member.name, "nonogram", text, answer=cells_of(grid))


def minizinc(name: str, domain: str, data: Path) -> Iterator[Case]:
    """Files of data of a model, as they are; nothing is known of their answers."""
    with tarfile.open(data / "minizinc_dzn" / "dzn.tar.xz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None and Path(member.name).name.startswith(f"{name}__"):
                yield Case(member.name, domain, content.read().decode(), status="")
