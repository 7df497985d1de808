"""Axis: what is made of a tensor before it is carried on or acted on. Never a proof: see the word belief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor


class Projection:
    """Base: nothing is projected."""

    of_state: ClassVar[bool] = False
    """Is the state itself projected after each loop?"""
    of_belief: ClassVar[bool] = False
    """Is it the choice logits, to be fed back?"""
    of_candidates: ClassVar[bool] = False
    """Is it the keep logits, by which a rollout drops candidates?"""

    def project(self, raw: Tensor) -> Tensor:
        """What becomes of the tensor that this value is about."""
        return raw


@dataclass(frozen=True)
class Unprojected(Projection):
    """None."""


@dataclass(frozen=True)
class Softmax(Projection):
    """Choice logits [.., V] to probabilities, to be fed back (Sotaku)."""

    of_belief: ClassVar[bool] = True

    def project(self, raw: Tensor) -> Tensor:
        return raw.softmax(-1)


@dataclass(frozen=True)
class Lattice(Projection):
    """Keep logits [N] to the candidates [N] that stay: those believed with ``threshold`` or more (LDT).

    Shrinking, and monotone in the logits. The rollout meets it with the live candidates and then projects exactly.
    ``conflict`` is the belief above which a state is given up.
    """

    threshold: float = 0.1
    conflict: float = 0.6
    of_candidates: ClassVar[bool] = True

    def project(self, raw: Tensor) -> Tensor:
        return torch.sigmoid(raw) >= self.threshold


@dataclass(frozen=True)
class Snap(Projection):
    """The state to -1 and 1, but linear within ``slack`` of -1, 0 and 1 (Giannou et al., arXiv 2301.13196)."""

    slack: float = 0.1
    of_state: ClassVar[bool] = True

    def project(self, raw: Tensor) -> Tensor:
        e, scale = self.slack, 1 / (1 - 2 * self.slack)
        low = torch.relu(raw + 1 - e) - torch.relu(raw + e)
        high = torch.relu(raw - e) - torch.relu(raw - 1 + e)
        return scale * (low + high) - 1


VALUES = (Unprojected, Softmax, Lattice, Snap)
