"""Beside another solver: the same real puzzles, one at a time, in turn, in one process on one core.

    pip install puzzlekit==0.3.4
    python benchmarks/rivals.py --data DIR [--limit 100] [--seed 1] [--time-limit 10]

The rival is puzzlekit (models for OR-Tools CP-SAT, one worker). It gives one answer and does not look for a second;
ours shows that the answer is the only one, as it does unless told otherwise, which is more work. Every answer of either
is held against the rules. The time of a puzzle is that of the processor, for reading and solving together: then other
work on the machine does not count. Medians are over those that both solved, the longest times over all.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import of_loops
import of_numbers
import of_partition
import of_shading
import of_sudokus
from cases import Case, cells_of, corners, trees
from families import FAMILIES
from real_puzzles import machine, stored_answer

from neurosym import Problem, Solved, lexing, load, solve

RIVALS = {
    "killer_sudoku": "killer_sudoku",
    "kakuro": "kakuro",
    "nonogram": "nonogram",
    "minesweeper": "minesweeper",
    "sudoku_mixed_sizes": "sudoku",
    **{name: name for name in ("abc_end_view", "akari", "binairo", "eulero", "kakurasu", "magnetic", "mosaic")},
    **{name: name for name in ("norinori", "square_o", "tenner_grid", "thermometer", "trinairo")},
    "star_battle": "starbattle",
    "tents": "tent",
    **of_sudokus.RIVALS,
    **of_numbers.RIVALS,
    **of_shading.RIVALS,
    **of_loops.RIVALS,
    **of_partition.RIVALS,
}
"""Family -> the rival's name for it."""

READERS: dict[str, Callable[[Case], Case]] = {
    "square_o": corners,
    "tents": trees,
    **{family: read for family, (_, read) in of_numbers.READERS.items()},
    **of_shading.READERS,
    **of_partition.READERS,
}
"""Family -> how an answer in the collection's form becomes one in ours; the others' are in ours."""


def ours(case: Case, limit: float) -> bool:
    """Did we solve it? (Every answer that is returned has passed every check.)"""
    return isinstance(solve(case.text, domain=case.domain, time_limit=limit), Solved)


def rival(case: Case, limit: float, name: str, run: Callable[..., Any]) -> list[list[str]]:
    """The rival's answer as a grid; empty without one, and for a text that it refuses. It knows no comments."""
    text = "".join(f"{line}\n" for line in lexing.lines(case.text, blank=True))
    try:
        result = run(text, name, solver_options={"time_limit_sec": limit, "num_search_workers": 1})
    except ValueError:
        return []
    return [line.split() for line in str(result.sol_grid).splitlines()[1:]]


def keeps_the_rules(problem: Problem, family: str, text: str, answer: list[list[str]]) -> bool:
    """Is this an answer, once places that are no cells are left out?"""
    case = Case("", family, text, answer=cells_of(answer))
    if family in of_loops.READERS:
        case = replace(case, answer={}, marked=of_loops.READERS[family][1](answer, of_loops.board_of(text)))
    elif family in READERS:
        case = READERS[family](case)
    told = {cell: label for cell, label in case.answer.items() if cell in problem.rules.cells}
    case = replace(case, answer=told)
    numbers = stored_answer(problem, case)
    return numbers is not None and problem.accepts(numbers)


def timed(work: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """A result and its milliseconds of the processor, all threads together."""
    began = time.process_time()
    result = work(*arguments)
    return result, 1000 * (time.process_time() - began)


def compare(family: str, cases: list[Case], limit: float, run: Callable[..., Any]) -> str:
    """A row of the table."""
    solved, solved_by_rival = 0, 0
    times: list[tuple[float, float]] = []
    longest = (0.0, 0.0)
    for case in cases:
        done, our_ms = timed(ours, case, limit)
        answer, their_ms = timed(rival, case, limit, RIVALS[family], run)
        right = bool(answer) and keeps_the_rules(load(case.text, domain=case.domain), family, case.text, answer)
        longest = max(longest[0], our_ms / 1000), max(longest[1], their_ms / 1000)
        solved += done
        solved_by_rival += right
        if done and right:
            times.append((our_ms, their_ms))
    worst = f"{longest[0]:.2f} | {longest[1]:.2f} |"
    if not times:
        return f"| {family} | {len(cases)} | {solved} | {solved_by_rival} | - | - | - | {worst}"
    our_ms, their_ms = (statistics.median(column) for column in zip(*times, strict=True))
    return (
        f"| {family} | {len(cases)} | {solved} | {solved_by_rival} | {our_ms:.1f} | {their_ms:.1f} "
        f"| {their_ms / our_ms:.1f} | {worst}"
    )


def rows(arguments: argparse.Namespace, run: Callable[..., Any]) -> Iterator[str]:
    """The table, line by line."""
    yield f"{machine()}, puzzlekit {version('puzzlekit')}, time limit {arguments.time_limit:g} s"
    yield ""
    yield (
        "| family | puzzles | solved | by puzzlekit | median ms | puzzlekit, ms | puzzlekit / ours "
        "| longest s | puzzlekit, longest s |"
    )
    yield "|---" * 9 + "|"
    for family in arguments.family or RIVALS:
        cases = list(FAMILIES[family](arguments.data))
        random.Random(arguments.seed).shuffle(cases)
        yield compare(family, cases[: arguments.limit], arguments.time_limit, run)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("family", nargs="*", choices=[*RIVALS, []], help="of which collections; all without")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the collections")
    parser.add_argument("--limit", type=int, default=100, help="puzzles drawn of each family")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--time-limit", type=float, default=10.0, help="seconds for each puzzle")
    import puzzlekit  # not a dependency: only this benchmark wants it

    for line in rows(parser.parse_args(), puzzlekit.solve):
        print(line, flush=True)


if __name__ == "__main__":
    main()
