"""Axis: when a problem has been looped enough, and what the read-outs along the way count for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn


class Evidence(NamedTuple):
    """What a halting rule may look at after a loop."""

    scores: Tensor
    """[loops so far, B, outputs] logits of the halting head; [loops, B, 0] without one."""
    belief: Tensor
    """[n] log-probabilities of the values, in each cell; auxiliary cells are left out."""
    before: Tensor | None
    """[n] the same one loop earlier; None after the first loop."""
    moved: Tensor
    """[B] how far the state moved in this loop, relative."""
    conflict: Tensor
    """[B] the conflict logit."""
    problem: Tensor
    """[n] the problem of each node."""
    cell: Tensor
    """[n] its cell."""


class Halting:
    """Base: no problem is halted before the number of loops asked for."""

    outputs: ClassVar[int] = 0
    """Of the halting head, a linear map of the mean row of a problem."""
    in_run: ClassVar[bool] = False
    """Does it end a run at test? If not, whoever runs the loops may ask ``stops``."""

    mean_field: ClassVar[bool] = False
    """Is the answer the weighted mean of all read-outs?"""

    def build(self, width: int) -> nn.Module:
        """The halting head."""
        return nn.Linear(width, self.outputs) if self.outputs else nn.Identity()

    def stops(self, evidence: Evidence) -> Tensor:
        """[B] true for problems that are to stop now."""
        return torch.zeros_like(evidence.conflict, dtype=torch.bool)

    def weights(self, scores: Tensor) -> Tensor | None:
        """[loops, B] what the read-out of each loop counts for, adding up to 1; None: all alike."""
        return None

    def cost(self, scores: Tensor) -> Tensor:
        """[B] what is added to the loss for looping."""
        return scores.new_zeros(scores.shape[1])


@dataclass(frozen=True)
class Fixed(Halting):
    """After the number of loops asked for."""


@dataclass(frozen=True)
class Act(Halting):
    """Cumulative halting; the answer is the mean of the read-outs, the last with the remainder (Graves, 1603.08983).

    The cost is ``tau`` times the number of loops plus the remainder.
    """

    epsilon: float = 0.01
    tau: float = 0.01
    outputs: ClassVar[int] = 1
    in_run: ClassVar[bool] = True
    mean_field: ClassVar[bool] = True

    def build(self, width: int) -> nn.Module:
        head = nn.Linear(width, 1)
        nn.init.ones_(head.bias)
        return head

    def stops(self, evidence: Evidence) -> Tensor:
        return torch.sigmoid(evidence.scores[..., 0]).sum(0) >= 1 - self.epsilon

    def weights(self, scores: Tensor) -> Tensor:
        halt, before = self._halts(scores)
        return torch.where(before, halt, self._remainder(halt, before) * self._is_last(before))

    def cost(self, scores: Tensor) -> Tensor:
        halt, before = self._halts(scores)
        return self.tau * (before.sum(0) + 1 + self._remainder(halt, before))

    def _halts(self, scores: Tensor) -> tuple[Tensor, Tensor]:
        """Halting probabilities [loops, B], and the loops before the last one of each problem."""
        halt = torch.sigmoid(scores[..., 0])
        before = halt.cumsum(0) < 1 - self.epsilon
        capped = torch.cat([before[:-1], torch.zeros_like(before[-1:])])
        return halt, capped

    def _remainder(self, halt: Tensor, before: Tensor) -> Tensor:
        return 1 - (halt * before).sum(0)

    def _is_last(self, before: Tensor) -> Tensor:
        return torch.cat([torch.ones_like(before[:1]), before[:-1]]) & ~before


@dataclass(frozen=True)
class Ponder(Halting):
    """Halting by a coin at each loop; the loss is expected over where it falls, near a geometric law (PonderNet).

    In training all loops are run and weighted. At test a coin is tossed, or with ``draw`` off the first loop is taken
    at which halting is likelier than not. The cost is ``beta`` times the divergence from the cut geometric law.
    """

    prior: float = 0.2
    beta: float = 0.01
    draw: bool = True
    outputs: ClassVar[int] = 1
    in_run: ClassVar[bool] = True

    def stops(self, evidence: Evidence) -> Tensor:
        chance = torch.sigmoid(evidence.scores[..., 0])
        if self.draw:
            return torch.rand_like(chance[-1]) < chance[-1]
        return (1 - chance).prod(0) < 0.5

    def weights(self, scores: Tensor) -> Tensor:
        chance = torch.sigmoid(scores[..., 0])
        chance = torch.cat([chance[:-1], torch.ones_like(chance[-1:])])
        going = torch.cat([torch.ones_like(chance[:1]), (1 - chance[:-1]).cumprod(0)])
        return chance * going

    def cost(self, scores: Tensor) -> Tensor:
        weights = self.weights(scores)
        steps = torch.arange(len(weights), dtype=weights.dtype, device=weights.device)
        law = self.prior * (1 - self.prior) ** steps
        law = torch.cat([law[:-1], 1 - law[:-1].sum(0, keepdim=True)])
        divergence: Tensor = torch.special.xlogy(weights, weights / law[:, None]).sum(0)
        return self.beta * divergence


@dataclass(frozen=True)
class QLearning(Halting):
    """Two values, of halting and of going on; halt where the first is greater (HRM). Used in training only.

    There a trainer replaces halted problems; with ``exploration`` it draws a least number of loops. At evaluation the
    published code runs all loops.
    """

    exploration: float = 0.1
    outputs: ClassVar[int] = 2

    def build(self, width: int) -> nn.Module:
        return _reluctant(width, 2)

    def stops(self, evidence: Evidence) -> Tensor:
        return evidence.scores[-1, :, 0] > evidence.scores[-1, :, 1]


@dataclass(frozen=True)
class HaltHead(Halting):
    """One logit, taught whether the answer is exact; halt where it is positive (TRM). Used in training only."""

    exploration: float = 0.1
    outputs: ClassVar[int] = 1

    def build(self, width: int) -> nn.Module:
        return _reluctant(width, 1)

    def stops(self, evidence: Evidence) -> Tensor:
        return evidence.scores[-1, :, 0] > 0


@dataclass(frozen=True)
class SmallChange(Halting):
    """The belief of no cell diverges by more than ``threshold`` from that of the loop before (Geiping: 5e-4)."""

    threshold: float = 5e-4
    in_run: ClassVar[bool] = True

    def stops(self, evidence: Evidence) -> Tensor:
        if evidence.before is None:
            return super().stops(evidence)
        change = evidence.before.exp() * (evidence.before - evidence.belief)
        by_cell = torch.zeros(int(evidence.cell.max()) + 1, dtype=change.dtype, device=change.device)
        by_cell.index_add_(0, evidence.cell, change)
        return _most(by_cell[evidence.cell], evidence) <= self.threshold


@dataclass(frozen=True)
class Settled(Halting):
    """The state moved by at most ``tolerance``, relative: late drift is a free score of correctness (of TRM)."""

    tolerance: float = 1e-2
    in_run: ClassVar[bool] = True

    def stops(self, evidence: Evidence) -> Tensor:
        return evidence.moved <= self.tolerance


@dataclass(frozen=True)
class Confident(Halting):
    """Every cell has a value believed with ``threshold`` or more (Fan et al., judged by problem, not by batch)."""

    threshold: float = 0.99
    in_run: ClassVar[bool] = True

    def stops(self, evidence: Evidence) -> Tensor:
        best = torch.full((int(evidence.cell.max()) + 1,), -float("inf"), dtype=evidence.belief.dtype)
        best = best.to(evidence.belief.device).scatter_reduce(0, evidence.cell, evidence.belief, "amax")
        return _most(-best[evidence.cell].exp(), evidence) <= -self.threshold


@dataclass(frozen=True)
class Decided(Halting):
    """Solved, or a conflict believed by more than ``conflict`` (LDT). Asked between runs, not within one."""

    conflict: float = 0.6

    def stops(self, evidence: Evidence) -> Tensor:
        count = torch.bincount(evidence.cell)[evidence.cell]
        solved = _most(count, evidence) <= 1
        return solved | (torch.sigmoid(evidence.conflict) > self.conflict)


def _most(by_node: Tensor, evidence: Evidence) -> Tensor:
    """[B] the greatest of the nodes of each problem."""
    low = torch.full_like(evidence.conflict, -float("inf"))
    return low.scatter_reduce(0, evidence.problem, by_node.to(low.dtype), "amax")


def _reluctant(width: int, outputs: int) -> nn.Module:
    """A head that says no to begin with."""
    head = nn.Linear(width, outputs)
    nn.init.zeros_(head.weight)
    nn.init.constant_(head.bias, -5.0)
    return head


VALUES = (Fixed, Act, Ponder, QLearning, HaltHead, SmallChange, Settled, Confident, Decided)
