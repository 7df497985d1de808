"""What a looper is taught: asymmetric keep, choice of the value, conflict (LDT, arXiv 2605.08605, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from neurosym.lattice import Candidates
from neurosym.neural.board import Board, softmax_in_cell
from neurosym.neural.frame import live_of
from neurosym.neural.readout import Readout
from neurosym.problem import Rules


@dataclass(frozen=True)
class Weights:
    """Of the terms of the loss. ``keep`` to ``drop`` is the ratio that makes a lost answer dear."""

    keep: float = 4.0
    drop: float = 0.5
    choose: float = 1.0
    conflict: float = 0.1


class Target(NamedTuple):
    """Labels on a board."""

    stays: Tensor
    """[N] true where the candidate is in some answer inside."""
    judged: Tensor
    """[N] nodes on which ``keep`` is judged: open cells of states that have an answer."""
    decided: Tensor
    """[N] nodes of those cells that have one value in all answers, and on which ``choose`` is judged."""
    empty: Tensor
    """[B] float, 1 where no answer is inside."""


def target_of(board: Board, rules: Sequence[Rules], labels: Sequence[Candidates]) -> Target:
    """The labels (alpha of the answers inside each state) on the board's nodes."""
    stays = torch.cat([live_of(*pair) for pair in zip(rules, labels, strict=True)]).to(board.live.device)[board.live]
    empty = torch.tensor([label.is_bottom for label in labels], device=board.live.device)
    judged = board.own & board.open & ~empty[board.problem]
    alternatives = torch.bincount(board.cell[stays], minlength=board.cells)
    decided = judged & (alternatives[board.cell] == 1)
    return Target(stays, judged, decided, empty.float())


def loss_of(board: Board, readouts: Sequence[Readout], target: Target, weights: Weights) -> Tensor:
    """The mean over read-outs. Each term is a mean over what it judges, 0 where there is nothing."""
    total = torch.zeros((), device=board.cell.device)
    goal = target.stays[target.judged].float()
    weight = torch.where(goal > 0, weights.keep, weights.drop)
    correct = target.decided & target.stays
    for readout in readouts:
        if len(goal):
            keep = readout.keep[target.judged].float()
            total = total + functional.binary_cross_entropy_with_logits(keep, goal, weight)
        if weights.choose and bool(correct.any()):
            total = total - weights.choose * softmax_in_cell(board, readout.choose.float())[correct].mean()
        conflict = functional.binary_cross_entropy_with_logits(readout.conflict.float(), target.empty)
        total = total + weights.conflict * conflict
    return total / len(readouts)
