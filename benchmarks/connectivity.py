"""Connectivity by cuts that come when a model calls for them, beside distances from a root written out at once.

    python benchmarks/connectivity.py [--sizes 6,8,10,14] [--count 10] [--seed 1] [--time-limit 30]

Each problem is a connected figure at random on a square board, 45 % of the cells, of which is told how many there are
in each row and column, and of one cell in thirty whether it is in. What is asked is whether the figure is the only one.
Both readings go through the same backend, in turn, in one process. The written one gives each cell an order-encoded
distance, one more than that of a neighbour: faithful, but a formula of cells times distances.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from dataclasses import dataclass

from real_puzzles import machine

from neurosym import Candidates, Connected, Constraint, Count, Problem, Solved, grid, parts, pipeline
from neurosym.backends.base import Limits
from neurosym.backends.encoding import encoding
from neurosym.backends.sat import Sat
from neurosym.cnf import Cnf

IN = 0b10


@dataclass(frozen=True)
class Ranked(Connected):
    """The same, with all clauses at once: ``far[i][d]`` says that cell i is in, more than d steps from the root."""

    def encode(self, cnf: Cnf) -> None:
        """Each cell that is in is the root or has a nearer neighbour."""
        chosen = [cnf.member(cell, self.values) for cell in self.scope]
        most = len(self.scope) // 2 + 1
        far = [[cnf.new() for _ in range(most)] for _ in self.scope]
        root = [cnf.new() for _ in self.scope]
        cnf.at_most_one(root)
        for i, near in enumerate(self.beside):
            cnf.add(-root[i], chosen[i])
            cnf.add(-chosen[i], root[i], far[i][0])
            cnf.add(-far[i][0], chosen[i])
            cnf.add(-root[i], -far[i][0])
            cnf.add(-far[i][-1])
            for d in range(1, most):
                cnf.add(-far[i][d], far[i][d - 1])
            for d in range(most - 1):
                # At least d + 1 steps away and not d + 2: a neighbour that is in is less far.
                steps = []
                for j in near:
                    step = cnf.new()
                    cnf.add(-step, chosen[j])
                    cnf.add(-step, -far[j][d])
                    steps.append(step)
                cnf.add(-far[i][d], far[i][d + 1], *steps)


def figure(rng: random.Random, size: int) -> set[int]:
    """A connected set of cells at random."""
    beside = parts.beside(size, size)
    found = {rng.randrange(size * size)}
    while len(found) < 0.45 * size * size:
        found.add(rng.choice([other for cell in found for other in beside[cell] if other not in found]))
    return found


def problem(kind: type[Connected], size: int, seed: str) -> Problem:
    """The rules with this reading of connectivity, and the cells told."""
    rng = random.Random(seed)
    inside = figure(rng, size)
    told = rng.sample(range(size * size), size * size // 30)
    lines = [scope for _, scope in parts.lines(size, size)]
    counts: list[Constraint] = [Count(scope, "==", sum(cell in inside for cell in scope), IN) for scope in lines]
    one = kind(tuple(range(size * size)), IN, tuple(grid.neighbours(size, size)))
    start = [0b11] * (size * size)
    for cell in told:
        start[cell] = IN if cell in inside else 0b01
    return Problem(parts.shaded(size, size, [*counts, one]), Candidates(start))


def run(one: Problem, limit: float) -> tuple[float, bool, int, int]:
    """Seconds, decided or not, clauses at first, and clauses that came in."""
    began = time.perf_counter()
    clauses = len(encoding(one.rules).clauses)
    outcome = pipeline.solve(one, Sat(), limits=Limits(seconds=limit))
    seconds = time.perf_counter() - began
    decided = isinstance(outcome, Solved) and outcome.unique is not None
    return seconds, decided, clauses, len(encoding(one.rules).clauses) - clauses


def row(size: int, count: int, seed: int, limit: float) -> str:
    """A line of the table."""
    columns = []
    for kind in (Connected, Ranked):
        runs = [run(problem(kind, size, f"{seed}:{size}:{number}"), limit) for number in range(count)]
        seconds, decided, clauses, cuts = zip(*runs, strict=True)
        columns.append((statistics.median(seconds), sum(decided), statistics.median(clauses), statistics.median(cuts)))
    (lazy, done, short, cuts), (eager, done_eager, long, _) = columns
    return (
        f"| {size} | {count} | {done} | {done_eager} | {1000 * lazy:.0f} | {1000 * eager:.0f} | {eager / lazy:.1f} "
        f"| {short:.0f} | {cuts:.0f} | {long:.0f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="6,8,10,14", help="sides of the boards")
    parser.add_argument("--count", type=int, default=10, help="boards of each size")
    parser.add_argument("--seed", type=int, default=1, help="of the boards")
    parser.add_argument("--time-limit", type=float, default=30.0, help="seconds for each")
    arguments = parser.parse_args()
    print(f"{machine()}, time limit {arguments.time_limit:g} s\n")
    columns = ["side", "boards", "decided by cuts", "by distances", "cuts, ms", "distances, ms", "ratio"]
    columns += ["clauses", "cuts that came", "clauses with distances"]
    print(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for size in map(int, arguments.sizes.split(",")):
        print(row(size, arguments.count, arguments.seed, arguments.time_limit), flush=True)


if __name__ == "__main__":
    main()
