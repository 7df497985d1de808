"""What looping costs: floating-point operations of one loop, counted off a run or off the sizes of a board."""

from __future__ import annotations

import torch
from torch.utils.flop_counter import FlopCounterMode

from neurosym.neural.board import Board, board_of
from neurosym.neural.loop import Looper
from neurosym.neural.states import State

BACKWARD = 3
"""A step of training costs so many times a forward pass: once forward, twice back."""


class Meter:
    """Counts the operations of one loop on a board, read-out included.

    Dense cores have the same count for each problem of one shape: it is counted once, in a run. The relational core's
    matrices are counted by the nodes, groups and edges that a board has, as are its two steps of message passing, in
    which an addition or comparison is one operation.
    """

    def __init__(self, looper: Looper, like: State) -> None:
        self._sizes = looper.spec.size
        self._dense = looper.spec.backbone.dense
        self._of_one = self._counted(looper, like) if self._dense else 0.0

    def of_loop(self, board: Board) -> float:
        """Operations of one loop on all problems of the board."""
        if self._dense:
            return self._of_one * board.problems
        width, hidden = self._sizes.width, self._sizes.hidden
        nodes, groups, edges = len(board.cell), board.groups, len(board.edge_node)
        matrices = hidden * width * (2 * nodes + 5 * groups) + width * width * (nodes + groups)
        heads = 2 * width * nodes + board.problems * (2 * width * width + width)
        return float(2 * (matrices + heads) + edges * (2 * width + 3 * hidden))

    @staticmethod
    def _counted(looper: Looper, like: State) -> float:
        device = next(looper.parameters()).device
        board = board_of([(like.example.problem.rules, like.candidates)], device)
        with torch.no_grad(), FlopCounterMode(display=False) as counter:
            looper.loop(board, looper.begin(board))
        return float(counter.get_total_flops())
