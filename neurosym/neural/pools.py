"""Where training states come from, as values: problems as given, partial searches on policy with or without projection.

A pool holds the states of the next step. It can be written down and taken up again: what it holds, how many problems
it drew, and the state of its random numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar, NamedTuple, Protocol

import torch
from torch import Tensor

from neurosym.lattice import Candidates
from neurosym.neural.board import Board
from neurosym.neural.frame import candidates_of
from neurosym.neural.search import Chains as ChainSearch
from neurosym.neural.states import Backbone, Example, Policy, Pool, Source, State

DRAWS = 10_000
"""Problems in a row that have nothing to learn from before a source is taken for useless."""


class Said(NamedTuple):
    """Beliefs after a segment: probabilities, and logits of values."""

    keep: Tensor
    choose: Tensor
    conflict: Tensor


class Moving(Protocol):
    """A pool of states."""

    states: list[State]
    random: Random
    drawn: int

    def advance(self, board: Board, said: Said) -> int:
        """Let states move on by what was said of them on their ``board``; returns how many are new or changed."""


class Starts(NamedTuple):
    """What every pool is made from."""

    source: Source
    backbone: Backbone
    size: int
    seed: int


@dataclass(frozen=True)
class Projected:
    """On policy, each move projected exactly: drop, project, pin, project (:class:`neurosym.neural.states.Pool`)."""

    policy: Policy = Policy()
    again: ClassVar[bool] = False
    """Is the board looked at once more, without gradient, to see where its states go?"""

    def build(self, starts: Starts) -> Moving:
        """The pool."""
        return _ProjectedPool(starts.source, starts.backbone, starts.size, self.policy, starts.seed)


class _ProjectedPool(Pool):
    def advance(self, board: Board, said: Said) -> int:
        return self.move(board, said.keep, said.choose)


@dataclass(frozen=True)
class Roots:
    """Problems as they are given, new ones in each step (Sotaku)."""

    again: ClassVar[bool] = False

    def build(self, starts: Starts) -> Moving:
        """The pool."""
        return _RootPool(starts)


class _RootPool:
    """Fresh problems for each step."""

    def __init__(self, starts: Starts) -> None:
        self.source, self.backbone, self.size = starts.source, starts.backbone, starts.size
        self.random, self.drawn = Random(starts.seed), 0
        self.states: list[State] = []
        self.fill()

    def fill(self) -> None:
        """Draw problems until the pool is full. ValueError if the source has only problems that are done."""
        barren = 0
        while len(self.states) < self.size:
            number, example = self.drawn, self.source[self.drawn]
            self.drawn += 1
            start = example.problem.start
            barren = barren + 1 if start.is_bottom or start.is_complete else 0
            if barren > DRAWS:
                raise ValueError(f"{DRAWS} problems in a row leave nothing open")
            if not barren:
                self.states.append(State(number, example, start, self.label(example, start)))

    def label(self, example: Example, candidates: Candidates) -> Candidates:
        """Alpha of the answers inside."""
        if example.answer is None and not candidates.is_bottom:
            return self.backbone(example.problem.rules, candidates)
        if example.answer is not None and candidates.contains(example.answer):
            return Candidates.of_answer(example.answer)
        return Candidates([0] * len(candidates))

    def advance(self, board: Board, said: Said) -> int:
        """All states are replaced."""
        self.states = []
        self.fill()
        return self.size


@dataclass(frozen=True)
class Chains:
    """On policy, as LDT has it: drop what is believed gone, stop at a conflict or an answer, else pin; no projection.

    A state leaves when it looks solved, when a conflict is flagged that is one, and at the ``age`` of so many moves. A
    false alarm stays where it was (arXiv 2605.08605, sections 3 and 4).
    """

    threshold: float = 0.1
    conflict: float = 0.5
    temperature: float = 1.5
    age: int = 100
    again: ClassVar[bool] = True

    def build(self, starts: Starts) -> Moving:
        """The pool."""
        return _ChainPool(starts, self)


class _Left(NamedTuple):
    """The nodes that a drop leaves."""

    problems: int
    cells: int
    cell: Tensor
    owner: Tensor
    own: Tensor


class _ChainPool(_RootPool):
    def __init__(self, starts: Starts, policy: Chains) -> None:
        self.policy = policy
        super().__init__(starts)

    def advance(self, board: Board, said: Said) -> int:
        before = self.states
        starts = [state.example.problem.start for state in before]
        dropped, pinned, flagged, solved = chain_step(board, said, starts, self.policy)
        self.states = []
        for i, state in enumerate(before):
            if solved[i] or state.moves + 1 >= self.policy.age:
                continue
            label = self.label(state.example, dropped[i])
            if flagged[i]:
                if not label.is_bottom:
                    self.states.append(
                        State(state.number, state.example, state.candidates, state.label, state.moves + 1)
                    )
                continue
            label = self.label(state.example, pinned[i])
            self.states.append(State(state.number, state.example, pinned[i], label, state.moves + 1))
        self.fill()
        return len(before)


class Step(NamedTuple):
    """What becomes of each state of a board in one move of a chain."""

    dropped: list[Candidates]
    """What the drop leaves."""
    pinned: list[Candidates]
    """The same with a value pinned, where a cell is open."""
    flagged: list[bool]
    """Is it in conflict: is a cell empty, or is one believed?"""
    solved: list[bool]
    """Has every cell one value left, and is no conflict flagged?"""


def chain_step(board: Board, said: Said, starts: Sequence[Candidates], policy: Chains) -> Step:
    """Drop, check, pin. ``starts`` are the problems' own candidates: what they give is never dropped."""
    masks = [mask for start in starts for mask in start]
    given = torch.zeros(board.cells, dtype=torch.bool, device=board.cell.device)
    given[board.frame.own] = torch.tensor([not mask & (mask - 1) for mask in masks], device=given.device)
    stays = (said.keep >= policy.threshold) | given[board.cell]
    left = torch.bincount(board.cell[stays], minlength=board.cells)
    empty, open_ = (_any_in_problem(board, hits) for hits in (left == 0, left > 1))
    flagged = empty | (said.conflict > policy.conflict)
    nodes = _Left(board.problems, board.cells, board.cell[stays], board.owner, board.own[stays])
    pins = ChainSearch(temperature=policy.temperature).pin(nodes, said.choose[stays])
    pins = torch.nonzero(stays).flatten()[pins[pins >= 0]]
    pinned = stays.clone()
    pinned[torch.isin(board.cell, board.cell[pins])] = False
    pinned[pins] = True
    solved = ~flagged & ~open_
    return Step(_candidates(board, stays), _candidates(board, pinned), flagged.tolist(), solved.tolist())


def _candidates(board: Board, stays: Tensor) -> list[Candidates]:
    live = board.live.clone()
    live[board.live] = stays
    return candidates_of(board.frame, live)


def _any_in_problem(board: Board, hits: Tensor) -> Tensor:
    """[B] does any cell of the problem hit?"""
    found = torch.zeros(board.problems, dtype=torch.bool, device=hits.device)
    found[board.owner[hits]] = True
    return found
