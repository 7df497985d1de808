"""The relational core: message passing between the live candidates of a problem and the inequalities they stand in.

It sees no positions and no names of values or cells, only who shares a group with whom and how much room the group
leaves. So it is equivariant under every renaming and symmetry of a problem, and one set of weights runs on every size
and on every constraint, for every constraint can be relaxed to linear groups.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from neurosym.neural import kernels
from neurosym.neural.board import EDGE_FEATURES, GROUP_FEATURES, Board, max_in_problem, mean_in_problem
from neurosym.neural.messages import Edges
from neurosym.neural.readout import Readout

EPSILON = 1e-6


def rms(rows: Tensor) -> Tensor:
    """Rows scaled to a root mean square of 1; no gain."""
    return rows * torch.rsqrt(rows.square().mean(-1, keepdim=True) + EPSILON)


class Scene(NamedTuple):
    """What the core needs of a board again and again in the loop: computed once by ``look``."""

    edges: Edges
    groups: Tensor
    pooled: Tensor
    spread: Tensor


class Relational(nn.Module):
    """The tied core over nodes [N, width] and groups [G, width], stacked to one hidden state [N + G, width]."""

    def __init__(self, width: int = 48, hidden: int = 96) -> None:
        super().__init__()
        self.width = width
        self.node = nn.Linear(1, width)
        self.group = nn.Sequential(nn.Linear(GROUP_FEATURES, 32), nn.ReLU(), nn.Linear(32, width))
        self.kind_pooled = nn.Sequential(nn.Linear(EDGE_FEATURES, 32), nn.ReLU(), nn.Linear(32, width))
        self.kind_spread = nn.Sequential(nn.Linear(EDGE_FEATURES, 32), nn.ReLU(), nn.Linear(32, hidden))
        self.hear = nn.Linear(2 * width, hidden, bias=False)
        self.recall = nn.Linear(width, hidden)
        self.settle = nn.Linear(hidden, width, bias=False)
        self.tell = nn.Linear(width, hidden, bias=False)
        self.know = nn.Linear(width, hidden)
        self.gather = nn.Linear(hidden, width, bias=False)
        self.keep = nn.Linear(width, 1)
        self.choose = nn.Linear(width, 1)
        self.conflict = nn.Sequential(nn.Linear(2 * width, width), nn.ReLU(), nn.Linear(width, 1))

    def embed(self, board: Board) -> Tensor:
        """e: a row for each node, which says whether its cell is open, and one for each group."""
        nodes = self.node(board.open.to(self.node.weight.dtype)[:, None])
        return torch.cat([nodes, self.group(board.group_features.to(nodes.dtype))])

    def look(self, board: Board) -> Scene:
        """What stays the same in all loops over a board."""
        features = board.edge_features.to(self.node.weight.dtype)
        return Scene(Edges(board), features, self.kind_pooled(features), self.kind_spread(features))

    def forward(self, state: Tensor, scene: Scene) -> Tensor:
        """f: what the nodes hear from their groups, and the groups from their nodes."""
        h, s = state[: scene.edges.nodes], state[scene.edges.nodes :]
        heard = kernels.pool(scene.edges, h, scene.pooled)
        new = self.settle(torch.relu(self.hear(heard) + self.recall(s)))
        told = self.tell(rms(s + new))
        sums = kernels.spread(scene.edges, self.know(h), told, scene.spread)
        return torch.cat([self.gather(sums), new])

    def read(self, state: Tensor, board: Board) -> Readout:
        """The heads at this loop."""
        h = state[: len(board.cell)]
        whole = torch.cat([mean_in_problem(board, h), max_in_problem(board, h)], 1)
        return Readout(self.keep(h)[:, 0], self.choose(h)[:, 0], self.conflict(whole)[:, 0])
