"""Which policies search best: rollouts of the same problems by every product of policies, with and without a network.

    python benchmarks/policies.py sudoku_extreme_proxy --data DIR --weights FILE --limit 64 [--chains 8] [--device cuda]

The study that the authors of LDT planned: which cell to branch on, which value, where to go on after a conflict, and
whether all chains trust the network alike. A problem is projected at ``local`` first. The budget is the same for all:
``--chains`` forks of ``--rounds`` looks each. Solved are only answers that every constraint accepts; calls are forks
looked at, over all problems. Unsound is the share of the candidates dropped by belief that were the known answer's,
where one is known. Each row with a network is to be read beside the row without: the same search, no opinions.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

from cases import Case
from families import FAMILIES
from real_puzzles import by_number, machine

from neurosym import Candidates, Problem, load
from neurosym.lattice import Answer
from neurosym.neural.checkpoint import load as read
from neurosym.neural.policies import CELLS, RESTARTS, TRUSTS, VALUES, Plan, Same
from neurosym.neural.proposer import believer
from neurosym.neural.rollout import Believe, Rolled, roll, uniform
from neurosym.projector import projector_for

NONE = "none"


def open_problems(cases: Sequence[Case]) -> Iterator[tuple[Problem, Candidates, Answer | None]]:
    """What projection leaves open, with the answer where the collection knows it to be the only one."""
    for case in cases:
        problem = load(case.text, case.domain)
        candidates = projector_for(problem.rules).project(problem.start)
        if not candidates.is_bottom and not candidates.is_complete:
            yield problem, candidates, by_number(problem, case.answer) if case.unique else None


def plans(chains: int, rounds: int, seed: int) -> Iterator[tuple[Plan, bool]]:
    """Every product of policies, and whether it is worth a row without a network: trust is about a network only."""
    for cell, value, restart, trust in product(CELLS, VALUES, RESTARTS, TRUSTS):
        plan = Plan(chains=chains, rounds=rounds, seed=seed)
        yield replace(plan, cell=cell(), value=value(), restart=restart(), trust=trust()), trust is Same


def row(name: str, plan: Plan, told: Sequence[Rolled], seconds: float) -> str:
    """A row of the table."""
    solved = sum(one.answer is not None for one in told)
    dropped = sum(one.eliminated for one in told if one.unsound is not None)
    unsound = sum(one.unsound or 0 for one in told)
    calls = sum(one.calls for one in told)
    policies = [type(part).__name__ for part in (plan.cell, plan.value, plan.restart, plan.trust)]
    share = f"{unsound / dropped:.2%} of {dropped:,}" if dropped else "none dropped"
    shown = [*policies[:3], policies[3] if name != NONE else "", name, f"{solved} of {len(told)}", f"{calls:,}"]
    return "| " + " | ".join([*shown, f"{calls / max(solved, 1):,.0f}", share, f"{seconds:.1f}"]) + " |"


def table(
    problems: Sequence[tuple[Problem, Candidates, Answer | None]],
    believers: dict[str, Believe],
    planned: Sequence[tuple[Plan, bool]],
    device: str,
) -> Iterator[str]:
    """A row for each plan and believer, as soon as it is measured."""
    yield "| cell | value | restart | trust | network | solved | calls | calls per solve | unsound drops | seconds |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    starts, answers = [(p, c) for p, c, _ in problems], [answer for _, _, answer in problems]
    for plan, bare in planned:
        for name, believe in believers.items():
            if name != NONE or bare:
                began = time.perf_counter()
                told = roll(starts, believe, plan, answers=answers, device=device)
                yield row(name, plan, told, time.perf_counter() - began)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table row by row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", choices=FAMILIES, metavar="FAMILY")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="a checkpoint; without one there is no network")
    parser.add_argument("--loops", type=int, default=0, help="0: as its spec says")
    parser.add_argument("--limit", type=int, default=64, metavar="N", help="so many problems, at random")
    parser.add_argument("--chains", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args(arguments)
    cases = list(FAMILIES[options.family](options.data))
    problems = list(open_problems(random.Random(options.seed).sample(cases, min(options.limit, len(cases)))))
    believers: dict[str, Believe] = {NONE: uniform}
    if options.weights is not None:
        looper = read(options.weights).looper.to(options.device)
        believers[options.weights.stem] = believer(looper, options.loops)
    print(machine())
    for line in table(problems, believers, list(plans(options.chains, options.rounds, options.seed)), options.device):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
