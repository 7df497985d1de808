"""Axis: the state before the first loop."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from neurosym.neural.mix import NORMS


class Start:
    """Base: what the first state is."""

    def build(self, width: int) -> nn.Module:
        """The module that ``begin`` is given: what is learnt or fixed."""
        return nn.Identity()

    def begin(self, module: nn.Module, embedded: Tensor) -> Tensor:
        """The state for an embedded input, of its shape."""
        return torch.zeros_like(embedded)


@dataclass(frozen=True)
class Zeros(Start):
    """All zeros; the input comes in by the injection."""


@dataclass(frozen=True)
class Embedded(Start):
    """The embedded input, normalised if asked for (a key of ``mix.NORMS``)."""

    norm: str = "none"

    def build(self, width: int) -> nn.Module:
        return NORMS[self.norm](width)

    def begin(self, module: nn.Module, embedded: Tensor) -> Tensor:
        rows: Tensor = module(embedded)
        return rows


@dataclass(frozen=True)
class Row(Start):
    """One row for all: learnt, or drawn once from a normal distribution cut at two deviations and kept (HRM, TRM)."""

    learned: bool = False

    def build(self, width: int) -> nn.Module:
        row = nn.init.trunc_normal_(torch.empty(width), std=1.0, a=-2.0, b=2.0)
        return nn.ParameterList([nn.Parameter(row, requires_grad=self.learned)])

    def begin(self, module: nn.Module, embedded: Tensor) -> Tensor:
        assert isinstance(module, nn.ParameterList)
        row: Tensor = module[0]
        return row.expand_as(embedded)


@dataclass(frozen=True)
class Gaussian(Start):
    """Fresh noise for each problem and run, in training and at test (Geiping et al.; EqR, arXiv 2605.21488)."""

    sigma: float = 1.0

    def begin(self, module: nn.Module, embedded: Tensor) -> Tensor:
        return torch.randn_like(embedded) * self.sigma


VALUES = (Zeros, Embedded, Row, Gaussian)
