"""Optimisers as values: what of a looper they step, and at which rates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import nn
from torch.optim import Optimizer

BASE = "base_rate"
"""The key of a parameter group under which the rate stands that the schedule scales."""


@dataclass(frozen=True)
class AdamW:
    """One for all parameters (Loshchilov and Hutter, arXiv 1711.05101)."""

    rate: float = 3e-3
    decay: float = 0.1
    betas: tuple[float, float] = (0.9, 0.95)

    def build(self, looper: nn.Module) -> list[Optimizer]:
        """The optimisers of a looper, in a fixed order."""
        return [self.of([parameter for parameter in looper.parameters() if parameter.requires_grad])]

    def scaled(self, factor: float) -> AdamW:
        """The same at ``factor`` times the rate."""
        return replace(self, rate=self.rate * factor)

    def of(self, parameters: list[nn.Parameter]) -> Optimizer:
        """The optimiser of these parameters."""
        made = torch.optim.AdamW(parameters, lr=self.rate, betas=self.betas, weight_decay=self.decay)
        return _based(made, self.rate)


@dataclass(frozen=True)
class MuonInside:
    """Muon for the matrices inside the loop, AdamW for the rest (Jordan et al. 2024).

    ``inside`` names the modules whose matrices are applied again in every loop; heads, embeddings and biases are rest.
    """

    inside: tuple[str, ...]
    rate: float = 0.02
    momentum: float = 0.95
    rest: AdamW = AdamW()

    def build(self, looper: nn.Module) -> list[Optimizer]:
        """The optimisers of a looper: Muon, then AdamW."""
        matrices: list[nn.Parameter] = []
        others: list[nn.Parameter] = []
        for name, parameter in looper.named_parameters():
            if parameter.requires_grad:
                looped = parameter.ndim == 2 and name.rpartition(".")[0] in self.inside
                (matrices if looped else others).append(parameter)
        muon = torch.optim.Muon(matrices, lr=self.rate, weight_decay=0.0, momentum=self.momentum)
        return [_based(muon, self.rate), self.rest.of(others)]

    def scaled(self, factor: float) -> MuonInside:
        """The same at ``factor`` times both rates."""
        return replace(self, rate=self.rate * factor, rest=self.rest.scaled(factor))


def _based(optimiser: Optimizer, rate: float) -> Optimizer:
    for group in optimiser.param_groups:
        group[BASE] = rate
    return optimiser


def scale(optimisers: list[Optimizer], factor: float) -> None:
    """Set all rates to ``factor`` of what they are at most."""
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = group[BASE] * factor
