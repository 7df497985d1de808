"""Axis: whether all cells are looped equally often. Only for cores with a row for each cell, [B, S, D]."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn

Memory = tuple[Tensor, ...]


class Way(NamedTuple):
    """What a routing rule may look at beside the states."""

    loop: int
    training: bool
    guess: Callable[[Tensor], Tensor] | None
    """States to choice logits [B, S, V]; None where the core has none for dead values."""


class Depth:
    """Base: every cell takes part in every loop."""

    routes: ClassVar[bool] = False

    def build(self, width: int, loops: int) -> nn.Module:
        """The module that ``route`` is given."""
        return nn.Identity()

    def route(
        self, module: nn.Module, before: Tensor, after: Tensor, memory: Memory, way: Way
    ) -> tuple[Tensor, Memory]:
        """The next state, from the state before and after a loop; and what is remembered for the next."""
        return after, memory

    def shown(self, hidden: Tensor, memory: Memory) -> Tensor:
        """The rows that the heads read."""
        return hidden


@dataclass(frozen=True)
class AllCells(Depth):
    """Every cell in every loop."""


@dataclass(frozen=True)
class ExpertChoice(Depth):
    """Each loop chooses its share of the cells, by a gate, out of those chosen before (MoR, arXiv 2507.10524).

    A chosen cell becomes g f(h) + h, the others stay. ``capacities`` are shares of the cells, the last one for all
    further loops. All cells can still be attended to. Choosing looks at the whole problem, which is harmless where
    nothing is causal, so there is no auxiliary router.
    """

    capacities: tuple[float, ...] = (1.0, 2 / 3, 1 / 3)
    routes: ClassVar[bool] = True

    def build(self, width: int, loops: int) -> nn.Module:
        return nn.Linear(width, loops)

    def route(
        self, module: nn.Module, before: Tensor, after: Tensor, memory: Memory, way: Way
    ) -> tuple[Tensor, Memory]:
        cells = before.shape[1]
        share = self.capacities[min(way.loop, len(self.capacities) - 1)]
        gates = torch.sigmoid(module(before))
        gate = gates[..., min(way.loop, gates.shape[-1] - 1)]
        eligible = gate if not memory else gate.masked_fill(memory[0] == 0, -1.0)
        chosen = torch.zeros_like(gate).scatter(1, eligible.topk(max(1, round(share * cells)), 1).indices, 1.0)
        routed = torch.where(chosen[..., None] > 0, gate[..., None] * after + before, before)
        return routed, (chosen,)


@dataclass(frozen=True)
class TokenChoice(Depth):
    """Each cell is assigned its number of loops at the start, by a softmax over 1 to the number of loops (MoR).

    There is no balancing loss: only the probability of the depth taken gates the update.
    """

    routes: ClassVar[bool] = True

    def build(self, width: int, loops: int) -> nn.Module:
        return nn.Linear(width, loops)

    def route(
        self, module: nn.Module, before: Tensor, after: Tensor, memory: Memory, way: Way
    ) -> tuple[Tensor, Memory]:
        if not memory:
            chance, depth = module(before).softmax(-1).max(-1)
            memory = (chance, depth)
        active = (memory[1] >= way.loop)[..., None]
        return torch.where(active, memory[0][..., None] * after + before, before), memory


@dataclass(frozen=True)
class CellAct(Depth):
    """Cumulative halting for each cell; a halted cell stays as it is, and the heads read the mean (Adaptive UT)."""

    epsilon: float = 0.01
    routes: ClassVar[bool] = True

    def build(self, width: int, loops: int) -> nn.Module:
        head = nn.Linear(width, 1)
        nn.init.ones_(head.bias)
        return head

    def route(
        self, module: nn.Module, before: Tensor, after: Tensor, memory: Memory, way: Way
    ) -> tuple[Tensor, Memory]:
        halt = torch.sigmoid(module(after))
        total, mean = memory or (torch.zeros_like(halt), torch.zeros_like(after))
        running = total < 1 - self.epsilon
        ends = total + halt >= 1 - self.epsilon
        # A cell that ends gets the remainder and then counts as full, so that rounding cannot wake it again.
        weight = torch.where(running, torch.where(ends, 1 - total, halt), 0.0)
        total = torch.where(running & ends, torch.ones_like(total), total + weight)
        return torch.where(running, after, before), (total, mean + weight * after)

    def shown(self, hidden: Tensor, memory: Memory) -> Tensor:
        """The mean so far; a cell that still runs has what is left of its weight on its state now."""
        if not memory:
            return hidden
        total, mean = memory
        return mean + (1 - total) * hidden


@dataclass(frozen=True)
class CellExit(Depth):
    """At test, a cell stays as it is once its belief has diverged by less than ``threshold`` in a loop (Geiping)."""

    threshold: float = 5e-4
    routes: ClassVar[bool] = True

    def route(
        self, module: nn.Module, before: Tensor, after: Tensor, memory: Memory, way: Way
    ) -> tuple[Tensor, Memory]:
        if way.training or way.guess is None:
            return after, memory
        old, new = way.guess(before).log_softmax(-1), way.guess(after).log_softmax(-1)
        done = memory[0] if memory else torch.zeros_like(after[..., 0])
        routed = torch.where(done[..., None] > 0, before, after)
        close = (old.exp() * (old - new)).sum(-1) < self.threshold
        return routed, (torch.maximum(done, close.to(done.dtype)),)


VALUES = (AllCells, ExpertChoice, TokenChoice, CellAct, CellExit)
