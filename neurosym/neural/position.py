"""Axis: what the core is told of where a cell stands. Read row by row, in a grid with a fixed number of columns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn


class Position:
    """Base: rows added to the state, and angles that queries and keys are turned by."""

    absolute: ClassVar[bool] = False
    """Does it name places, so that no other size or shape can be read?"""
    each_loop: bool = False
    """Are the rows added at each loop, or once to the embedded input?"""

    def build(self, width: int, cells: int, columns: int) -> nn.Module:
        """The module that ``rows`` is given: learnt tables."""
        return nn.Identity()

    def rows(self, module: nn.Module, like: Tensor, columns: int, loop: int) -> Tensor | None:
        """[S, D] what is added to the cells in loop ``loop``; ``like`` is [B, S, D]. None: nothing."""
        return None

    def angles(self, cells: int, columns: int, size: int) -> Tensor | None:
        """[S, size // 2] by what angle each pair of a head of ``size`` is turned at each cell. None: by none."""
        return None


@dataclass(frozen=True)
class Nowhere(Position):
    """Nothing."""


@dataclass(frozen=True)
class Learned(Position):
    """A learnt row for each cell."""

    each_loop: bool = False
    absolute: ClassVar[bool] = True

    def build(self, width: int, cells: int, columns: int) -> nn.Module:
        return nn.Embedding(cells, width)

    def rows(self, module: nn.Module, like: Tensor, columns: int, loop: int) -> Tensor | None:
        assert isinstance(module, nn.Embedding)
        return module.weight


@dataclass(frozen=True)
class RowColumn(Position):
    """A learnt row for each row of the grid, and one for each column (LDT)."""

    each_loop: bool = True
    absolute: ClassVar[bool] = True

    def build(self, width: int, cells: int, columns: int) -> nn.Module:
        return nn.ModuleList([nn.Embedding(cells // columns, width), nn.Embedding(columns, width)])

    def rows(self, module: nn.Module, like: Tensor, columns: int, loop: int) -> Tensor | None:
        assert isinstance(module, nn.ModuleList)
        down, along = _row_column(like.shape[1], columns, like.device)
        added: Tensor = module[0](down) + module[1](along)
        return added


@dataclass(frozen=True)
class Sinusoid(Position):
    """Sine and cosine of the place, and of the loop, added at each loop (Universal Transformer, arXiv 1807.03819)."""

    each_loop: bool = True
    base: float = 10_000.0

    def rows(self, module: nn.Module, like: Tensor, columns: int, loop: int) -> Tensor | None:
        place = torch.arange(like.shape[1], dtype=like.dtype, device=like.device)
        time = torch.full_like(place, loop + 1)
        return self._wave(place, like.shape[2]) + self._wave(time, like.shape[2])

    def _wave(self, at: Tensor, width: int) -> Tensor:
        angles = at[:, None] * _frequencies(width // 2, self.base).to(at)
        return torch.cat([angles.sin(), angles.cos()], 1)


@dataclass(frozen=True)
class Rope(Position):
    """Rotary positions over the cells in reading order (Su et al., arXiv 2104.09864)."""

    base: float = 10_000.0

    def angles(self, cells: int, columns: int, size: int) -> Tensor | None:
        return torch.arange(cells)[:, None] * _frequencies(size // 2, self.base)


@dataclass(frozen=True)
class Rope2D(Position):
    """Rotary positions, half of a head by row and half by column; only relative offsets are seen (Sotaku: base 10)."""

    base: float = 10.0

    def angles(self, cells: int, columns: int, size: int) -> Tensor | None:
        down, along = _row_column(cells, columns)
        frequencies = _frequencies(size // 4, self.base)
        return torch.cat([down[:, None] * frequencies, along[:, None] * frequencies], 1)


@dataclass(frozen=True)
class Address(Position):
    """The number of the cell in binary, as +1 and -1, in the last entries of its row (Giannou et al., 2301.13196).

    Any norm over the whole row would destroy it.
    """

    def rows(self, module: nn.Module, like: Tensor, columns: int, loop: int) -> Tensor | None:
        cells = like.shape[1]
        digits = max(1, math.ceil(math.log2(cells)))
        number = torch.arange(cells, device=like.device)
        code = torch.stack([2 * (number >> digit & 1) - 1 for digit in range(digits)], 1).to(like.dtype)
        return torch.nn.functional.pad(code, (like.shape[2] - digits, 0))


def _row_column(cells: int, columns: int, device: torch.device | str = "cpu") -> tuple[Tensor, Tensor]:
    number = torch.arange(cells, device=device)
    return number // columns, number % columns


def _frequencies(count: int, base: float) -> Tensor:
    """[count] in float64, so that a core in double precision is not bound by single."""
    return base ** (-torch.arange(count, dtype=torch.float64) / count)


VALUES = (Nowhere, Learned, RowColumn, Sinusoid, Rope, Rope2D, Address)
