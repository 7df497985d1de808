"""The two steps of message passing between nodes and groups, with gradients: pool and spread.

Written out in plain torch, which runs on any device and is the reference. On the CPU, where a C compiler is at hand,
:mod:`neurosym.neural.kernels` does the same in one pass over memory, some times faster.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import torch
from torch import Tensor

from neurosym.neural.board import Board


class Edges:
    """The edges between nodes and groups of a board, in both orders. Built once for a board."""

    def __init__(self, board: Board) -> None:
        self.nodes, self.groups = len(board.cell), board.groups
        self.node, self.group, self.kind = board.edge_node, board.edge_group, board.edge_kind
        self.group_start = board.group_start
        self._special = torch.nonzero(self.kind >= 0).flatten()

    @cached_property
    def by_node(self) -> tuple[Tensor, Tensor]:
        """Where the edges of each node start, and the edges in that order."""
        order = torch.argsort(self.node, stable=True)
        counts = torch.bincount(self.node, minlength=self.nodes)
        return torch.cat([counts.new_zeros(1), counts.cumsum(0)]), order

    def add(self, rows: Tensor, features: Tensor) -> Tensor:
        """[E, D] rows of edges, plus the features of those that have any."""
        return rows.index_add(0, self._special, features[self.kind[self._special]]) if len(self._special) else rows


class Pooled(NamedTuple):
    """What a group hears from its nodes."""

    mean: Tensor
    top: Tensor


def pool(edges: Edges, h: Tensor, features: Tensor) -> Tensor:
    """[G, 2D] mean and maximum, over the edges of each group, of the row of the node plus that of the edge's kind."""
    rows = edges.add(h[edges.node], features)
    shape = (edges.groups, h.shape[1])
    counts = (edges.group_start[1:] - edges.group_start[:-1]).clamp(1)[:, None]
    mean = torch.zeros(shape, dtype=h.dtype, device=h.device).index_add(0, edges.group, rows) / counts
    index = edges.group[:, None].expand_as(rows)
    low = torch.zeros(shape, dtype=h.dtype, device=h.device)
    top = low.scatter_reduce(0, index, rows, "amax", include_self=False)
    return torch.cat([mean, top], 1)


def spread(edges: Edges, u: Tensor, q: Tensor, features: Tensor) -> Tensor:
    """[N, M] over the edges of each node, the sum of relu(row of the node + row of the group + row of the kind)."""
    rows = torch.relu(edges.add(u[edges.node] + q[edges.group], features))
    return torch.zeros_like(u).index_add(0, edges.node, rows)
