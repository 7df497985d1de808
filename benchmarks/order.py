"""Does a network's order save work? The same problems by the same backend, with and without it, paired.

    python benchmarks/order.py sudoku_hardest_1106 sudoku_16 --data DIR --weights FILE [--limit 200] [--json FILE]

A problem is projected at ``local``; what that leaves open goes to each backend once unguided and once under each
order: ``luck`` (a random order, seeded: the line without a network) and, with ``--weights``, ``network``. The cost is
the nodes of ``search`` and the conflicts of ``sat`` up to the first answer and, with ``--unique``, up to the proof that
there is no other. Solvers are made anew for each run, for a warm one remembers. Seconds are those of the backend's
work and, for the network, of its one look at the problem; loading it is told apart. They are told by the clock on the
wall and by that of the processor: the two agree where nothing else runs, and where much does the latter is to be read.
A run cut off by ``--conflicts`` counts as what it cost, and is told.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

from cases import Case
from families import FAMILIES
from paired import bootstrap, total, typical
from real_puzzles import machine

from neurosym import Candidates, NeurosymError, Problem, load
from neurosym.backends.base import Backend, Clock, Hints, Limits
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.problem import Belief
from neurosym.projector import projector_for

Order: TypeAlias = Callable[[Problem, Candidates], Belief]
BACKENDS: dict[str, tuple[Callable[[], Backend], str]] = {"search": (Search, "nodes"), "sat": (Sat, "conflicts")}
"""Name -> how one is made, and what of its counts is the cost."""
PLAIN = "unguided"


@dataclass(frozen=True)
class Record:
    """One run. ``seconds`` hold those of the order; ``decided`` is false if it was cut off."""

    family: str
    id: str
    backend: str
    order: str
    cost: int
    seconds: float
    asked: float
    decided: bool
    work: float = 0.0
    """Seconds of the processor."""


def luck(seed: int) -> Order:
    """A random score for each candidate, the same ones for the same seed and problem."""

    def order(problem: Problem, candidates: Candidates) -> Belief:
        dice = random.Random(f"{seed} {tuple(candidates)}")
        return [[dice.random() if mask >> v & 1 else -1.0 for v in range(mask.bit_length())] for mask in candidates]

    return order


def network(weights: Path, loops: int) -> tuple[Order, float]:
    """The order of a checkpoint, and the seconds it took to load it and torch."""
    began = time.perf_counter()
    import torch

    from neurosym.neural.checkpoint import load as read
    from neurosym.neural.proposer import Proposer, believer

    torch.set_num_threads(1)
    believe = believer(read(weights).looper, loops)
    return lambda problem, candidates: Proposer(problem, believe).order(candidates), time.perf_counter() - began


def attempt(
    problem: Problem, candidates: Candidates, backend: str, order: Order | None, clock: Clock, finds: int
) -> tuple[int, float, float, bool, float]:
    """Cost, seconds, seconds of the order, whether it was decided, and seconds of the processor."""
    made, what = BACKENDS[backend]
    began, worked = time.perf_counter(), time.process_time()
    belief = order(problem, candidates) if order is not None else None
    asked = time.perf_counter() - began
    worked = time.process_time() - worked
    run = made().start(problem, candidates, Hints(belief))
    began, going = time.perf_counter(), time.process_time()
    for _ in range(finds):
        finding = run.find(clock)
        if finding.answer is None:
            break
    spent, cost = time.perf_counter() - began, run.counts()[what]
    worked += time.process_time() - going
    run.close()
    return cost, asked + spent, asked, not finding.stopped, worked


def measured(
    family: str, cases: Sequence[Case], orders: dict[str, Order], limits: Limits, finds: int
) -> Iterator[Record]:
    """A record for each open problem, backend and order; which goes first is by turns."""
    for number, case in enumerate(cases):
        try:
            problem = load(case.text, case.domain)
        except NeurosymError as error:
            print(f"{case.id}: {error}", file=sys.stderr)
            continue
        candidates = projector_for(problem.rules).project(problem.start)
        if candidates.is_bottom or candidates.is_complete:
            continue
        named: list[tuple[str, Order | None]] = [(PLAIN, None), *orders.items()]
        turn = number % len(named)
        for backend in BACKENDS:
            for name, order in named[turn:] + named[:turn]:
                told = attempt(problem, candidates, backend, order, limits.start(), finds)
                yield Record(family, case.id, backend, name, *told)


def table(records: Sequence[Record]) -> Iterator[str]:
    """A row for each family, backend and order: its ratios to the unguided run of the same problem."""
    yield (
        "| family | backend | order | problems | cut off | median cost | cost, typical | cost, total | "
        "seconds, total | processor s, total | better / same / worse |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for family, backend in dict.fromkeys((r.family, r.backend) for r in records):
        own = [r for r in records if (r.family, r.backend) == (family, backend)]
        plain = {r.id: r for r in own if r.order == PLAIN}
        for order in dict.fromkeys(r.order for r in own):
            by = {r.id: r for r in own if r.order == order}
            both = [(plain[key], by[key]) for key in plain if key in by]
            yield row([family, backend, order], both)


def row(names: list[str], both: Sequence[tuple[Record, Record]]) -> str:
    """One row of the table."""
    costs = [(float(a.cost), float(b.cost)) for a, b in both]
    times = [(a.seconds, b.seconds) for a, b in both]
    work = [(a.work, b.work) for a, b in both]
    signs = [(a > b) - (a < b) for a, b in costs]
    told = [*names, str(len(both)), str(sum(not b.decided for _, b in both))]
    told += [f"{statistics.median(b for _, b in costs):,.0f}", str(bootstrap(costs, typical))]
    told += [str(bootstrap(costs, total)), str(bootstrap(times, total)), str(bootstrap(work, total))]
    return "| " + " | ".join([*told, " / ".join(str(signs.count(sign)) for sign in (1, 0, -1))]) + " |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the records if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="+", choices=FAMILIES, metavar="FAMILY")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="a checkpoint")
    parser.add_argument("--loops", type=int, default=0, help="0: as its spec says")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="so many of each family, at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conflicts", type=int, default=100_000, metavar="N", help="after so many a run is cut off")
    parser.add_argument("--unique", action="store_true", help="up to the proof that there is no other answer")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write a line for each run")
    options = parser.parse_args(arguments)
    orders = {"luck": luck(options.seed)}
    print(machine())
    if options.weights is not None:
        orders["network"], loading = network(options.weights, options.loops)
        print(f"{options.weights.name} and torch loaded in {loading:.2f} s")
    records: list[Record] = []
    with open(options.json or os.devnull, "w", encoding="utf-8") as file:
        for family in options.families:
            cases = list(FAMILIES[family](options.data))
            if options.limit and options.limit < len(cases):
                cases = random.Random(options.seed).sample(cases, options.limit)
            finds = 2 if options.unique else 1
            for record in measured(family, cases, orders, Limits(conflicts=options.conflicts), finds):
                records.append(record)
                file.write(json.dumps(asdict(record)) + "\n")
    print("\n".join(table(records)) if records else "projection leaves nothing open here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
