"""Axis: how many tries a problem gets at test, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor

T = TypeVar("T")


class Nodes(Protocol):
    """What a branching needs of a board."""

    @property
    def problems(self) -> int:
        """B."""

    @property
    def cells(self) -> int:
        """C."""

    @property
    def cell(self) -> Tensor:
        """[N]"""

    @property
    def owner(self) -> Tensor:
        """[C]"""

    @property
    def own(self) -> Tensor:
        """[N] false at auxiliary cells."""


class Search:
    """Base: one try."""

    tries: int = 1

    def spread(self, problems: Sequence[T]) -> list[T]:
        """Each problem as often as it is tried: all problems, then all again, so that [K * B] folds to [K, B]."""
        return list(problems) * self.tries


@dataclass(frozen=True)
class Once(Search):
    """One try."""


@dataclass(frozen=True)
class Rollouts(Search):
    """Tries that differ in their noise (PTRM), in a random first state (EqR) or in what they draw (GRAM)."""

    tries: int = 100


@dataclass(frozen=True)
class Chains(Search):
    """Chains of drop, check and pin, each restarted at the root when it conflicts (LDT)."""

    tries: int = 64
    rounds: int = 1000
    temperature: float = 1.5

    def pin(self, board: Nodes, choose: Tensor) -> Tensor:
        """[B] for each problem the node to pin: an open cell at random, a value by the softmax of ``choose`` [N].

        -1 for a problem without an open cell; auxiliary cells do not count. Draws by Gumbel noise: the greatest noisy
        logit is a softmax draw.
        """
        open_cell = torch.bincount(board.cell[board.own], minlength=board.cells) > 1
        luck = torch.rand(board.cells, device=choose.device).masked_fill(~open_cell, -1.0)
        best = torch.full((board.problems,), -1.0, device=choose.device)
        best = best.scatter_reduce(0, board.owner, luck, "amax")
        chosen = (luck == best[board.owner]) & open_cell
        gumbel = -torch.empty_like(choose).exponential_().log()
        noisy = (choose / self.temperature + gumbel).masked_fill(~chosen[board.cell], -float("inf"))
        problem = board.owner[board.cell]
        top = torch.full((board.problems,), -float("inf"), dtype=noisy.dtype, device=noisy.device)
        top = top.scatter_reduce(0, problem, noisy, "amax")
        hits = torch.nonzero(chosen[board.cell] & (noisy == top[problem])).flatten()
        pinned = torch.full((board.problems,), -1, dtype=torch.int64, device=choose.device)
        pinned[problem[hits]] = hits
        return pinned


VALUES = (Once, Rollouts, Chains)
