"""How much each strength of projection removes of what can be removed, and what that costs, on real puzzles.

    python benchmarks/precision.py all graph_colouring@0.1 --data DIR --limit 30 --json FILE --plot FILE.svg

The yardstick is ``exact``, the backbone: removable is what it removes from the start. A puzzle for which one of the
strengths is not reached in the time limit is left out of every figure, and counted. ``FAMILY@SHARE`` gives this share
of the cells, from one of the answers, before it begins: colours are interchangeable, so that without givens nothing
can be removed from a graph.

One process on one core; times are processor time. Records are written to ``--json`` as they come; a run that was cut
off goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from cases import Case
from families import FAMILIES
from precision_table import STRENGTHS, Effort, Measure, Record, points, report
from real_puzzles import machine
from scatter import scatter

from neurosym import Candidates, NeurosymError, Problem, load
from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Limits
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.projector import projector_for
from neurosym.registry import domain

RUNS = {"unit": 3, "local": 3, "shave": 1, "exact": 1}
"""Runs of which the quickest counts; ``exact`` runs once, for a second run would profit from what the first learned."""


COARSE = 1e-4
"""A step of the clock, in seconds, that cannot tell the cheap projections apart."""


def clock_step() -> float:
    """The step in which the processor time of this process is counted: microseconds at most, or milliseconds.

    That of a thread would be finer, but the sat backend works in a thread of its own.
    """
    began = time.process_time()
    while (now := time.process_time()) == began:
        pass
    return now - began


def reach(problem: Problem, strength: str, backend: Backend, time_limit: float) -> tuple[Candidates, float] | None:
    """What ``strength`` leaves of the start, and its processor seconds; None if the time limit came first."""
    least = float("inf")
    for _ in range(RUNS[strength]):
        clock = Limits(seconds=time_limit).start()
        began = time.process_time()
        reached = projector_for(problem.rules).project(
            problem.start,
            strength,
            backbone=partial(backbone, problem, backend=backend, clock=clock),
            stop=clock.stopped,
        )
        least = min(least, time.process_time() - began)
        if clock.stopped():
            return None
    return reached, least


def search_from(problem: Problem, candidates: Candidates, finds: int, effort: Effort) -> tuple[int, bool]:
    """The nodes that ``search`` looks at for ``finds`` answers, and whether it came to an end within the limits.

    No nodes where there is nothing to search: as in a solve, complete candidates and bottom wake no backend.
    """
    if candidates.is_complete or candidates.is_bottom:
        return 0, True
    run, clock = Search().start(problem, candidates), Limits(effort.time_limit, effort.conflicts).start()
    finding = run.find(clock)
    for _ in range(finds - 1):
        if finding.answer is not None:
            finding = run.find(clock)
    return run.counts()["nodes"], not finding.stopped


def revealed(problem: Problem, share: float, effort: Effort, backend: Backend) -> Problem:
    """The problem with this share of its cells given, by one of its answers; as it is if none is found."""
    if not share:
        return problem
    run = backend.start(problem, problem.start)
    answer = run.find(Limits(effort.time_limit).start()).answer
    run.close()
    if answer is None:
        return problem
    cells = random.Random(effort.seed).sample(range(len(answer)), round(share * len(answer)))
    start = list(problem.start)
    for cell in cells:
        start[cell] = 1 << answer[cell]
    return replace(problem, start=Candidates(start))


def measures(problem: Problem, finds: int, effort: Effort, backend: Backend) -> tuple[Measure, ...] | str:
    """A measure for each strength, weakest first; or the name of the first that was not reached."""
    backend.start(problem, problem.start).close()  # the formula is built for rules, once: no part of a projection
    reached = []
    for strength in STRENGTHS:
        found = reach(problem, strength, backend, effort.time_limit)
        if found is None:
            return strength
        reached.append(found)
    searched = {candidates: search_from(problem, candidates, finds, effort) for candidates, _ in reached}
    return tuple(
        Measure(candidates.count(), round(seconds * 1e6, 1), *searched[candidates]) for candidates, seconds in reached
    )


def attempt(family: str, case: Case, effort: Effort, backend: Backend) -> Record:
    """Measure one case."""
    record = Record(family, case.id, effort, case.domain)
    try:
        problem = load(case.text, domain=case.domain)
    except NeurosymError:
        return replace(record, left_out="not read")
    problem = revealed(problem, share_given(family), effort, backend)
    taken = measures(problem, 2 if domain(case.domain).unique else 1, effort, backend)
    if isinstance(taken, str):
        return replace(record, start=problem.start.count(), left_out=taken)
    return replace(record, start=problem.start.count(), measures=taken)


def share_given(family: str) -> float:
    """The share in ``FAMILY@SHARE``, 0 without one. Raises ValueError."""
    return float(family.partition("@")[2] or 0)


def record_of(line: dict[str, Any]) -> Record:
    """A record as it stands in the JSON file."""
    measures_of = tuple(Measure(**measure) for measure in line["measures"])
    return Record(**{**line, "effort": Effort(**line["effort"]), "measures": measures_of})


def done_before(path: Path | None) -> dict[tuple[str, str, Effort], Record]:
    """The records of an earlier run; a last line that was cut off is left out."""
    if path is None or not path.exists():
        return {}
    whole = [line for line in path.read_text().splitlines(keepends=True) if line.endswith("\n")]
    path.write_text("".join(whole))
    return {record.key: record for record in map(record_of, map(json.loads, whole))}


def run(family: str, cases: Sequence[Case], effort: Effort, path: Path | None) -> Iterator[Record]:
    """All records of a family: those of an earlier run from the file, the others measured now and written at once."""
    before, backend = done_before(path), Sat()
    for case in cases:
        record = before.get((family, case.id, effort))
        if record is None:
            record = attempt(family, case, effort, backend)
            if path is not None:
                with path.open("a") as lines:
                    lines.write(json.dumps(asdict(record)) + "\n")
        if sys.stderr.isatty():
            print(f"\r{family}: {case.id}", end="", file=sys.stderr, flush=True)
        yield record


def arguments_of(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("families", nargs="+", metavar="FAMILY[@SHARE]", help=f"all, or of: {', '.join(FAMILIES)}")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the collections")
    parser.add_argument("--limit", type=int, default=30, help="at most so many of each family, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="of the draw, and of the cells given away")
    parser.add_argument("--time-limit", type=float, default=3.0, help="seconds for each strength and each search")
    parser.add_argument("--conflicts", type=int, default=300, help="dead ends after which a search is cut off")
    parser.add_argument("--json", type=Path, help="file for the records; an existing one is continued")
    parser.add_argument("--plot", type=Path, help="file for the picture, as SVG")
    arguments = parser.parse_args(words)
    named = [list(FAMILIES) if word == "all" else [word] for word in arguments.families]
    arguments.families = [family for families in named for family in families]
    for family in arguments.families:
        name, _, share = family.partition("@")
        if name not in FAMILIES:
            parser.error(f"no family is called {name!r}; known: all, {', '.join(FAMILIES)}")
        if share and not (share.replace(".", "", 1).isdigit() and float(share) <= 1):
            parser.error(f"{share!r} in {family!r} is no share; give a number from 0 to 1, as in {name}@0.1")
    return arguments


def main(words: Sequence[str]) -> int:
    """Measure the families asked for; print the tables, draw the picture."""
    arguments = arguments_of(words)
    step = min(clock_step() for _ in range(5))
    if step > COARSE:
        told = f"processor time is counted in steps of {step * 1000:.1f} ms here, and projections take less"
        print(f"{told}; lift a limit of processor time (ulimit -t) if there is one.", file=sys.stderr)
        return 2
    effort = Effort(arguments.time_limit, arguments.conflicts, arguments.seed)
    records: list[Record] = []
    for family in arguments.families:
        cases = list(FAMILIES[family.partition("@")[0]](arguments.data))
        if arguments.limit < len(cases):
            cases = random.Random(arguments.seed).sample(cases, arguments.limit)
        records += run(family, cases, effort, arguments.json)
    print(f"{machine()}, beside other work\n\n{effort}, at most {arguments.limit} of each family")
    print(f"\n{report(records)}")
    if arguments.plot is not None:
        title, across = "removable candidates removed, %", "cost of a projection, as a multiple of unit"
        arguments.plot.write_text(scatter(points(records), STRENGTHS, title, across))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
