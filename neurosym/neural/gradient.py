"""Axis: through which calls of the core the gradient flows."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from neurosym.neural.recurrence import Place, State
from neurosym.neural.solver import fixed_point

Step = Callable[[State], State]


class Gradient:
    """Base: how one call is taken."""

    def take(self, step: Step, state: State, place: Place) -> State:
        """``step(state)``, with as much history as this mode keeps."""
        return step(state)


@dataclass(frozen=True)
class Full(Gradient):
    """Back-propagation through every call of a run."""


@dataclass(frozen=True)
class Truncated(Gradient):
    """Through the last ``window`` loops only; what was before runs without history (Yang et al., Geiping et al.)."""

    window: int = 8

    def take(self, step: Step, state: State, place: Place) -> State:
        return step(state) if place.loops - place.loop <= self.window else _blind(step, state)


@dataclass(frozen=True)
class LastRecursion(Gradient):
    """Through the last recursion of each nested loop, all its calls; nothing flows from loop to loop (TRM)."""

    def take(self, step: Step, state: State, place: Place) -> State:
        if not place.last:
            return _blind(step, state)
        return step(state.detach()) if place.first else step(state)


@dataclass(frozen=True)
class OneStep(Gradient):
    """Through the last call of each role: last low and last high one of a nested loop (HRM), or the last loop."""

    def take(self, step: Step, state: State, place: Place) -> State:
        if not place.final:
            return _blind(step, state)
        return step(state.detach()) if place.first or not place.high else step(state)


@dataclass(frozen=True)
class Implicit(Gradient):
    """By the implicit function theorem at the fixed point: one linear solve, whatever the forward solve took (DEQ).

    Solves y = y J + dL/dz with vector-Jacobian products. It is the true gradient only where the forward solve
    converged; a state with a larger residual than ``tolerance`` asks for a warning.
    """

    tolerance: float = 1e-3
    most: int = 40
    depth: int = 5

    def take(self, step: Step, state: State, place: Place) -> State:
        if not torch.is_grad_enabled():
            return step(state)
        if state.residual is not None and float(state.residual.max()) > self.tolerance:
            warnings.warn(
                f"the forward solve left a relative residual of {float(state.residual.max()):.2g}, more than "
                f"{self.tolerance:.2g}: the implicit gradient is wrong there. Allow more calls or contract the core.",
                stacklevel=2,
            )
        start = state.detach()
        after = step(start)
        probe = start.hidden.clone().requires_grad_()
        image = step(start._replace(hidden=probe)).hidden

        def solve(gradient: Tensor) -> Tensor:
            def image_of(y: Tensor) -> Tensor:
                return torch.autograd.grad(image, probe, y, retain_graph=True)[0] + gradient

            return fixed_point(image_of, gradient, self.tolerance, self.most, self.depth).point

        if after.hidden.requires_grad:
            after.hidden.register_hook(solve)  # type: ignore[no-untyped-call]
        return after


@dataclass(frozen=True)
class PerLoop(Gradient):
    """Each loop has its own loss and its own history (Marino et al., arXiv 1807.09356)."""

    def take(self, step: Step, state: State, place: Place) -> State:
        return step(state.detach())


@dataclass(frozen=True)
class Carried(Gradient):
    """Through segments of at most ``segment`` loops; the state is kept from segment to segment, its history is not.

    A trainer that runs one segment a step and hands the state on, detached, trains what a long run would do.
    """

    segment: int = 8

    def take(self, step: Step, state: State, place: Place) -> State:
        return step(state.detach()) if place.loop % self.segment == 0 and place.loop else step(state)


@dataclass(frozen=True)
class Unlearned(Gradient):
    """None at all: the weights are set, not trained."""

    def take(self, step: Step, state: State, place: Place) -> State:
        return _blind(step, state)


def _blind(step: Step, state: State) -> State:
    with torch.no_grad():
        return step(state)


VALUES = (Full, Truncated, LastRecursion, OneStep, Implicit, PerLoop, Carried, Unlearned)
