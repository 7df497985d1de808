"""Believers that know an answer, and tell it or its opposite; and one that says whatever comes to its mind."""

from __future__ import annotations

import torch

from neurosym.lattice import Answer
from neurosym.neural.board import Board
from neurosym.neural.readout import Readout
from neurosym.neural.rollout import Believe
from neurosym.problem import Problem
from neurosym.relaxation import relax

SURE = 20.0


def oracle(problem: Problem, answer: Answer, *, right: bool = True) -> Believe:
    """On boards of this problem only. The wrong one drops the answer, prefers all else, and sees conflicts."""
    cells, sign = len(relax(problem.rules).cells), 1.0 if right else -1.0

    def believe(board: Board) -> Readout:
        cell = board.cell % cells
        told = torch.tensor([*answer, *[-1] * (cells - len(answer))])[cell]
        hit = torch.where((told == board.value) | (told < 0), SURE * sign, -SURE * sign)
        return Readout(hit, hit, torch.full((board.problems,), -SURE * sign))

    return believe


def luck(seed: int) -> Believe:
    """Random logits, some of them infinite or no numbers."""
    dice = torch.Generator().manual_seed(seed)

    def logits(count: int) -> torch.Tensor:
        drawn = 6 * torch.randn(count, generator=dice)
        strange = torch.tensor([float("nan"), float("inf"), -float("inf")])
        which = torch.randint(0, 12, (count,), generator=dice)
        return torch.where(which < 3, strange[which.clamp(max=2)], drawn)

    def believe(board: Board) -> Readout:
        return Readout(logits(len(board.cell)), logits(len(board.cell)), logits(board.problems))

    return believe
