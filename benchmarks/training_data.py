"""Write what the shipped weights are trained on, and what they are judged on, as JSON lines: domain, text, answer.

    python benchmarks/training_data.py --data DIR --out FOLDER

No judged sudoku has its solution grid in training, nor one that a symmetry of sudoku could turn into it: grids are told
apart by an invariant of all these symmetries, the cycle types of pairs of rows and of pairs of columns. Of the other
families, a fifth is kept for judging, drawn by the hash of the puzzle's id. The few large sudokus are told in several
ways, each with some more givens. What bounds propagation solves is left out of training. To these come puzzles made by
``neurosym generate``. The same folder gives the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cases import Case
from families import FAMILIES

from neurosym import Answer, Problem, generate, registry
from neurosym.backends.base import Limits
from neurosym.lattice import Candidates
from neurosym.projector import projector_for

JUDGED = ("sudoku_extreme_proxy", "sudoku_hardest_1106", "sudoku_top1465", "sudoku_top95")
TRAINED = ("sudoku_hardest_1905", "sudoku_exchange", "sudoku_17")
SAMPLE_17, SEED = 1000, 7
"""So many of the puzzles with 17 clues are judged."""
OTHERS = ("killer_sudoku", "kakuro", "minesweeper", "sudoku_mixed_sizes")
WIDER = ("jigsaw_sudoku", "kenken", "skyscraper", "skyscraper_sudoku", "binairo", "kakurasu", "suguru", "renban")
"""Kinds that came later: in a file of their own, so that the older ones stay what they were."""
KEPT_BACK = 5
"""One in so many of the other families is judged."""
LARGE, WAYS, MORE_GIVENS = 256, 60, 0.25
"""Sudokus of so many cells are told in so many ways, with up to this share of the cells given in addition."""
EASED = 0.7
"""What the dense networks learn from first: sudokus with up to this share of the cells given in addition."""
MADE = (
    *(("futoshiki", size, 300) for size in ("4", "5", "6", "7")),
    *(("latin_square", size, 200) for size in ("6", "7", "8", "9")),
    *(("sudoku", size, 300) for size in ("4", "6", "8")),
    *(("minesweeper", size, 150) for size in ("6x6", "9x9")),
)
"""What is generated: domain, size, and how many."""


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


def told(case: Case) -> str:
    """Its text, with its kind by name."""
    return case.text if "# domain:" in case.text else f"# domain: {case.domain}\n{case.text}"


def others(data: Path, names: Sequence[str]) -> tuple[list[Case], dict[str, list[Case]]]:
    """The same for these other families."""
    trained: list[Case] = []
    judged: dict[str, list[Case]] = {}
    for name in names:
        for case in FAMILIES[name](data):
            kept = int(hashlib.sha256(case.id.encode()).hexdigest(), 16) % KEPT_BACK == 0
            (judged.setdefault(name, []) if kept else trained).append(case)
    return trained, judged


def answer_of(case: Case, problem: Problem) -> Answer | None:
    """The stored answer in our numbering; None if it breaks a rule as we read them, or is not the only one."""
    number = {label: value for value, label in enumerate(problem.rules.values)}
    answer = tuple(number.get(case.answer.get(cell, ""), -1) for cell in problem.rules.cells)
    if -1 in answer or not problem.accepts(answer):
        return None
    return answer if case.unique or only(problem, answer) else None


def only(problem: Problem, answer: Answer) -> bool:
    """Has the problem no other answer? Some collections hold puzzles that have, as we read them."""
    run = registry.backend("sat").start(problem, problem.start)
    try:
        run.avoid(Candidates.of_answer(answer))
        return run.find(Limits().start()).exhausted
    finally:
        run.close()


def row(domain: str, text: str, problem: Problem, answer: Answer) -> str:
    """One line."""
    return json.dumps({"domain": domain, "text": text, "answer": [problem.rules.values[value] for value in answer]})


def judged_rows(cases: Iterable[Case]) -> Iterator[str]:
    """Cases as they are, those with one answer."""
    for case in cases:
        problem = registry.domain(case.domain).parse(told(case) if case.domain in WIDER else case.text)
        if answer := answer_of(case, problem):
            yield row(case.domain, told(case) if case.domain in WIDER else case.text, problem, answer)


def trained_rows(cases: Iterable[Case]) -> Iterator[str]:
    """Cases that bounds propagation leaves open; large ones in several ways."""
    for case in cases:
        problem = registry.domain(case.domain).parse(told(case) if case.domain in WIDER else case.text)
        answer = answer_of(case, problem)
        if answer is None or projector_for(problem.rules).project(problem.start, "unit").is_complete:
            continue
        yield row(case.domain, told(case) if case.domain in WIDER else case.text, problem, answer)
        if case.domain == "sudoku" and len(answer) >= LARGE:
            yield from (more_given(case, problem, answer, way, MORE_GIVENS) for way in range(1, WAYS))


def eased_rows(cases: Iterable[Case]) -> Iterator[str]:
    """Sudokus of all grades, from these down to nearly full ones: each once, with some more given."""
    for case in cases:
        problem = registry.domain(case.domain).parse(case.text)
        if answer := answer_of(case, problem):
            yield more_given(case, problem, answer, 0, EASED)


def more_given(case: Case, problem: Problem, answer: Answer, way: int, most: float) -> str:
    """A sudoku with some more of its answer given, up to a share of ``most``."""
    chance = random.Random(f"{case.id} {way}")
    share = chance.uniform(0, most)
    start = [1 << value if chance.random() < share else mask for mask, value in zip(problem.start, answer, strict=True)]
    given = [value if mask & (mask - 1) == 0 else -1 for value, mask in zip(answer, Candidates(start), strict=True)]
    size = len(problem.rules.values)
    shown = [problem.rules.values[value] if value >= 0 else "." for value in given]
    text = "".join(" ".join(shown[first : first + size]) + "\n" for first in range(0, len(shown), size))
    return row("sudoku", f"# domain: sudoku\n{text}", problem, answer)


def made_rows() -> Iterator[str]:
    """Puzzles of our own."""
    sat = registry.backend("sat")
    for name, size, count in MADE:
        domain = registry.domain(name)
        for number in range(count):
            puzzle = generate.generate(domain, size, SEED, backend=sat, number=number)
            run = sat.start(puzzle.problem, puzzle.problem.start)
            answer = run.find(Limits().start()).answer
            run.close()
            if answer is not None:
                yield row(name, puzzle.text, puzzle.problem, answer)


def main() -> None:
    """Read the collections, write the files, and say how many lines each has and what its hash is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the collections")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    sudoku, judged = sudokus(options.data)
    rest, more = others(options.data, OTHERS)
    wider, still_more = others(options.data, WIDER)
    files = {"train_made": made_rows(), "train_others": trained_rows(rest), "train_sudoku": trained_rows(sudoku)}
    files |= {"train_eased": eased_rows(sudoku), "train_wider": trained_rows(wider)}
    files |= {f"judge_{name}": judged_rows(cases) for name, cases in (judged | more | still_more).items()}
    for name, rows in files.items():
        text = "".join(line + "\n" for line in rows)
        (options.out / f"{name}.jsonl").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        print(f"{name:<32}{text.count(chr(10)):>8} puzzles   sha256 {digest}", flush=True)


if __name__ == "__main__":
    main()
