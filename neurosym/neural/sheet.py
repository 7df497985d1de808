"""What a core needs of a board, and a board seen from another side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor


class Sheet(Protocol):
    """A board, as far as dense cores and the loop look at it."""

    @property
    def problems(self) -> int:
        """B."""

    @property
    def cells(self) -> int:
        """Cells of all problems."""

    @property
    def owner(self) -> Tensor:
        """[cells] the problem of each cell."""

    @property
    def cell(self) -> Tensor:
        """[N] the cell of each node."""

    @property
    def problem(self) -> Tensor:
        """[N] the problem of each node."""

    @property
    def own(self) -> Tensor:
        """[N] false for nodes at auxiliary cells."""

    def dense(self) -> Tensor:
        """[B, S, V] 1 where a candidate is live."""

    def pick(self, scores: Tensor) -> Tensor:
        """[B, S, V] to [N]."""


@dataclass(frozen=True)
class Turned:
    """A board whose dense form is permuted; nodes stay what they are, for scores are turned back when picked."""

    board: Sheet
    places: Tensor
    """[B, S] which cell of the board is shown at each place."""
    names: Tensor
    """[B, V] which value of the board is shown under each name."""

    @property
    def problems(self) -> int:
        """B."""
        return self.board.problems

    @property
    def cells(self) -> int:
        """Cells of all problems."""
        return self.board.cells

    @property
    def owner(self) -> Tensor:
        """[cells] the problem of each cell."""
        return self.board.owner

    @property
    def cell(self) -> Tensor:
        """[N] the cell of each node, as on the board."""
        return self.board.cell

    @property
    def problem(self) -> Tensor:
        """[N] the problem of each node."""
        return self.board.problem

    @property
    def own(self) -> Tensor:
        """[N] false for nodes at auxiliary cells."""
        return self.board.own

    def dense(self) -> Tensor:
        """[B, S, V] the permuted form."""
        return _gather(self.board.dense(), self.places, self.names)

    def pick(self, scores: Tensor) -> Tensor:
        """[B, S, V] scores in the permuted form to [N]."""
        return self.board.pick(_gather(scores, self.places.argsort(1), self.names.argsort(1)))


def _gather(dense: Tensor, places: Tensor, names: Tensor) -> Tensor:
    batch = torch.arange(len(dense), device=dense.device)[:, None, None]
    gathered: Tensor = dense[batch, places[:, :, None], names[:, None, :]]
    return gathered
