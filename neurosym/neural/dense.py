"""Dense cores: a row for each cell, or one for a whole problem. They read problems of the size they are made for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt

import torch
from torch import Tensor, nn

from neurosym.errors import ModelError
from neurosym.neural.blocks import Stack, Turning
from neurosym.neural.position import Position
from neurosym.neural.readout import Readout
from neurosym.neural.sheet import Sheet


@dataclass(frozen=True)
class Size:
    """Of a network. ``hidden`` is the inner width of its perceptrons."""

    width: int = 128
    hidden: int = 512
    layers: int = 4
    heads: int = 4


@dataclass(frozen=True)
class Shape:
    """Of the problems that a dense core reads. 0 cells and columns: square grids of any size; all 0: any rules."""

    cells: int = 81
    columns: int = 9
    values: int = 9


@dataclass(frozen=True)
class Face:
    """How a dense core meets the board: what it reads, what it says."""

    width: int
    shape: Shape
    givens: bool
    """Reads one-hot values of decided cells and a mark for the others; else one entry for each candidate."""
    three: bool
    """Says keep, choose and conflict by heads of their own; else all from one softmax head."""
    token: str
    """"none", "fresh" (a learnt row joins the cells at each call) or "carried" (it is part of the state)."""
    scaled: bool
    """Is the embedded input multiplied by the root of the width?"""

    def columns_of(self, cells: int) -> int:
        """The columns of a grid of so many cells: as said, or the root of a square."""
        return self.shape.columns or isqrt(cells)

    def read(self, board: Sheet, dtype: torch.dtype) -> Tensor:
        """[B, S, values] or, for givens, [B, S, 1 + values]. ModelError for another size."""
        dense = board.dense().to(dtype)
        (cells, values), made = dense.shape[1:], self.shape
        if (made.cells and cells != made.cells) or values > made.values:
            raise ModelError(
                f"a problem of {cells} cells and {values} values met a network made for "
                f"{made.cells or 'any number of'} cells and {made.values} values. Use one made for this size, or the "
                "preset 'relational'."
            )
        dense = nn.functional.pad(dense, (0, made.values - values))
        if not self.givens:
            return dense
        decided = dense.sum(-1, keepdim=True) == 1
        return torch.cat([(~decided).to(dtype), dense * decided], -1)

    def said(self, board: Sheet, keep: Tensor | None, choose: Tensor, conflict: Tensor | None) -> Readout:
        """Dense logits at the nodes. Without heads of their own, keep follows the softmax and conflict says nothing."""
        if keep is None:
            chance = choose.log_softmax(-1).clamp(max=-torch.finfo(choose.dtype).eps)
            keep = chance - torch.log(-torch.expm1(chance))
        if conflict is None:
            conflict = choose.new_zeros(len(choose))
        values = self.shape.values if self.shape.cells else board.dense().shape[2]
        return Readout(board.pick(keep[..., :values]), board.pick(choose[..., :values]), conflict)


class Heads(nn.Module):
    """The linear heads of a dense core."""

    def __init__(self, face: Face, width: int, outputs: int) -> None:
        super().__init__()
        self.choose = nn.Linear(width, outputs)
        self.keep = nn.Linear(width, outputs) if face.three else None
        self.conflict = nn.Linear(face.width, 1) if face.three else None


class CellCore(nn.Module):
    """A row for each cell, [B, S, D], and the row of the token after them: prelude, tied stack, coda."""

    def __init__(
        self, face: Face, position: Position, head_size: int, stack: Callable[[int], Stack], ends: tuple[int, int, int]
    ) -> None:
        super().__init__()
        self.face, self.position, self.head_size = face, position, head_size
        self.enter = nn.Linear(face.shape.values + face.givens, face.width)
        self.prelude, self.stack, self.coda = (stack(layers) for layers in ends)
        self.heads = Heads(face, face.width, face.shape.values)
        self.token = None if face.token == "none" else nn.Parameter(0.02 * torch.randn(face.width))

    @property
    def fresh(self) -> int:
        """How many rows at the end are made anew at each call."""
        return int(self.face.token == "fresh")

    @property
    def tokens(self) -> int:
        """How many rows at the end are not cells."""
        return int(self.token is not None)

    def embed(self, board: Sheet) -> Tensor:
        """e."""
        rows = self.enter(self.face.read(board, self.enter.weight.dtype))
        if self.face.scaled:
            rows = rows * self.face.width**0.5
        if self.token is not None:
            rows = torch.cat([rows, self.token.expand(len(rows), 1, -1)], 1)
        out: Tensor = self.prelude(rows, self.look(board))
        return out

    def look(self, board: Sheet) -> Turning | None:
        """The turning of queries and keys; a token is not turned."""
        cells = board.dense().shape[1]
        angles = self.position.angles(cells, self.face.columns_of(cells), self.head_size)
        if angles is None:
            return None
        angles = nn.functional.pad(angles, (0, 0, 0, self.tokens)).to(self.enter.weight.device)
        return Turning(angles.cos().to(self.enter.weight.dtype), angles.sin().to(self.enter.weight.dtype))

    def forward(self, rows: Tensor, scene: Turning | None) -> Tensor:
        """f."""
        if self.fresh and self.token is not None:
            rows = torch.cat([rows[:, :-1], self.token.expand(len(rows), 1, -1)], 1)
        out: Tensor = self.stack(rows, scene)
        return out

    def guess(self, hidden: Tensor, scene: Turning | None) -> Tensor:
        """[B, S, V] choice logits, for dead values too."""
        rows = self.coda(hidden, scene)
        out: Tensor = self.heads.choose(rows[:, : rows.shape[1] - self.tokens])
        return out

    def read(self, hidden: Tensor, board: Sheet) -> Readout:
        """The heads; conflict by the token where there is one, else by the mean cell."""
        rows = self.coda(hidden, self.look(board)) if len(self.coda.blocks) else hidden
        cells = rows[:, : rows.shape[1] - self.tokens]
        whole = rows[:, -1] if self.tokens else cells.mean(1)
        keep = self.heads.keep(cells) if self.heads.keep is not None else None
        conflict = self.heads.conflict(whole)[:, 0] if self.heads.conflict is not None else None
        return self.face.said(board, keep, self.heads.choose(cells), conflict)


class WholeCore(nn.Module):
    """One row for a whole problem, [B, 1, D]; ``step`` maps the row, and for a gated unit the input too."""

    fresh = tokens = 0

    def __init__(self, face: Face, step: nn.Module) -> None:
        super().__init__()
        self.face, self.step = face, step
        self.enter = nn.Linear(face.shape.cells * (face.shape.values + face.givens), face.width)
        self.heads = Heads(face, face.width, face.shape.cells * face.shape.values)

    def embed(self, board: Sheet) -> Tensor:
        """e."""
        rows: Tensor = self.enter(self.face.read(board, self.enter.weight.dtype).flatten(1))
        return rows[:, None]

    def look(self, board: Sheet) -> Tensor:
        """The embedded input, which a gated unit reads at each call."""
        return self.embed(board)

    def forward(self, rows: Tensor, scene: Tensor) -> Tensor:
        """f."""
        if isinstance(self.step, nn.GRUCell):
            said: Tensor = self.step(scene[:, 0], rows[:, 0])
            return said[:, None]
        out: Tensor = self.step(rows)
        return out

    def guess(self, hidden: Tensor, scene: Tensor) -> Tensor:
        """[B, S, V] choice logits, for dead values too."""
        return self._dense(self.heads.choose(hidden))

    def read(self, hidden: Tensor, board: Sheet) -> Readout:
        """The heads."""
        keep = self._dense(self.heads.keep(hidden)) if self.heads.keep is not None else None
        conflict = self.heads.conflict(hidden)[:, 0, 0] if self.heads.conflict is not None else None
        return self.face.said(board, keep, self._dense(self.heads.choose(hidden)), conflict)

    def _dense(self, flat: Tensor) -> Tensor:
        return flat.view(len(flat), self.face.shape.cells, self.face.shape.values)
