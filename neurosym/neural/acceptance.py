"""Axis: which of the tries on a problem is taken for its answer. Whatever is taken is still to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor

ABSTAIN = -1


class Tries(NamedTuple):
    """What is known of K tries on each of B problems."""

    answers: Tensor
    """[K, B, S] values."""
    score: Tensor
    """[K, B] what the looper's own head thinks of the try: halting logit, Q or value."""
    residual: Tensor
    """[K, B] how much the last loop moved the state."""
    settled: Tensor
    """[K, B] true where the looper itself reports the try as solved."""
    checked: Tensor
    """[K, B] true where the rules accept the answer."""


class Acceptance:
    """Base: which try."""

    learned_score: ClassVar[bool] = False

    def choose(self, tries: Tries) -> Tensor:
        """[B] the number of the try taken; ABSTAIN where none is."""
        return torch.zeros(tries.score.shape[1], dtype=torch.int64, device=tries.score.device)


@dataclass(frozen=True)
class First(Acceptance):
    """The first one, whatever it says: argmax of the last loop, where there is no search."""


@dataclass(frozen=True)
class BestScore(Acceptance):
    """The one that the looper's own head thinks best of (PTRM: best-Q; GRAM: the value head)."""

    learned_score: ClassVar[bool] = True

    def choose(self, tries: Tries) -> Tensor:
        return tries.score.argmax(0)


@dataclass(frozen=True)
class LeastResidual(Acceptance):
    """The one that moves least at its end (EqR)."""

    def choose(self, tries: Tries) -> Tensor:
        return tries.residual.argmin(0)


@dataclass(frozen=True)
class Majority(Acceptance):
    """The first of those with the answer that most tries have."""

    def choose(self, tries: Tries) -> Tensor:
        alike = (tries.answers[:, None] == tries.answers[None]).all(-1)
        return alike.sum(1).argmax(0)


@dataclass(frozen=True)
class OwnFlag(Acceptance):
    """The first that the looper itself reports as solved (LDT, as published)."""

    def choose(self, tries: Tries) -> Tensor:
        return _first(tries.settled)


@dataclass(frozen=True)
class Checker(Acceptance):
    """The first that the rules accept; else abstain."""

    def choose(self, tries: Tries) -> Tensor:
        return _first(tries.checked)


def _first(flags: Tensor) -> Tensor:
    """[B] the first true of [K, B]; ABSTAIN without one."""
    return torch.where(flags.any(0), flags.int().argmax(0), ABSTAIN)


VALUES = (First, BestScore, LeastResidual, Majority, OwnFlag, Checker)
