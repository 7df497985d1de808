"""Training states from the spec alone: partial searches of problems, on the policy being trained, with exact labels.

The pool holds the states that the next steps train on. A state moves on as the looper's own solve would: drop what it
believes gone, project exactly, pin a value, project (LDT, arXiv 2605.08605, sections 3 and 4). The label is alpha of
all answers inside: by the answer where it is known to be the only one, else the backbone, asked of a backend. So a
domain with many answers is taught no false elimination, and a state without answers is labelled as such.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple, Protocol

import torch
from torch import Tensor

from neurosym.lattice import Answer, Candidates, bits
from neurosym.neural.board import Board
from neurosym.neural.frame import beside, candidates_of, frame_of, live_of, propagate
from neurosym.problem import Problem, Rules


class Example(NamedTuple):
    """A problem to learn from, with its answer if that is known to be the only one."""

    problem: Problem
    answer: Answer | None


class Source(Protocol):
    """Where problems come from. The same number gives the same problem, so that a run can be taken up again."""

    def __getitem__(self, number: int) -> Example:
        """The problem drawn as number ``number``."""


Backbone = Callable[[Rules, Candidates], Candidates]
"""Alpha of the answers inside, bottom if there are none; by a backend."""


@dataclass
class State:
    """One entry of the pool."""

    number: int
    """Which draw of the source it came from."""
    example: Example
    candidates: Candidates
    label: Candidates
    moves: int = 0
    segments: int = 0
    hidden: tuple[Tensor, ...] = field(default=(), repr=False)
    """Rows of nodes and groups carried from the last segment; empty: start anew."""


class Policy(NamedTuple):
    """How states move on. The defaults are those of the measured recipe."""

    raw: float = 0.25
    """Share of problems that are shown as given, before any projection."""
    advance: float = 0.15
    """Probability that a state moves on after a segment."""
    segments: int = 12
    """After so many segments it moves on anyway."""
    moves: int = 12
    """After so many moves the problem is replaced."""
    threshold: float = 0.1
    """Candidates whose keep probability is below are dropped."""
    temperature: float = 1.5
    """Of the softmax by which a value is pinned."""
    dead: float = 0.2
    """Share of the states without an answer that stay."""


def project_all(states: Sequence[tuple[Rules, Candidates]]) -> list[Candidates]:
    """The fixpoint of the relaxation for many states at once."""
    if not states:
        return []
    frame = beside([frame_of(rules) for rules, _ in states])
    return candidates_of(frame, propagate(frame, torch.cat([live_of(*state) for state in states])))


class Pool:
    """States under training, replaced as they are solved, refuted or old."""

    def __init__(self, source: Source, backbone: Backbone, size: int, policy: Policy, seed: int) -> None:
        self.source, self.backbone, self.policy = source, backbone, policy
        self.random = Random(seed)
        self.drawn = 0
        self.states: list[State] = []
        self._refill(size)

    def _refill(self, size: int) -> None:
        """Draw problems until the pool is full."""
        while missing := size - len(self.states):
            fresh: list[tuple[int, Example, bool]] = []
            for _ in range(missing):
                fresh.append((self.drawn, self.source[self.drawn], self.random.random() < self.policy.raw))
                self.drawn += 1
            starts = project_all([(e.problem.rules, e.problem.start) for _, e, _ in fresh])
            for (number, example, raw), projected in zip(fresh, starts, strict=True):
                self._admit(State(number, example, example.problem.start if raw else projected, projected))

    def _admit(self, state: State) -> None:
        """Label a state and take it in, unless there is nothing to learn from it."""
        if state.candidates.is_bottom or state.candidates.is_complete:
            return
        state.label = self.label(state.example, state.candidates)
        if state.label.is_bottom and self.random.random() >= self.policy.dead:
            return
        self.states.append(state)

    def label(self, example: Example, candidates: Candidates) -> Candidates:
        """Alpha of the answers inside."""
        if example.answer is None:
            return self.backbone(example.problem.rules, candidates)
        if candidates.contains(example.answer):
            return Candidates.of_answer(example.answer)
        return Candidates([0] * len(candidates))

    def move(self, board: Board, keep: Tensor, choose: Tensor) -> int:
        """After a segment: let states move on by the looper's beliefs ``keep`` (probabilities) and ``choose``.

        Returns how many moved. ``board`` is that of the states, in order.
        """
        size, policy = len(self.states), self.policy
        going = []
        for i, state in enumerate(self.states):
            state.segments += 1
            if state.segments >= policy.segments or self.random.random() < policy.advance:
                going.append(i)
        if not going:
            return 0
        moved = self._steps(board, keep, choose, going)
        stay = [state for i, state in enumerate(self.states) if i not in set(going)]
        self.states = stay
        for state, candidates in moved:
            if state.moves < policy.moves:
                self._admit(State(state.number, state.example, candidates, candidates, state.moves + 1))
        self._refill(size)
        return len(going)

    def _steps(self, board: Board, keep: Tensor, choose: Tensor, going: list[int]) -> list[tuple[State, Candidates]]:
        """Drop, project, pin, project: for all that move on, in two batches."""
        cell_of_problem = torch.bincount(board.owner, minlength=board.problems).cumsum(0).tolist()
        rows: dict[int, list[tuple[int, int, float, float]]] = {i: [] for i in going}
        columns = (board.problem, board.cell, board.value, board.own, keep, choose)
        for problem, cell, value, own, kept, chosen in zip(*(column.tolist() for column in columns), strict=True):
            if own and problem in rows:
                first = cell_of_problem[problem - 1] if problem else 0
                rows[problem].append((cell - first, value, kept, chosen))
        dropped = []
        for i in going:
            masks = [0] * len(self.states[i].candidates)
            for cell, value, kept, _ in rows[i]:
                masks[cell] |= (kept >= self.policy.threshold) << value
            dropped.append(Candidates(masks))
        rules = [self.states[i].example.problem.rules for i in going]
        projected = project_all([(r, c) for r, c in zip(rules, dropped, strict=True)])
        pinned = [
            candidates if candidates.is_bottom or candidates.is_complete else self._pin(candidates, rows[i])
            for i, candidates in zip(going, projected, strict=True)
        ]
        last = project_all([(r, c) for r, c in zip(rules, pinned, strict=True)])
        return [(self.states[i], candidates) for i, candidates in zip(going, last, strict=True)]

    def _pin(self, candidates: Candidates, rows: list[tuple[int, int, float, float]]) -> Candidates:
        """Pin a value, drawn from the softmax, at an open cell drawn at random."""
        cell = self.random.choice([c for c, mask in enumerate(candidates) if mask & (mask - 1)])
        scores = {value: score for c, value, _, score in rows if c == cell}
        values = list(bits(candidates[cell]))
        logits = torch.tensor([scores[value] for value in values]) / self.policy.temperature
        return candidates.assign(cell, self.random.choices(values, torch.softmax(logits, 0).tolist())[0])
