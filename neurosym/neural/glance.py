"""One look of a believer at many forks, where forks in the same state need only one.

At the start all forks of a problem are alike, and each that comes back to its root is like all others there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import torch
from torch import Tensor

from neurosym.neural.board import Board, best_in_cell, look
from neurosym.neural.frame import Frame, beside, frame_of
from neurosym.neural.readout import Readout
from neurosym.problem import Rules

Believe: TypeAlias = Callable[[Board], Readout]
"""Whoever has an opinion on boards: a looper with its number of loops (``believer``), or ``rollout.uniform``."""
FARTHEST = 1e4
"""Scores are cut off here, so that an infinite one is no trouble."""


class Glance(NamedTuple):
    """What a believer says of forks, told for all nodes of their frame, live or not."""

    keep: Tensor
    """[nodes] probabilities; 1 where a node is not live, not a number where that is what was said."""
    choose: Tensor
    """[nodes] scores, finite; 0 where a node is not live."""
    best: Tensor
    """[cells] the live value with the highest score; -1 in a cell without one."""
    conflict: Tensor
    """[forks] probabilities."""
    shown: Tensor
    """[forks] true for those that were shown, false for those in the state of another."""


def glance(frame: Frame, live: Tensor, rules: Sequence[Rules], believe: Believe, *, alike: bool) -> Glance:
    """Show forks that are not empty; ``rules`` are those of each, and make up ``frame``.

    ``alike``: those of the same rules and state are shown once. Not for a believer that draws lots.
    """
    forks = torch.arange(frame.problems, device=live.device)
    nodes = torch.bincount(frame.owner[frame.cell], minlength=frame.problems)
    first = _first(live, nodes, rules) if alike else forks
    shown = first == forks
    if bool(shown.all()):
        return _told(frame, live, believe)._replace(shown=shown)
    kept = shown[frame.owner[frame.cell]]
    few = beside([frame_of(each) for each, wanted in zip(rules, shown.tolist(), strict=True) if wanted]).to(live.device)
    told = _told(few, live[kept], believe)
    place = (shown.cumsum(0) - 1)[first]
    cells = torch.bincount(frame.owner, minlength=frame.problems)
    node, cell = _same(nodes, shown, place), _same(cells, shown, place)
    return Glance(told.keep[node], told.choose[node], told.best[cell], told.conflict[place], shown)


def _first(live: Tensor, nodes: Tensor, rules: Sequence[Rules]) -> Tensor:
    """[forks] the first fork in the same state."""
    seen: dict[tuple[int, bytes], int] = {}
    parts = torch.split(live.cpu(), nodes.tolist())
    first = [
        seen.setdefault((id(each), part.numpy().tobytes()), fork)
        for fork, (each, part) in enumerate(zip(rules, parts, strict=True))
    ]
    return torch.tensor(first, device=live.device)


def _same(sizes: Tensor, shown: Tensor, place: Tensor) -> Tensor:
    """For each thing of all forks (``sizes`` of each) the number of the same thing among those of the shown ones."""
    fork = torch.repeat_interleave(sizes)
    start = sizes.cumsum(0) - sizes
    few = sizes[shown]
    return torch.arange(len(fork), device=sizes.device) - start[fork] + (few.cumsum(0) - few)[place][fork]


def _told(frame: Frame, live: Tensor, believe: Believe) -> Glance:
    board = look(frame, live)
    said = believe(board)
    scores = torch.nan_to_num(said.choose.float()).clamp(-FARTHEST, FARTHEST)
    best = best_in_cell(board, scores)
    blank = torch.zeros(len(live), device=live.device)
    return Glance(
        (blank + 1).masked_scatter(live, torch.sigmoid(said.keep.float())),
        blank.masked_scatter(live, scores),
        torch.where(best >= 0, board.value[best], -1),
        torch.sigmoid(said.conflict.float()),
        torch.ones(frame.problems, dtype=torch.bool, device=live.device),
    )
