"""Axis, twice: what is random in training, and what at test. Random first states and numbers of loops are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from neurosym.neural.sheet import Sheet, Turned


class Noise:
    """Base: hooks at the four places where noise can enter; each value uses one."""

    stochastic_core: ClassVar[bool] = False
    """Does one call of the core differ from the next?"""
    turns: ClassVar[bool] = False

    def build(self, width: int) -> nn.Module:
        """The module that ``after`` is given."""
        return nn.Identity()

    def look(self, board: Sheet, columns: int) -> Sheet:
        """The board as the looper is shown it in a run."""
        return board

    def before(self, hidden: Tensor) -> Tensor:
        """The state before a loop."""
        return hidden

    def after(self, module: nn.Module, hidden: Tensor, high: bool) -> Tensor:
        """The state after a call; ``high``: of the state that the heads read."""
        return hidden


@dataclass(frozen=True)
class Dropout(Noise):
    """Dropout in the blocks. At test only where it is named for the test too, at that rate (LDT: 0.05)."""

    rate: float = 0.1
    stochastic_core: ClassVar[bool] = True


@dataclass(frozen=True)
class LoopNoise(Noise):
    """Gaussian noise on the state before each loop (PTRM: each segment)."""

    sigma: float = 0.3
    stochastic_core: ClassVar[bool] = True

    def before(self, hidden: Tensor) -> Tensor:
        return hidden + self.sigma * torch.randn_like(hidden)


@dataclass(frozen=True)
class PathNoise(Noise):
    """Gaussian noise on the state after each call (EqR: 0.01)."""

    sigma: float = 0.01
    stochastic_core: ClassVar[bool] = True

    def after(self, module: nn.Module, hidden: Tensor, high: bool) -> Tensor:
        return hidden + self.sigma * torch.randn_like(hidden)


@dataclass(frozen=True)
class LearnedNoise(Noise):
    """A draw from a normal law with learnt mean and deviation, added after a high call (GRAM: the prior)."""

    stochastic_core: ClassVar[bool] = True

    def build(self, width: int) -> nn.Module:
        return nn.Linear(width, 2 * width)

    def after(self, module: nn.Module, hidden: Tensor, high: bool) -> Tensor:
        if not high:
            return hidden
        mean, scale = module(hidden).chunk(2, -1)
        drawn: Tensor = mean + nn.functional.softplus(scale) * torch.randn_like(hidden)
        return hidden + drawn


@dataclass(frozen=True)
class Symmetry(Noise):
    """A fresh view in each run: values renamed, the grid turned and mirrored; beliefs are turned back (LDT).

    Only for rules that allow it: square grids whose rules do not change, values that are names only.
    """

    values: bool = True
    grid: bool = True
    turns: ClassVar[bool] = True

    def look(self, board: Sheet, columns: int) -> Sheet:
        _, cells, values = board.dense().shape
        batch, device = board.problems, board.cell.device
        names = torch.arange(values, device=device).expand(batch, values)
        if self.values:
            names = torch.rand(batch, values, device=device).argsort(1)
        places = torch.arange(cells, device=device).expand(batch, cells)
        if self.grid:
            views = torch.stack([view.flatten() for view in _square_views(cells, columns)]).to(device)
            places = views[torch.randint(len(views), (batch,), device=device)]
        return Turned(board, places, names)


@dataclass(frozen=True)
class Branching(Noise):
    """States of partial searches with random pins: the pool and the rollout draw them, not the loop (LDT)."""

    temperature: float = 1.5


def _square_views(cells: int, columns: int) -> list[Tensor]:
    """The numbers of the cells in the eight views of a square grid; in the four of an oblong one."""
    grid = torch.arange(cells).view(-1, columns)
    mirrored = [grid, grid.flip(0), grid.flip(1), grid.flip(0, 1)]
    return mirrored + [view.T for view in mirrored] if len(grid) == columns else mirrored


VALUES = (Dropout, LoopNoise, PathNoise, LearnedNoise, Symmetry, Branching)
