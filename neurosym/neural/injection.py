"""Axis: how the input reaches the core at each call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn


class Fed(NamedTuple):
    """What there is to inject."""

    embedded: Tensor
    """e, of the shape of the state."""
    belief: Tensor | None
    """[B, S, V] what is fed back of the last read-out; None before the first."""
    slope: Tensor | None
    """[B, S, V] the gradient of the violation by the belief; None before the first read-out."""
    first: bool
    """Is this the first loop?"""


class Entered(NamedTuple):
    """What goes into the core, and what is added to what comes out of it."""

    inside: Tensor
    beside: Tensor | None = None


class Injection:
    """Base: nothing is injected; the input is known by the first state alone."""

    feeds_belief: ClassVar[bool] = False
    feeds_slope: ClassVar[bool] = False

    def build(self, width: int, values: int) -> nn.Module:
        """The module that ``enter`` is given."""
        return nn.Identity()

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        """The state with the input injected."""
        return Entered(state)


@dataclass(frozen=True)
class Once(Injection):
    """Only by the first state."""


@dataclass(frozen=True)
class Add(Injection):
    """h + e. With ``flag``, a learnt row is added in the first loop, to tell new input from thinking (ACT)."""

    flag: bool = False

    def build(self, width: int, values: int) -> nn.Module:
        return nn.ParameterList([nn.Parameter(torch.randn(width) / width**0.5)]) if self.flag else nn.Identity()

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        added = state + fed.embedded
        return Entered(added + module[0] if isinstance(module, nn.ParameterList) and fed.first else added)


@dataclass(frozen=True)
class AddBeside(Injection):
    """The core sees h; J e, with a matrix J, is added to what it says."""

    def build(self, width: int, values: int) -> nn.Module:
        return nn.Linear(width, width, bias=False)

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        return Entered(state, module(fed.embedded))


@dataclass(frozen=True)
class Concat(Injection):
    """A [h; e], with a linear adapter A (Geiping et al., arXiv 2502.05171)."""

    def build(self, width: int, values: int) -> nn.Module:
        return nn.Linear(2 * width, width, bias=False)

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        return Entered(module(torch.cat([state, fed.embedded], -1)))


@dataclass(frozen=True)
class Predictions(Injection):
    """h + W p, p being the last belief; zeros before there is one (Sotaku). The bias of W enters in every loop."""

    feeds_belief: ClassVar[bool] = True

    def build(self, width: int, values: int) -> nn.Module:
        return nn.Linear(values, width)

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        assert isinstance(module, nn.Linear)
        belief = fed.belief
        if belief is None:
            return Entered(state + module.bias)
        return Entered(state + module(belief))


@dataclass(frozen=True)
class Slope(Injection):
    """h + e + W [log |s|; sign s], s being the gradient of the violation by the belief, read as data (IAI).

    Logarithm and sign, for raw gradients have wild scales. Reading the violation in place of an evidence bound is our
    reading for constraints of Marino et al., arXiv 1807.09356.
    """

    feeds_slope: ClassVar[bool] = True

    def build(self, width: int, values: int) -> nn.Module:
        return nn.Linear(2 * values, width)

    def enter(self, module: nn.Module, state: Tensor, fed: Fed) -> Entered:
        if fed.slope is None:
            return Entered(state + fed.embedded)
        size = (fed.slope.abs() + 1e-6).log()
        return Entered(state + fed.embedded + module(torch.cat([size, fed.slope.sign()], -1)))


VALUES = (Once, Add, AddBeside, Concat, Predictions, Slope)
