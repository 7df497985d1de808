"""Axis: how the state and what the core says of it become the next state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

EPSILON = 1e-6


class Rms(nn.Module):
    """Rows scaled to a root mean square of 1, without gain."""

    def forward(self, rows: Tensor) -> Tensor:
        """[.., D] to [.., D]."""
        return rows * torch.rsqrt(rows.square().mean(-1, keepdim=True) + EPSILON)


def _none(width: int) -> nn.Module:
    return nn.Identity()


def _rms(width: int) -> nn.Module:
    return Rms()


NORMS: dict[str, Callable[[int], nn.Module]] = {
    "none": _none,
    "layer": nn.LayerNorm,
    "rms": _rms,
    "rms with gain": nn.RMSNorm,
}
"""Names of norms, and what makes one of a width."""


class Mix:
    """Base: how the next state is made."""

    def build(self, width: int) -> nn.Module:
        """The module that ``mix`` is given."""
        return nn.Identity()

    def mix(self, module: nn.Module, state: Tensor, entered: Tensor, said: Tensor) -> Tensor:
        """The next state from the state, the state with the input injected, and what the core says of the latter."""
        return said


@dataclass(frozen=True)
class Replace(Mix):
    """What the core says; its blocks have residuals of their own."""


@dataclass(frozen=True)
class Residual(Mix):
    """norm(u + f(u)), u being the state with the input injected (LDT: layer norm; ours: rms without gain)."""

    norm: str = "layer"

    def build(self, width: int) -> nn.Module:
        return NORMS[self.norm](width)

    def mix(self, module: nn.Module, state: Tensor, entered: Tensor, said: Tensor) -> Tensor:
        rows: Tensor = module(entered + said)
        return rows


@dataclass(frozen=True)
class Damped(Mix):
    """keep * h + (1 - keep) * f(u) (EqR, arXiv 2605.21488, with 0.05)."""

    keep: float = 0.05

    def mix(self, module: nn.Module, state: Tensor, entered: Tensor, said: Tensor) -> Tensor:
        return self.keep * state + (1 - self.keep) * said


@dataclass(frozen=True)
class Gated(Mix):
    """g * h + (1 - g) * f(u) with a learnt gate g of both (the highway update of iterative amortised inference)."""

    def build(self, width: int) -> nn.Module:
        return nn.Linear(2 * width, width)

    def mix(self, module: nn.Module, state: Tensor, entered: Tensor, said: Tensor) -> Tensor:
        gate = torch.sigmoid(module(torch.cat([state, said], -1)))
        return gate * state + (1 - gate) * said


VALUES = (Replace, Residual, Damped, Gated)
