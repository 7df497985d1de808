"""The blocks of dense cores: rotary attention, perceptrons, mixing of cells, and the four placements of norms."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from neurosym.neural.mix import NORMS

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {"relu": functional.relu, "gelu": functional.gelu}
"""Names of activations; ``swiglu`` is a block of its own."""


class Turning(NamedTuple):
    """Cosines and sines [S, size // 2] that the pairs of queries and keys are turned by."""

    cos: Tensor
    sin: Tensor


def turned(rows: Tensor, by: Turning | None) -> Tensor:
    """[.., S, size]: entries 2i and 2i + 1 turned as a pair."""
    if by is None:
        return rows
    even, odd = rows[..., 0::2], rows[..., 1::2]
    return torch.stack([even * by.cos - odd * by.sin, even * by.sin + odd * by.cos], -1).flatten(-2)


LEVELS = 1 << 16


def kept(rows: Tensor, rate: float) -> Tensor:
    """A mask of the shape of ``rows``, false with chance ``rate``, to a 65,536th.

    Four entries from each number drawn: on a processor, drawing one for each takes a quarter of a training step.
    """
    drawn = torch.empty(-(-rows.numel() // 4), dtype=torch.int64, device=rows.device).random_(-(1 << 63), None)
    return drawn.view(torch.int16)[: rows.numel()].view(rows.shape) >= round(rate * LEVELS) - LEVELS // 2


class Drop(nn.Module):
    """Dropout with one rate in training and another at test."""

    def __init__(self, training: float, test: float) -> None:
        super().__init__()
        self.rates = (training, test)

    @property
    def rate(self) -> float:
        """The rate that holds now."""
        return self.rates[0] if self.training else self.rates[1]

    def forward(self, rows: Tensor) -> Tensor:
        """Rows with some entries dropped, and the others scaled up for them."""
        if not self.rate:
            return rows
        if rows.device.type != "cpu":
            return functional.dropout(rows, self.rate, training=True)
        return rows * (kept(rows, self.rate).to(rows.dtype) / (1 - self.rate))


class Attention(nn.Module):
    """Multi-head self-attention over all cells."""

    def __init__(self, width: int, heads: int, bias: bool, causal: bool, drop: Drop) -> None:
        super().__init__()
        self.heads, self.causal, self.drop = heads, causal, drop
        self.inward = nn.Linear(width, 3 * width, bias=bias)
        self.outward = nn.Linear(width, width, bias=bias)

    def forward(self, rows: Tensor, by: Turning | None) -> Tensor:
        """[B, S, D] to [B, S, D]."""
        batch, cells, width = rows.shape
        split = self.inward(rows).view(batch, cells, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = turned(split[0], by), turned(split[1], by), split[2]
        heard = self._heard(query, key, value)
        out: Tensor = self.outward(heard.transpose(1, 2).reshape(batch, cells, width))
        return out

    def _heard(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        rate = self.drop.rate
        if not rate or self.causal or query.device.type != "cpu":
            return functional.scaled_dot_product_attention(query, key, value, dropout_p=rate, is_causal=self.causal)
        # Torch's own way with dropout on a processor looks for rows without keys, which there are not, at great cost.
        scores = query @ (key * key.shape[-1] ** -0.5).transpose(-2, -1)
        heard: Tensor = self.drop(scores.softmax(-1)) @ value
        return heard


class CellMixing(nn.Module):
    """A perceptron over the cells, in each entry of the row alike: it is bound to one number of cells."""

    def __init__(self, cells: int, hidden: int, bias: bool) -> None:
        super().__init__()
        self.perceptron = SwiGlu(cells, hidden, bias)

    def forward(self, rows: Tensor, by: Turning | None) -> Tensor:
        """[B, S, D] to [B, S, D]."""
        mixed: Tensor = self.perceptron(rows.transpose(1, 2))
        return mixed.transpose(1, 2)


class SwiGlu(nn.Module):
    """A perceptron whose hidden entries are gated (Shazeer, arXiv 2002.05202)."""

    def __init__(self, width: int, hidden: int, bias: bool) -> None:
        super().__init__()
        self.up = nn.Linear(width, 2 * hidden, bias=bias)
        self.down = nn.Linear(hidden, width, bias=bias)

    def forward(self, rows: Tensor) -> Tensor:
        """[.., D] to [.., D]."""
        gate, up = self.up(rows).chunk(2, -1)
        down: Tensor = self.down(functional.silu(gate) * up)
        return down


class Perceptron(nn.Module):
    """Two linear maps with an activation between them."""

    def __init__(self, width: int, hidden: int, activation: str, bias: bool, drop: nn.Module) -> None:
        super().__init__()
        self.up = nn.Linear(width, hidden, bias=bias)
        self.down = nn.Linear(hidden, width, bias=bias)
        self.activation, self.drop = ACTIVATIONS[activation], drop

    def forward(self, rows: Tensor) -> Tensor:
        """[.., D] to [.., D]."""
        down: Tensor = self.down(self.drop(self.activation(self.up(rows))))
        return down


class Block(nn.Module):
    """Mixing of cells, then a perceptron, each with a residual; norms before, after, both ("sandwich") or nowhere."""

    def __init__(self, mixing: nn.Module, perceptron: nn.Module, width: int, norm: str, place: str, drop: Drop) -> None:
        super().__init__()
        self.mixing, self.perceptron, self.drop = mixing, perceptron, drop
        before, after = place in {"pre", "sandwich"}, place in {"post", "sandwich"}
        self.before = nn.ModuleList([NORMS[norm if before else "none"](width) for _ in range(2)])
        self.after = nn.ModuleList([NORMS[norm if after else "none"](width) for _ in range(2)])

    def forward(self, rows: Tensor, by: Turning | None) -> Tensor:
        """[B, S, D] to [B, S, D]."""
        rows = self.after[0](rows + self.drop(self.mixing(self.before[0](rows), by)))
        out: Tensor = self.after[1](rows + self.drop(self.perceptron(self.before[1](rows))))
        return out


class Stack(nn.Module):
    """Blocks one after the other, and a norm at the end where one is named."""

    def __init__(self, blocks: list[Block], width: int, norm: str) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        self.norm = NORMS[norm](width)

    def forward(self, rows: Tensor, by: Turning | None) -> Tensor:
        """[B, S, D] to [B, S, D]."""
        for block in self.blocks:
            rows = block(rows, by)
        out: Tensor = self.norm(rows)
        return out
