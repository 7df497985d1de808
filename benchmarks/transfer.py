"""What do trained weights know of sizes, shapes and cages that they never saw? Eliminations and orders, zero shot.

    python benchmarks/transfer.py killer_sudoku qwh_20 --data DIR --weights FILE [--limit 20] [--json FILE]

Each problem is projected at ``local``; the network looks once at what that leaves open. Two things are asked:

- *eliminations*: what share of the candidates that no answer has, and that ``local`` leaves, does it believe gone, and
  what share of all that it believes gone has some answer? The truth is the backbone, asked of SAT; problems where that
  is not decided in ``--backbone`` conflicts are left out, and told.
- *orders*: nodes of ``search`` and conflicts of ``sat`` up to the first answer, with its order, with a random one, and
  with none, paired on the same problems. A run cut off by ``--conflicts`` counts as what it cost, and is told.

Sets are those of ``families.py``; of the families that training has seen, only what ``training_data.py`` kept back;
and ``qwh_N``: latin squares of order N with holes, drawn here (Gomes and Selman, AAAI 1997); ``qwh_N_unique`` are the
same with holes filled until there is one answer.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cases import Case, rows_of
from families import FAMILIES
from order import BACKENDS, PLAIN, Order, Record, attempt, luck, table
from paired import bootstrap, total
from real_puzzles import machine
from training_data import OTHERS, WIDER, others

from neurosym import Answer, Candidates, Problem, load, sampling
from neurosym.backends.backbone import backbone
from neurosym.backends.base import Limits
from neurosym.backends.sat import Sat
from neurosym.neural.checkpoint import load as read
from neurosym.neural.proposer import Proposer, believer
from neurosym.neural.rollout import Believe
from neurosym.projector import projector_for

HOLES = 0.42
"""Share of holes in a quasigroup with holes: about where they are hardest."""
MADE = 24
"""How many of them there are to draw from."""


@dataclass(frozen=True)
class Proposed:
    """What one look says of one problem. ``removable``: candidates that ``local`` leaves and no answer has."""

    family: str
    id: str
    removable: int
    found: int
    proposed: int

    @property
    def refuted(self) -> int:
        """Proposals that some answer has."""
        return self.proposed - self.found


def quasigroups(order: int, seed: int, unique: bool) -> Iterator[Case]:
    """Latin squares with holes at random: each has an answer, and perhaps more."""
    sat = Sat()  # one for all: its solver of these rules stays warm
    for number in range(MADE):
        chance = random.Random(f"{order} {seed} {number}")
        full = sampling.latin(chance, (1, order))
        holes = set(chance.sample(range(order * order), round(HOLES * order * order)))
        while unique and (other := another(sat, text_of(full, holes, order), full)):
            holes.discard(chance.choice([cell for cell in sorted(holes) if other[cell] != full[cell]]))
        yield Case(f"qwh_{order}:{seed}:{number}", "latin_square", text_of(full, holes, order))


def text_of(full: Answer, holes: set[int], order: int) -> str:
    """A latin square without the values at some of its cells."""
    told = ["." if cell in holes else str(value + 1) for cell, value in enumerate(full)]
    return f"order {order}\n{rows_of([told[first : first + order] for first in range(0, len(told), order)])}"


def another(sat: Sat, text: str, answer: Answer) -> Answer | None:
    """An answer that is not this one."""
    problem = load(text, "latin_square")
    run = sat.start(problem, problem.start)
    run.avoid(Candidates.of_answer(answer))
    try:
        return run.find(Limits().start()).answer
    finally:
        run.close()


def cases_of(name: str, data: Path, seed: int) -> list[Case]:
    """The problems of a set that no training has seen."""
    if name.startswith("qwh_"):
        order, _, kind = name.removeprefix("qwh_").partition("_")
        return list(quasigroups(int(order), seed, kind == "unique"))
    return others(data, (name,))[1][name] if name in OTHERS + WIDER else list(FAMILIES[name](data))


def open_problems(cases: Sequence[Case], limit: int, seed: int) -> Iterator[tuple[str, Problem, Candidates]]:
    """So many of those that ``local`` leaves open, in a random order."""
    for case in random.Random(seed).sample(cases, len(cases)):
        if not limit:
            return
        problem = load(case.text, case.domain)
        candidates = projector_for(problem.rules).project(problem.start)
        if not candidates.is_bottom and not candidates.is_complete:
            limit -= 1
            yield case.id, problem, candidates


def proposals(
    family: str, name: str, problem: Problem, candidates: Candidates, believe: Believe, limits: Limits
) -> Proposed | None:
    """What is believed gone, held against the backbone; None if that is not decided within the limits."""
    clock = limits.start()
    known = backbone(problem, candidates, Sat(), clock)
    if clock.stopped():
        return None
    doubts = Proposer(problem, believe).doubt(candidates)
    sizes = [sum(mask.bit_count() for mask in element) for element in (candidates, known)]
    found = sum(not known[cell] >> value & 1 for cell, value in doubts)
    return Proposed(family, name, sizes[0] - sizes[1], found, len(doubts))


def eliminations(rows: dict[str, list[Proposed | None]]) -> Iterator[str]:
    """The table of what is believed gone: a row for each set."""
    yield (
        "| set | problems | undecided | beyond local | share of these proposed | a problem, middle | proposals | "
        "share refuted |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for family, all_ in rows.items():
        told = [row for row in all_ if row is not None]
        cells = [family, str(len(all_)), str(len(all_) - len(told)), f"{sum(row.removable for row in told):,}"]
        some = [row for row in told if row.removable]
        cells.append(str(bootstrap([(row.removable, row.found) for row in some], total)) if some else "none")
        shares = sorted(row.found / row.removable for row in some)
        cells.append(f"{shares[len(shares) // 2]:.2f}" if some else "none")
        doubted = [row for row in told if row.proposed]
        cells.append(f"{sum(row.proposed for row in doubted):,}")
        cells.append(f"{bootstrap([(r.proposed, r.refuted) for r in doubted], total):.4f}" if doubted else "none")
        yield "| " + " | ".join(cells) + " |"


def measured(
    family: str,
    openly: Iterable[tuple[str, Problem, Candidates]],
    believe: Believe,
    limits: Sequence[Limits],
    seed: int,
) -> Iterator[tuple[Proposed | None, list[Record]]]:
    """For each problem what is believed gone, and a run for each backend and order; which goes first is by turns.

    ``limits``: of the backbone, and of a run.
    """
    orders: list[tuple[str, Order | None]] = [(PLAIN, None), ("luck", luck(seed))]
    orders.append(("network", lambda problem, candidates: Proposer(problem, believe).order(candidates)))
    for number, (name, problem, candidates) in enumerate(openly):
        turn = number % len(orders)
        yield (
            proposals(family, name, problem, candidates, believe, limits[0]),
            [
                Record(family, name, backend, told, *attempt(problem, candidates, backend, order, limits[1].start(), 1))
                for backend in BACKENDS
                for told, order in orders[turn:] + orders[:turn]
            ],
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print both tables, and write the records if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET", help="a family, qwh_N or qwh_N_unique")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--weights", type=Path, required=True, metavar="FILE", help="a checkpoint")
    parser.add_argument("--loops", type=int, default=0, help="0: as its spec says")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="open problems of each set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conflicts", type=int, default=20_000, metavar="N", help="after so many a run is cut off")
    parser.add_argument("--backbone", type=int, default=200_000, metavar="N", help="after so many it is undecided")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write a line for each look and each run")
    options = parser.parse_args(arguments)
    import torch

    torch.set_num_threads(1)
    believe = believer(read(options.weights).looper, options.loops)
    limits = [Limits(conflicts=most) for most in (options.backbone, options.conflicts)]
    print(f"{machine()}, {options.weights.name}", flush=True)
    found: dict[str, list[Proposed | None]] = {}
    records: list[Record] = []
    with open(options.json or os.devnull, "w", encoding="utf-8") as file:
        for family in options.sets:
            openly = open_problems(cases_of(family, options.data, options.seed), options.limit, options.seed)
            for looked, runs in measured(family, openly, believe, limits, options.seed):
                found.setdefault(family, []).append(looked)
                records += runs
                file.write("".join(json.dumps(asdict(each)) + "\n" for each in (looked, *runs) if each is not None))
                file.flush()
    print("\n".join([*eliminations(found), "", *table(records)]) if records else "projection leaves nothing open here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
