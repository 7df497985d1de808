"""How good are checkpoints by themselves? One row for each and each file of rows: passes, drops, rollouts, costs.

    python benchmarks/judging.py FILE.safetensors ... --rows T/judge_sudoku_17.jsonl ... --limit 20

What ``neurosym eval`` measures, as a table, and the same for every checkpoint: single passes at each depth of
``--loops``; without the checker, how many are answered and how many of these are wrong; how many candidates are
believed gone, and how many of these an answer has; rollouts of ``--chains`` forks and ``--rounds`` looks with exact
projection, each answer checked, beside the same rollouts without a network; and the time of a pass at batch 1 and at
``--batch``, for which the problems are repeated. Times are those of the processor, one thread: on a machine with
nothing else to do that is the time on the clock. Dense networks see problems as given, others as projected.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from real_puzzles import machine

from neurosym import lessons
from neurosym.neural.checkpoint import load
from neurosym.neural.evaluate import Judge
from neurosym.neural.figures import Report
from neurosym.neural.policies import plan_of

HEAD = (
    "weights", "data", "problems", "looked at", "exact at {loops} loops", "answered, wrong, abstained", "drops",
    "unsound", "rollouts: solved, wrong", "no network: solved", "looks", "ms a solve", "ms, no network",
    "ms a pass at batch 1, {batch}", "GFLOP a pass",
)  # fmt: skip


def report(looper_file: Path, rows: Path, options: argparse.Namespace) -> Report:
    """All figures of one checkpoint on one file."""
    looper = load(looper_file).looper
    examples = lessons.sample(rows, None, options.limit, options.seed)
    judge = Judge(looper, examples, lessons.labeller(), batch=options.together, clock=time.process_time)
    plan = replace(plan_of(looper.spec, options.seed), chains=options.chains, rounds=options.rounds)
    passes = judge.passes(options.loops)
    looked = sum(not item.candidates.is_complete for item in judge.items)
    searches = [judge.search(plan, options.depth, network=asked, together=1) for asked in (True, False)]
    repeats = -(-options.batch // max(1, looked))
    many = Judge(looper, examples * repeats, None, clock=time.process_time) if looked else judge
    return Report(
        data=rows.stem.removeprefix("judge_"),
        problems=len(examples),
        labelled=sum(item.label is not None for item in judge.items),
        done=judge.done,
        looked=looked,
        sample=f"at most {options.limit} drawn with seed {options.seed}",
        passes=passes,
        searches=tuple(searches),
        milliseconds=many.milliseconds(options.depth, (1, options.batch)) if looked else {},
    )


def row(name: str, told: Report, depth: int) -> str:
    """A row of the table; what holds at one depth only is told at ``depth``."""
    at = next(one for one in told.passes if one.loops == depth)
    with_network, without = told.searches
    share = f"{at.unsound / at.drops:.2%}" if at.drops else "none"
    cells = [name, told.data, str(told.problems), str(told.looked)]
    cells.append(" / ".join(str(one.looked_exact) for one in told.passes))
    cells.append(f"{at.answered}, {at.wrong}, {told.problems - at.answered}")
    cells += [f"{at.drops:,} ({at.recall:.0%} of what can go)", share]
    cells += [f"{with_network.solved}, {with_network.wrong}", str(without.solved)]
    cells.append(f"{with_network.calls / max(1, with_network.problems):.1f}")
    cells += [f"{1e3 * search.seconds / max(1, search.problems):.0f}" for search in told.searches]
    cells.append(", ".join(f"{spent:.1f}" for spent in told.milliseconds.values()) or "none")
    cells.append(f"{at.flop / 1e9:.2f}")
    return "| " + " | ".join(cells) + " |"


def table(options: argparse.Namespace) -> Iterator[str]:
    """Its lines, as they come; a line of JSON for each row goes to the file that was asked for."""
    words = {"loops": " / ".join(map(str, options.loops)), "batch": options.batch}
    yield "| " + " | ".join(name.format(**words) for name in HEAD) + " |"
    yield "|" + "---|" * len(HEAD)
    with open(options.json or os.devnull, "a", encoding="utf-8") as file:
        for checkpoint in options.checkpoints:
            for rows in options.rows:
                told = report(checkpoint, rows, options)
                file.write(json.dumps({"checkpoint": checkpoint.stem} | asdict(told)) + "\n")
                file.flush()
                yield row(checkpoint.stem, told, options.depth)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print row by row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+", type=Path, metavar="CHECKPOINT")
    parser.add_argument("--rows", nargs="+", type=Path, required=True, metavar="FILE", help="rows (docs/training.md)")
    parser.add_argument("--loops", default="16,32,64,256,1024", metavar="N,N,...")
    parser.add_argument(
        "--depth", type=int, default=64, metavar="N", help="the depth of all but the passes; in --loops"
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="of each file, so many drawn at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--chains", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=32)
    parser.add_argument("--together", type=int, default=8, metavar="N", help="problems in a batch of passes")
    parser.add_argument("--batch", type=int, default=256, metavar="N", help="the batch that is timed beside 1")
    parser.add_argument("--json", type=Path, metavar="FILE", help="add a line for each row")
    options = parser.parse_args(arguments)
    options.loops = sorted({int(word) for word in options.loops.split(",")} | {options.depth})
    torch.set_num_threads(1)
    print(
        f"{machine()}\n\n{options.chains} chains, {options.rounds} rounds; at most {options.limit} problems of each "
        f"file, seed {options.seed}; all but the passes at {options.depth} loops\n"
    )
    for line in table(options):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
