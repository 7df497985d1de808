"""Axis: the tied core f, what it reads of a board and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Protocol

from torch import Tensor, nn

from neurosym.neural.blocks import Attention as AttentionModule
from neurosym.neural.blocks import Block, CellMixing, Drop, Perceptron, Stack, SwiGlu
from neurosym.neural.dense import CellCore, Face, Shape, Size, WholeCore
from neurosym.neural.position import Position
from neurosym.neural.readout import Readout


class Core(Protocol):
    """What a backbone makes: the module that is applied in every loop. ``forward(u, scene)`` is f."""

    def embed(self, board: Any) -> Tensor:
        """e: the embedded input, in the core's own layout."""

    def look(self, board: Any) -> Any:
        """The scene: what of a board stays the same in all loops."""

    def __call__(self, rows: Tensor, scene: Any) -> Tensor:
        """f."""

    def read(self, hidden: Tensor, board: Any) -> Readout:
        """What the heads say of a state."""


class Plan(NamedTuple):
    """What a core is built to."""

    size: Size
    shape: Shape
    dropout: tuple[float, float]
    """In training and at test."""
    position: Position


class Backbone:
    """Base: what a core is made of."""

    dense: ClassVar[bool] = True
    """Does it read problems of one shape?"""
    by_cell: ClassVar[bool] = True
    """Is there a row for each cell?"""
    any_cells: ClassVar[bool] = False
    """Can it read problems of any number of cells?"""
    norms: ClassVar[bool] = True
    learned: bool = True
    nets: int = 1
    prelude: int = 0
    token: str = "none"
    three: bool = True

    def build(self, plan: Plan) -> Core:
        """The core."""
        raise NotImplementedError

    def second(self, plan: Plan) -> nn.Module | None:
        """The map of the low role in a nested schedule, where it has one of its own."""
        return None


@dataclass(frozen=True)
class Attention(Backbone):
    """Blocks of attention and a perceptron over the cells."""

    norm: str = "layer"
    place: str = "pre"
    """Of the norms in a block: pre, post, sandwich or none."""
    end_norm: str = "none"
    """After the stack."""
    activation: str = "relu"
    bias: bool = True
    hidden_dropout: bool = False
    """Is there dropout between the two maps of a perceptron, too?"""
    givens: bool = False
    three: bool = True
    token: str = "none"
    scaled: bool = False
    causal: bool = False
    share: str = "none"
    """What the layers of a stack share: none, attention, perceptron or all."""
    prelude: int = 0
    """Layers that are applied once before the loops; part of the embedding."""
    coda: int = 0
    """Layers that are applied at each read-out."""
    nets: int = 1
    """2: the low role of a nested schedule has a stack of its own."""
    learned: bool = True
    mixes_cells: ClassVar[bool] = False

    @property
    def any_cells(self) -> bool:  # type: ignore[override]
        """Attention reads any number of cells, a perceptron over the cells does not."""
        return not self.mixes_cells

    @property
    def norms(self) -> bool:  # type: ignore[override]
        """Is anything normalised?"""
        return self.place != "none" or self.end_norm != "none"

    def build(self, plan: Plan) -> Core:
        face = Face(plan.size.width, plan.shape, self.givens, self.three, self.token, self.scaled)
        ends = (self.prelude, plan.size.layers, self.coda)
        core = CellCore(
            face, plan.position, plan.size.width // plan.size.heads, lambda layers: self._stack(plan, layers), ends
        )
        return core.requires_grad_(self.learned)

    def second(self, plan: Plan) -> nn.Module | None:
        return self._stack(plan, plan.size.layers) if self.nets == 2 else None

    def _stack(self, plan: Plan, layers: int) -> Stack:
        blocks: list[Block] = []
        for layer in range(layers):
            first = blocks[0] if layer else None
            mixing = first.mixing if first and self.share in {"all", "attention"} else self._mixing(plan)
            perceptron = first.perceptron if first and self.share in {"all", "perceptron"} else self._perceptron(plan)
            drop = Drop(*plan.dropout)
            block = Block(mixing, perceptron, plan.size.width, self.norm, self.place, drop)
            blocks.append(first if first and self.share == "all" else block)
        return Stack(blocks, plan.size.width, self.end_norm if layers else "none")

    def _mixing(self, plan: Plan) -> nn.Module:
        if self.mixes_cells:
            cells = plan.shape.cells + (self.token != "none")
            return CellMixing(cells, plan.size.hidden * cells // plan.size.width, self.bias)
        return AttentionModule(plan.size.width, plan.size.heads, self.bias, self.causal, Drop(*plan.dropout))

    def _perceptron(self, plan: Plan) -> nn.Module:
        if self.activation == "swiglu":
            return SwiGlu(plan.size.width, plan.size.hidden, self.bias)
        drop = Drop(*plan.dropout) if self.hidden_dropout else nn.Identity()
        return Perceptron(plan.size.width, plan.size.hidden, self.activation, self.bias, drop)


@dataclass(frozen=True)
class Mixer(Attention):
    """The same with a perceptron over the cells in place of attention: one number of cells, no positions (TRM)."""

    mixes_cells: ClassVar[bool] = True


@dataclass(frozen=True)
class Whole(Backbone):
    """One row for a whole problem: "gru" (reads e itself at each call), "tanh" (a plain recurrent cell) or "mlp"."""

    cell: str = "gru"
    givens: bool = False
    three: bool = True
    by_cell: ClassVar[bool] = False
    norms: ClassVar[bool] = False

    def build(self, plan: Plan) -> Core:
        face = Face(plan.size.width, plan.shape, self.givens, self.three, "none", False)
        steps: dict[str, type[nn.Module] | Any] = {
            "gru": lambda: nn.GRUCell(plan.size.width, plan.size.width),
            "tanh": lambda: nn.Sequential(nn.Linear(plan.size.width, plan.size.width), nn.Tanh()),
            "mlp": lambda: nn.Sequential(
                nn.Linear(plan.size.width, plan.size.hidden), nn.ELU(), nn.Linear(plan.size.hidden, plan.size.width)
            ),
        }
        return WholeCore(face, steps[self.cell]())


@dataclass(frozen=True)
class Relational(Backbone):
    """Ours: candidates and the inequalities of the rules; reads any rules of any size."""

    dense: ClassVar[bool] = False
    by_cell: ClassVar[bool] = False
    any_cells: ClassVar[bool] = True
    norms: ClassVar[bool] = True

    def build(self, plan: Plan) -> Core:
        from neurosym.neural.relational import Relational as RelationalCore  # it loads the compiled kernels

        return RelationalCore(plan.size.width, plan.size.hidden)


VALUES = (Attention, Mixer, Whole, Relational)
