"""The verb ``eval``: its options, and how its figures are printed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from neurosym.errors import EXIT_SOLVED, InputError
from neurosym.verbs.solving import say

if TYPE_CHECKING:
    from neurosym.neural.evaluate import Judge
    from neurosym.neural.figures import Report, Searched
    from neurosym.neural.policies import Plan

VERSION = 1
ONE_BY_ONE = 16
"""Problems that are also solved one by one, to be timed."""


@click.command("eval")
@click.argument("checkpoint", metavar="NAME|FILE")
@click.argument("data", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--loops", default="", metavar="N,N,...", help="Depths of a pass. Default: the preset's at test.")
@click.option("--chains", type=click.IntRange(min=0), default=0, metavar="K", help="Forks for a rollout; 0: none.")
@click.option("--rounds", type=click.IntRange(min=1), default=32, show_default=True, metavar="R", help="Of a rollout.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Of each file, so many drawn at random.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the sample and of the rollouts.")
@click.option("--batch", type=click.IntRange(min=1), default=32, show_default=True, metavar="N")
@click.option("--domain", metavar="NAME", help="The kind of puzzle, for files that are not rows with a domain.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each file and line (docs/training.md).")
def evaluate(
    checkpoint: str,
    data: tuple[Path, ...],
    loops: str,
    chains: int,
    rounds: int,
    limit: int | None,
    seed: int,
    batch: int,
    domain: str | None,
    device: str,
    as_json: bool,
) -> NoReturn:
    """How good a network (one that is installed, or a file) is on each file of DATA: passes, drops, rollouts, costs."""
    from neurosym import lessons, registry
    from neurosym.neural.checkpoint import load
    from neurosym.neural.evaluate import Judge
    from neurosym.neural.figures import Report
    from neurosym.neural.policies import Plan
    from neurosym.verbs.training import placed

    place, file = placed(device), registry.weights(checkpoint)
    found = load(Path(file), place)
    depths = depths_of(loops) or (found.looper.spec.test_loops,)
    for path in data:
        examples = lessons.sample(path, domain, limit, seed)
        judge = Judge(found.looper, examples, lessons.labeller(), device=place, batch=batch)
        passes = judge.passes(depths)
        best = max(passes, key=lambda one: (one.exact, -one.loops)).loops
        plan = Plan(chains=max(1, chains), rounds=rounds, seed=seed)
        report = Report(
            data=path.name,
            problems=len(examples),
            labelled=sum(item.label is not None for item in judge.items),
            done=judge.done,
            looked=sum(not item.candidates.is_complete for item in judge.items),
            sample="all" if limit is None else f"at most {limit} drawn with seed {seed}",
            passes=passes,
            searches=_searches(judge, plan, best, max(2, batch // 8)) if chains else (),
            milliseconds=judge.milliseconds(best, (1, batch)),
        )
        head = {"version": VERSION, "checkpoint": os.path.basename(file), "preset": found.looper.spec.name}
        say(json.dumps(head | report.to_dict()) if as_json else as_text(report, found.looper.spec.name))
    sys.exit(EXIT_SOLVED)


def _searches(judge: Judge, plan: Plan, loops: int, together: int) -> tuple[Searched, ...]:
    """With a network and without, many problems together; and the first few one by one, for the time of one solve."""
    both = tuple(judge.search(plan, loops, network=asked, together=together) for asked in (True, False))
    return (*both, judge.search(plan, loops, together=1, most=ONE_BY_ONE))


def depths_of(text: str) -> tuple[int, ...]:
    """``16,32`` as numbers. Raises InputError."""
    words = text.split(",") if text else []
    if not all(word.strip().isdecimal() and int(word) for word in words):
        raise InputError(f"--loops {text}", "numbers above 0 with commas between, as in 16,32,64")
    return tuple(sorted({int(word) for word in words}))


def as_text(report: Report, preset: str) -> str:
    """The figures for people."""
    count = report.problems
    lines = [
        f"{preset} on {report.data}: {count} problems ({report.sample})",
        f"{'':4}{report.done} are completed by projection alone; the network looked at {report.looked}",
        f"{'':4}metric: {report.metric}",
        "     loops   exact  of looked  answered  wrong  abstained  unsound drops  recall   GFLOP",
    ]
    for one in report.passes:
        unsound = one.unsound / max(1, one.drops)
        lines.append(
            f"{'':4}{one.loops:6}{one.exact / count:8.1%}{one.looked_exact / max(1, report.looked):11.1%}"
            f"{one.answered / count:10.1%}{one.wrong / count:7.1%}"
            f"{1 - one.answered / count:11.1%}{unsound:15.3%}{one.recall:8.1%}{one.flop / 1e9:8.3f}"
        )
    lines.append(f"{'':4}with the checker: the exact ones are answered, none wrong; answered and wrong are without it")
    for search in report.searches:
        solvable, drops = max(1, search.problems), max(1, search.drops)
        lines.append(
            f"{'':4}{'rollouts' if search.network else 'the same without a network'}, {search.chains} chains, "
            f"{search.rounds} rounds, {search.together} together: {search.solved / solvable:.1%} of {search.problems} "
            f"solved, {search.wrong} wrong, {search.calls / solvable:.1f} calls and "
            f"{1e3 * search.seconds / solvable:.0f} ms a problem, unsound drops {search.unsound / drops:.3%}"
        )
    times = ", ".join(f"{told:.1f} at batch {size}" for size, told in report.milliseconds.items())
    lines.append(f"{'':4}ms a pass and problem: {times or 'nothing to look at'}")
    return "\n".join(lines)
