"""LDT's own search, as published: chains of drop, check and pin, with no projection between them.

:mod:`neurosym.neural.rollout` is the one to solve with; it projects exactly after each step. This one shows what a
network does by itself, and so is what a figure of LDT is to be compared with (arXiv 2605.08605, section 5). One thing
is ours: what a chain calls solved counts only if the rules accept it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from neurosym.lattice import Answer, Candidates
from neurosym.neural.board import board_of
from neurosym.neural.pools import Chains, Said, chain_step
from neurosym.neural.rollout import Believe
from neurosym.problem import Problem


@dataclass(frozen=True)
class Chained:
    """What the chains of one problem came to."""

    answer: Answer | None
    calls: int
    """States looked at."""
    rejected: int
    """Times that a chain called itself solved and the rules did not accept it."""


def chain(
    problems: Sequence[Problem],
    believe: Believe,
    policy: Chains,
    tries: int,
    rounds: int,
    seed: int = 0,
    device: torch.device | str = "cpu",
) -> list[Chained]:
    """``tries`` chains for each problem, each of at most ``rounds`` looks; a conflict takes a chain back to the start.

    Chains of a problem that is solved end. The same seed gives the same chains.
    """
    found: dict[int, Answer] = {}
    calls, rejected = [0] * len(problems), [0] * len(problems)
    forks: list[tuple[int, Candidates]] = [(i, p.start) for i, p in enumerate(problems) for _ in range(tries)]
    with torch.random.fork_rng(), torch.inference_mode():
        torch.manual_seed(seed)
        for _ in range(rounds):
            if not forks:
                break
            board = board_of([(problems[i].rules, candidates) for i, candidates in forks], device)
            keep, choose, conflict = (part.float() for part in believe(board))
            said = Said(torch.sigmoid(keep), choose, torch.sigmoid(conflict))
            step = chain_step(board, said, [problems[i].start for i, _ in forks], policy)
            after: list[tuple[int, Candidates]] = []
            for number, (i, _) in enumerate(forks):
                calls[i] += 1
                candidates = step.pinned[number]
                if step.solved[number]:
                    if problems[i].accepts(candidates.answer()):
                        found.setdefault(i, candidates.answer())
                    else:
                        rejected[i] += 1
                again = step.flagged[number] or step.solved[number]
                after.append((i, problems[i].start if again else candidates))
            forks = [(i, candidates) for i, candidates in after if i not in found]
    return [Chained(found.get(i), calls[i], rejected[i]) for i in range(len(problems))]
