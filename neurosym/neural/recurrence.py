"""Axis: in which order, and how often, the tied core is applied. Also what is carried from one loop to the next.

A *call* is one application of the core. A *loop* is the calls after which the heads can be read: one call for a flat
schedule, a whole recursion of two states for a nested one (what HRM and TRM name a segment), a solve for an
equilibrium.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor

from neurosym.neural.solver import fixed_point


class State(NamedTuple):
    """What a looper carries between loops."""

    hidden: Tensor
    """The rows that the heads read: [B, S, D], or [N + G, D] for the relational core."""
    low: Tensor | None = None
    """The scratchpad of a nested schedule, of the same shape."""
    memory: tuple[Tensor, ...] = ()
    """Of the token-depth axis: who is still active."""
    scores: Tensor | None = None
    """[loops, B, outputs] logits of the halting head at each loop so far."""
    residual: Tensor | None = None
    """[rows] what a solver left at its end, relative."""
    loops: int = 0
    """How many loops were run."""

    def detach(self) -> State:
        """The same without its history."""
        parts = (self.hidden, self.low, *self.memory, self.scores, self.residual)
        hidden, low, *memory, scores, residual = (part if part is None else part.detach() for part in parts)
        assert hidden is not None
        return State(hidden, low, tuple(part for part in memory if part is not None), scores, residual, self.loops)


class Place(NamedTuple):
    """Where in a run a call stands."""

    loop: int = 0
    loops: int = 1
    high: bool = True
    """True for a call that updates ``hidden``, false for one that updates ``low``."""
    last: bool = True
    """True in the last recursion of its loop."""
    first: bool = True
    """True for the first call of the last recursion."""
    final: bool = True
    """True for the last call of its role in the loop; in a flat schedule, in the run."""


Call = Callable[[State, Place], State]


class Recurrence:
    """Base: how many loops each problem gets, and the calls of one loop."""

    nested: ClassVar[bool] = False

    def count(self, loops: int, cells: Tensor, training: bool) -> Tensor:
        """[B] loops for problems with so many cells [B], where ``loops`` were asked for."""
        return torch.full_like(cells, loops)

    def advance(self, call: Call, state: State, place: Place) -> State:
        """All calls of one loop."""
        return call(state, place._replace(final=place.loop == place.loops - 1))


@dataclass(frozen=True)
class Flat(Recurrence):
    """One call a loop; a fixed number of loops, which may be larger at test time."""


@dataclass(frozen=True)
class Nested(Recurrence):
    """``recursions`` times: ``low`` calls on the scratchpad, then one on the state (HRM, arXiv 2506.21734; TRM)."""

    recursions: int = 3
    low: int = 6
    nested: ClassVar[bool] = True

    def advance(self, call: Call, state: State, place: Place) -> State:
        for recursion in range(self.recursions):
            last = recursion == self.recursions - 1
            for turn in range(self.low):
                first, final = last and turn == 0, last and turn == self.low - 1
                state = call(state, place._replace(high=False, last=last, first=first, final=final))
            state = call(state, place._replace(high=True, last=last, first=False, final=last))
        return state


@dataclass(frozen=True)
class Sampled(Recurrence):
    """In training the number of loops is drawn, once for the batch: Poisson of a log-normal rate, plus one.

    The mean is one more than the loops asked for, the tail is long (Geiping et al., arXiv 2502.05171).
    """

    spread: float = 0.5

    def count(self, loops: int, cells: Tensor, training: bool) -> Tensor:
        if training:
            rate = math.exp(float(torch.randn(())) * self.spread + math.log(loops) - self.spread**2 / 2)
            loops = int(torch.poisson(torch.tensor(rate))) + 1
        return torch.full_like(cells, loops)


@dataclass(frozen=True)
class Sized(Recurrence):
    """Each problem has its own number of loops, ``per_cell`` for each of its cells, plus ``extra`` (Fan et al., 2024).

    Used in training and at test, whatever number was asked for: the depth is part of the task.
    """

    per_cell: float = 1.0
    extra: int = 0

    def count(self, loops: int, cells: Tensor, training: bool) -> Tensor:
        return (cells * self.per_cell).ceil().long() + self.extra


@dataclass(frozen=True)
class Solved(Recurrence):
    """A loop is a whole solve of h = f(h), to a relative tolerance or a number of calls, and then one call at it (DEQ).

    ``residual`` of the state tells what was left. ``depth`` is the history of Anderson's method; 0: plain iteration.
    """

    tolerance: float = 1e-3
    most: int = 30
    depth: int = 5

    def advance(self, call: Call, state: State, place: Place) -> State:
        with torch.no_grad():
            found = fixed_point(
                lambda h: call(state._replace(hidden=h), place).hidden,
                state.hidden,
                self.tolerance,
                self.most,
                self.depth,
            )
        return call(state._replace(hidden=found.point, residual=found.residual), place)


VALUES = (Flat, Nested, Sampled, Sized, Solved)
