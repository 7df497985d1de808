"""Write what the shipped weights are trained on, and what they are judged on, as JSON lines: domain, text, answer.

    python benchmarks/training_data.py --data DIR --out FOLDER

No judged sudoku has its solution grid in training, nor one that a symmetry of sudoku could turn into it: grids are told
apart by an invariant of all these symmetries, the cycle types of pairs of rows and of pairs of columns. Of the other
families, a fifth is kept for judging, drawn by the hash of the puzzle's id. The same folder gives the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from families import FAMILIES, Case
from neurosym import registry

JUDGED = ("sudoku_extreme_proxy", "sudoku_hardest_1106", "sudoku_top1465", "sudoku_top95")
TRAINED = ("sudoku_hardest_1905", "sudoku_exchange", "sudoku_17")
SAMPLE_17, SEED = 1000, 7
"""So many of the puzzles with 17 clues are judged."""
OTHERS = ("killer_sudoku", "kakuro", "minesweeper", "sudoku_mixed_sizes")
KEPT_BACK = 5
"""One in so many of the other families is judged."""


def cycles(one: Sequence[str], other: Sequence[str]) -> tuple[int, ...]:
    """The cycle type of the permutation of values that takes one row to the other."""
    step, seen, lengths = dict(zip(one, other, strict=True)), set[str](), []
    for start in step:
        length = 0
        while start not in seen:
            seen.add(start)
            start, length = step[start], length + 1
        if length:
            lengths.append(length)
    return tuple(sorted(lengths))


def grid_class(answer: dict[str, str]) -> str:
    """What no symmetry of sudoku changes in a solution grid: rows against columns, and their order, do not matter."""
    rows = [[answer[f"r{r}c{c}"] for c in range(1, 10)] for r in range(1, 10)]
    sides = []
    for lines in (rows, [list(column) for column in zip(*rows, strict=True)]):
        pairs = ((band + i, band + j) for band in (0, 3, 6) for i in range(3) for j in range(i))
        sides.append(sorted(cycles(lines[i], lines[j]) for i, j in pairs))
    return repr(sorted(sides))


def sudokus(data: Path) -> tuple[list[Case], dict[str, list[Case]]]:
    """What is trained on, and the judged sets by name."""
    judged = {name: list(FAMILIES[name](data)) for name in JUDGED}
    trained = {name: list(FAMILIES[name](data)) for name in TRAINED}
    random.Random(SEED).shuffle(trained["sudoku_17"])
    judged["sudoku_17"], trained["sudoku_17"] = (
        trained["sudoku_17"][:SAMPLE_17],
        trained["sudoku_17"][SAMPLE_17:],
    )
    taken = {grid_class(case.answer) for cases in judged.values() for case in cases}
    left = [case for cases in trained.values() for case in cases if grid_class(case.answer) not in taken]
    return left, judged


def others(data: Path) -> tuple[list[Case], dict[str, list[Case]]]:
    """The same for the other families."""
    trained: list[Case] = []
    judged: dict[str, list[Case]] = {}
    for name in OTHERS:
        for case in FAMILIES[name](data):
            kept = int(hashlib.sha256(case.id.encode()).hexdigest(), 16) % KEPT_BACK == 0
            (judged.setdefault(name, []) if kept else trained).append(case)
    return trained, judged


def lines(cases: Iterable[Case]) -> Iterator[str]:
    """Cases as JSON lines; the answer only where it is stored and keeps the rules as we read them."""
    for case in cases:
        problem = registry.domain(case.domain).parse(case.text)
        labels = [case.answer.get(cell, "") for cell in problem.rules.cells]
        number = {label: value for value, label in enumerate(problem.rules.values)}
        row = {"domain": case.domain, "text": case.text}
        if set(labels) <= set(number) and problem.accepts(tuple(number[label] for label in labels)):
            yield json.dumps({**row, "answer": labels})


def main() -> None:
    """Read the collections, write the files, and say how many lines each has and what its hash is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the collections")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    sudoku, judged = sudokus(options.data)
    rest, more = others(options.data)
    files = {"train_sudoku": sudoku, "train_others": rest}
    files |= {f"judge_{name}": cases for name, cases in (judged | more).items()}
    for name, cases in files.items():
        text = "".join(line + "\n" for line in lines(cases))
        (options.out / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name:<32}{text.count(chr(10)):>8} puzzles   sha256 {hashlib.sha256(text.encode()).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
