"""Candidates of problems as what a network looks at: the live nodes and the groups that still say something.

A candidate that is gone is not there, and a group that no choice can break any more is not there either: a board is the
residual problem. Numbers enter relative to the room that is left, so a sum of 45 and a count of 2 look alike where they
ask the same, and renaming values along with their numbers changes nothing but the order of nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.neural.frame import Frame, beside, frame_of, live_of, room_of
from neurosym.problem import Rules

GROUP_FEATURES, EDGE_FEATURES = 9, 3
PLAIN = -1
"""The kind of an edge whose term is the one thing that its block can add: no features are kept for it."""


@dataclass(frozen=True)
class Board:
    """A batch of candidates as tensors. Nodes are sorted by cell, then value; numbers run through the batch."""

    frame: Frame
    live: Tensor
    """[nodes of the frame] which of them are nodes here."""
    cell: Tensor
    """[N] the cell of each node."""
    value: Tensor
    """[N] its value."""
    group_start: Tensor
    """[G+1] where the edges of each group start; edges are sorted by group. The first groups are the cells."""
    edge_node: Tensor
    """[E]"""
    edge_group: Tensor
    """[E]"""
    edge_kind: Tensor
    """[E] the row of ``edge_features`` that belongs to the edge, or PLAIN."""
    group_features: Tensor
    """[G, GROUP_FEATURES]"""
    edge_features: Tensor
    """[K, EDGE_FEATURES]"""

    @property
    def problems(self) -> int:
        """B, the number of problems."""
        return self.frame.problems

    @property
    def cells(self) -> int:
        """Cells of all problems, auxiliary ones included."""
        return self.frame.cells

    @property
    def owner(self) -> Tensor:
        """[cells] the problem of each cell."""
        return self.frame.owner

    @property
    def groups(self) -> int:
        """G."""
        return len(self.group_start) - 1

    @cached_property
    def problem(self) -> Tensor:
        """[N] the problem of each node."""
        return self.frame.owner[self.cell]

    @cached_property
    def group_problem(self) -> Tensor:
        """[G] the problem of each group."""
        return self.problem[self.edge_node[self.group_start[:-1]]]

    @cached_property
    def own(self) -> Tensor:
        """[N] true for nodes at cells of the rules, false at auxiliary ones."""
        return self.frame.own[self.cell]

    @cached_property
    def open(self) -> Tensor:
        """[N] true where the cell has further candidates."""
        return torch.bincount(self.cell, minlength=self.cells)[self.cell] > 1

    @cached_property
    def _place(self) -> tuple[int, int, Tensor]:
        """The shape of one problem and, for each node, its place in the dense form."""
        counts = torch.bincount(self.owner[self.frame.own], minlength=self.problems)
        if not bool((counts == counts[0]).all()) or not bool(self.frame.own.all()):
            raise ModelError(
                f"a dense network reads problems of one shape without auxiliary cells; here are problems of "
                f"{sorted(set(counts.tolist()))} cells. Use the preset 'relational', or one size."
            )
        cells, values = int(counts[0]), int(self.frame.value.max()) + 1
        return cells, values, self.cell * values + self.value

    def dense(self) -> Tensor:
        """[B, cells, values] float, 1 where a candidate is live. ModelError unless all problems have one shape."""
        cells, values, place = self._place
        flat = torch.zeros(self.problems * cells * values, device=self.cell.device)
        flat[place] = 1.0
        return flat.view(self.problems, cells, values)

    def pick(self, scores: Tensor) -> Tensor:
        """[B, cells, values] to [N]: the dense scores at the live nodes."""
        return scores.reshape(-1)[self._place[2]]


def board_of(states: Sequence[tuple[Rules, Candidates]], device: torch.device | str = "cpu") -> Board:
    """The board of some candidates, each under its rules. They must not be bottom."""
    frame = beside([frame_of(rules) for rules, _ in states])
    return look(frame.to(device), torch.cat([live_of(*state) for state in states]).to(device))


def look(frame: Frame, live: Tensor) -> Board:
    """The board of the live nodes of a frame."""
    room = room_of(frame, live)
    device = live.device
    number = live.cumsum(0) - 1
    cell = frame.cell[live]
    # Groups that no choice can break say nothing.
    says = (room.below < room.span) | (room.above < room.span)
    edge_group = frame.block_group[frame.edge_block]
    kept = live[frame.edge_node] & says[edge_group]
    block, edge_group, room = frame.edge_block[kept], edge_group[kept], room.rounded()
    low, high = room.low[block], room.high[block]
    # Nor do edges of a block that has one thing left to add.
    moving = high > low
    kept[kept.clone()] = moving
    block, edge_group, low, high = block[moving], edge_group[moving], low[moving], high[moving]

    many = torch.bincount(cell, minlength=frame.cells) > 1
    nodes = torch.arange(len(cell), device=device)[many[cell]]
    cell_group = torch.unique_consecutive(cell[nodes], return_inverse=True)[1]
    cells = int(many.sum())
    used, edge_group = torch.unique_consecutive(edge_group, return_inverse=True)

    scale = torch.zeros(len(used), device=device).scatter_reduce(0, edge_group, high - low, "amax")
    term = frame.coefficient[kept].float()
    plus, minus = (term - low) / scale[edge_group], (high - term) / scale[edge_group]
    plain = (plus == 1.0) & (minus == 0.0) & room.zero[block]
    kind = torch.full((len(block),), PLAIN, dtype=torch.int64, device=device)
    kind[~plain] = torch.arange(int((~plain).sum()), device=device)

    group = torch.cat([cell_group, edge_group + cells])
    sizes = torch.bincount(group, minlength=cells + len(used))
    features = _group_features(sizes, cells, *(part[used] / scale for part in room[3:]))
    return Board(
        frame=frame,
        live=live,
        cell=cell,
        value=frame.value[live],
        group_start=torch.cat([sizes.new_zeros(1), sizes.cumsum(0)]),
        edge_node=torch.cat([nodes, number[frame.edge_node[kept]]]),
        edge_group=group,
        edge_kind=torch.cat([torch.full_like(nodes, PLAIN), kind]),
        group_features=features,
        edge_features=torch.stack([plus, minus, room.zero[block].float()], 1)[~plain],
    )


def _group_features(sizes: Tensor, cells: int, below: Tensor, above: Tensor, span: Tensor) -> Tensor:
    """What a group is, in numbers between 0 and 1 or about: its room on both sides, and its size."""
    n = sizes.float()
    ones = torch.ones(cells, device=sizes.device)
    # A cell is the group "exactly one of these".
    below, above, span = torch.cat([ones, below]), torch.cat([n[:cells] - 1, above]), torch.cat([n[:cells], span])
    columns = [torch.cat([ones, torch.zeros(len(n) - cells, device=sizes.device)]), n.log() / 4]
    for room in (below, above):
        columns += [
            1 / (1 + room.clamp(0)),
            (room.clamp(0) / span.clamp(1e-6)).clamp(max=1.0),
            torch.isinf(room).float(),
        ]
    return torch.stack([*columns, 1 / n], 1)


def softmax_in_cell(board: Board, scores: Tensor) -> Tensor:
    """[N] the softmax of the scores of the live values of each cell, as logarithms."""
    top = torch.full((board.cells,), -float("inf"), device=scores.device, dtype=scores.dtype)
    top = top.scatter_reduce(0, board.cell, scores.detach(), "amax")
    shifted = scores - top[board.cell]
    total = torch.zeros_like(top).index_add(0, board.cell, shifted.exp())
    return shifted - total[board.cell].log()


def best_in_cell(board: Board, scores: Tensor) -> Tensor:
    """[cells] the number of the node with the highest score in each cell; -1 where a cell has none."""
    top = torch.full((board.cells,), -float("inf"), device=scores.device, dtype=scores.dtype)
    top = top.scatter_reduce(0, board.cell, scores, "amax")
    best = torch.full((board.cells,), -1, dtype=torch.int64, device=scores.device)
    hits = torch.nonzero(scores == top[board.cell]).flatten().flip(0)
    best[board.cell[hits]] = hits
    return best


def mean_in_problem(board: Board, rows: Tensor) -> Tensor:
    """[B, D] the mean of the rows of the nodes of each problem."""
    total = torch.zeros(board.problems, rows.shape[1], device=rows.device, dtype=rows.dtype)
    counts = torch.bincount(board.problem, minlength=board.problems).clamp(1)
    return total.index_add(0, board.problem, rows) / counts[:, None]


def max_in_problem(board: Board, rows: Tensor) -> Tensor:
    """[B, D] their greatest, 0 for a problem without nodes."""
    low = torch.zeros(board.problems, rows.shape[1], device=rows.device, dtype=rows.dtype)
    index = board.problem[:, None].expand_as(rows)
    return low.scatter_reduce(0, index, rows, "amax", include_self=False)
