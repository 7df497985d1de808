"""How far a belief is from the inequalities of the rules, differentiably."""

from __future__ import annotations

import torch
from torch import Tensor

from neurosym.neural.board import Board, softmax_in_cell


def violation(board: Board, choose: Tensor) -> Tensor:
    """[B] the squared excess of each group's expected sum over its bounds, added up, for choice logits [N].

    The cells are taken as independent. 0 for a belief that is sure of an answer.
    """
    frame, choose = board.frame, choose.to(torch.promote_types(choose.dtype, torch.float32))
    chance = torch.zeros(len(frame.cell), dtype=choose.dtype, device=choose.device)
    chance = chance.index_put((torch.nonzero(board.live).flatten(),), softmax_in_cell(board, choose).exp())
    group = frame.block_group[frame.edge_block]
    sums = torch.zeros(frame.groups, dtype=choose.dtype, device=choose.device)
    sums = sums.index_add(0, group, frame.coefficient.to(choose.dtype) * chance[frame.edge_node])
    excess = (torch.relu(sums - frame.most) + torch.relu(frame.least - sums)).to(choose.dtype)
    owner = torch.zeros(frame.groups, dtype=torch.int64, device=choose.device)
    owner[group] = frame.owner[frame.cell[frame.edge_node]]
    return torch.zeros(board.problems, dtype=choose.dtype, device=choose.device).index_add(0, owner, excess.square())


def slope(board: Board, logits: Tensor) -> Tensor:
    """[B, S, V] the gradient of the violation by dense choice logits, as data."""
    with torch.enable_grad():
        probe = logits.detach().requires_grad_()
        return torch.autograd.grad(violation(board, board.pick(probe)).sum(), probe)[0]
