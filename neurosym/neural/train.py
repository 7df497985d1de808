"""The trainer: one for all presets. What differs between them is a recipe and a spec; the source of problems is given.

A step is a function of the weights, the pool and the step's number alone: all chance in it is drawn afresh from the
seed and that number. So a training that is cut off and taken up again goes the same way, on a processor to the bit.
"""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple

import torch
from torch import Tensor

from neurosym import __version__
from neurosym.errors import ModelError
from neurosym.neural import carry
from neurosym.neural.board import Board, best_in_cell, board_of
from neurosym.neural.crew import Crew, Dealt
from neurosym.neural.flop import BACKWARD, Meter
from neurosym.neural.loop import Looper
from neurosym.neural.loss import Target, loss_of, target_of
from neurosym.neural.optimiser import scale
from neurosym.neural.pools import Said, Starts
from neurosym.neural.readout import Readout
from neurosym.neural.recipe import Recipe
from neurosym.neural.spec import LoopSpec
from neurosym.neural.states import Backbone, Source

USUAL_THRESHOLD = 0.1
YOUNG_STEPS, YOUNG_DECAY = 500, 0.98
"""So many steps the moving average forgets faster: it would still hold the first weights."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """What is trained, how, and on what. Two trainings of equal courses and steps are equal."""

    spec: LoopSpec
    recipe: Recipe
    families: tuple[str, ...]
    data: str
    """The hash of the data, or how it was made."""
    seed: int = 0
    parent: str = ""
    """The hash of the checkpoint whose weights it begins with; at random without."""
    precision: str = "float32"
    """Of products of matrices: "float32", or "bfloat16" by autocast, the weights themselves staying in float32."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a header."""
        return {
            "spec": self.spec.to_dict(),
            "recipe": self.recipe.to_dict(),
            "families": list(self.families),
            "data": self.data,
            "seed": self.seed,
            "code": __version__,
            "precision": self.precision,
            **({"parent": self.parent} if self.parent else {}),
        }


class Figures(NamedTuple):
    """What a step says of itself."""

    loss: float
    right: float
    """Share of the cells with one value in all answers in which that value is liked best."""
    solved: float
    """Share of the states with such cells in which that is so in all of them."""
    drops: int
    """Candidates believed gone."""
    unsound: int
    """Of these, the ones that an answer has."""
    dead: float
    """Share of states without an answer."""
    norm: float
    """Of the gradient, before it is clipped."""
    states: int
    moved: int
    """States of the pool that are new or changed after the step."""


class Progress(NamedTuple):
    """What a training has cost so far, all runs together."""

    step: int = 0
    seconds: float = 0.0
    samples: int = 0
    flop: float = 0.0


class Trainer:
    """A looper, its optimisers and its pool; ``step`` trains once on what the pool holds and lets that move on."""

    def __init__(self, course: Course, source: Source, backbone: Backbone, crew: Crew = Crew()) -> None:
        self.course, self.crew, self.backbone = course, crew, backbone
        self.source: Source = Dealt(source, crew) if crew.size > 1 else source
        torch.manual_seed(_number(course.seed, "weights"))
        self.looper = Looper(course.spec).to(crew.device)
        self.optimisers = course.recipe.optimiser.build(self.looper)
        share = crew.share(course.recipe.batch)
        self.pool = course.recipe.states.build(Starts(self.source, backbone, share, _number(course.seed, crew.rank)))
        self.meter = Meter(self.looper, self.pool.states[0])
        self.average = {name: part.clone() for name, part in self.looper.state_dict().items()}
        self.progress = Progress()
        if crew.device.startswith("cuda") and course.spec.backbone.dense:
            self.looper.core.compile()

    def begin_with(self, looper: Looper) -> None:
        """Take these weights instead of random ones, before the first step. ModelError if they are another spec's."""
        if looper.spec != self.course.spec:
            raise ModelError(f"weights of the spec {looper.spec.name!r} do not fit; begin with some of the same spec.")
        self.looper.load_state_dict(looper.state_dict())
        self.average = {name: part.clone() for name, part in self.looper.state_dict().items()}

    def step(self, factor: float) -> Figures:
        """One step with rates of ``factor`` times their highest. ModelError if the loss is no number any more."""
        recipe, states, number = self.course.recipe, self.pool.states, self.progress.step
        torch.manual_seed(_number(self.course.seed, self.crew.rank, number))
        loops = Random(f"{self.course.seed} {number}").randint(*recipe.segment)
        board = board_of([(state.example.problem.rules, state.candidates) for state in states], self.crew.device)
        rules = [state.example.problem.rules for state in states]
        target = target_of(board, rules, [state.label for state in states])
        self.looper.train()
        scale(self.optimisers, factor)
        with self._precision():
            thought = carry.taken_up(self.looper, board, states) if recipe.carry else None
            thought, readouts = self.looper.run(board, loops, thought)
        loss = loss_of(board, readouts, target, recipe.weights)
        norm = self._descend(loss)
        if recipe.carry:
            carry.keep(board, thought, states)
        said = self._said(board, loops, readouts[-1])
        told = _judged(board, said, target, threshold_of(self.course.spec))
        moved = self.pool.advance(board, said)
        again = recipe.states.again
        cost = self.meter.of_loop(board) * loops * (BACKWARD + again)
        self.progress = self.progress._replace(
            step=number + 1, samples=self.progress.samples + len(states), flop=self.progress.flop + cost
        )
        return Figures(loss.item(), *told, norm, len(states), moved)

    def _descend(self, loss: Tensor) -> float:
        """Step all optimisers, and the moving average after them; returns the norm of the gradient."""
        if not bool(torch.isfinite(loss)):
            raise ModelError(
                f"the loss of step {self.progress.step} is {loss.item()}: the training has diverged. Resume from the "
                "last checkpoint with a lower rate or a smaller batch."
            )
        for optimiser in self.optimisers:
            optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.crew.average(self.looper.parameters())
        clip = self.course.recipe.clip or float("inf")
        norm = torch.nn.utils.clip_grad_norm_(self.looper.parameters(), clip)
        for optimiser in self.optimisers:
            optimiser.step()
        if decay := self.course.recipe.average:
            decay = decay if self.progress.step >= YOUNG_STEPS else min(decay, YOUNG_DECAY)
            with torch.no_grad():
                for name, part in self.looper.state_dict().items():
                    self.average[name].lerp_(part, 1 - decay)
        return norm.item()

    def _said(self, board: Board, loops: int, last: Readout) -> Said:
        """The beliefs by which states move on: those of the step, or of another look, as in a solve."""
        if self.course.recipe.states.again:
            self.looper.eval()
            with torch.no_grad(), self._precision():
                last = self.looper.run(board, loops)[1][-1]
        keep, choose, conflict = (part.detach().float() for part in last)
        return Said(torch.sigmoid(keep), choose, torch.sigmoid(conflict))

    def _precision(self) -> AbstractContextManager[Any]:
        if self.course.precision == "float32":
            return nullcontext()
        return torch.autocast(self.crew.device.partition(":")[0], torch.bfloat16)


def _judged(board: Board, said: Said, target: Target, threshold: float) -> tuple[float, float, int, int, float]:
    """``right``, ``solved``, ``drops``, ``unsound`` and ``dead`` of the figures."""
    cells = torch.unique(board.cell[target.decided])
    good = target.stays[best_in_cell(board, said.choose)[cells]].float()
    asked, wrong = (
        torch.bincount(board.owner[cells], weights, board.problems) for weights in (torch.ones_like(good), 1 - good)
    )
    right, solved = (float(part.mean()) if len(good) else 1.0 for part in (good, (wrong[asked > 0] == 0).float()))
    drops = (said.keep < threshold) & target.judged
    return right, solved, int(drops.sum()), int((drops & target.stays).sum()), float(target.empty.mean())


def threshold_of(spec: LoopSpec) -> float:
    """The belief below which a candidate counts as dropped: that of the spec's projection, or LDT's."""
    return float(getattr(spec.projection, "threshold", USUAL_THRESHOLD))


def _number(*parts: object) -> int:
    """A seed that depends on all parts."""
    digest = hashlib.sha256(" ".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7])
