"""A trained looper in the service of a solve: what it would branch on, what it doubts, and what it would guess.

Bound to one problem's rules. Candidates go in, a belief comes out; nothing that comes out is sound (``advice.py``
says what becomes of it). The board of a problem and all that is looked up in it are made anew at each question, for a
question is asked once or twice in a solve.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import torch

from neurosym.lattice import Answer, Candidates
from neurosym.neural.board import Board, board_of, softmax_in_cell
from neurosym.neural.checkpoint import load
from neurosym.neural.loop import Looper
from neurosym.neural.policies import Plan, plan_of
from neurosym.neural.readout import Readout
from neurosym.neural.rollout import Believe, roll, uniform
from neurosym.neural.threads import one_thread
from neurosym.problem import Belief, Problem


def believer(looper: Looper, loops: int = 0) -> Believe:
    """The looper as it is asked at test: ``loops`` loops from the start (0: as many as its spec says), no history."""
    looper.eval()

    def believe(board: Board) -> Readout:
        with torch.inference_mode():
            _, readouts = looper.run(board, loops or looper.spec.test_loops)
        return readouts[-1]

    return believe


@dataclass(frozen=True)
class Proposer:
    """What ``believe`` thinks of the candidates of one problem.

    ``plan`` is that of its guesses; its ``threshold`` is also the keep probability below which a candidate is doubted.
    Answers to :class:`neurosym.advice.Adviser`.
    """

    problem: Problem
    believe: Believe = uniform
    plan: Plan = field(default_factory=Plan)

    def order(self, candidates: Candidates) -> Belief:
        """For each candidate the logarithm of its share in its cell; minus infinity where it is none."""
        with one_thread():
            board, said = self._look(candidates)
            scores = softmax_in_cell(board, said.choose.float())
        belief = [[-float("inf")] * len(self.problem.rules.values) for _ in candidates]
        for cell, value, score, own in zip(*self._columns(board, scores), strict=True):
            if own:
                belief[cell][value] = score
        return belief

    def doubt(self, candidates: Candidates) -> list[tuple[int, int]]:
        """The (cell, value) that it believes gone, the surest first; never all of a cell, and none of a closed one."""
        with one_thread():
            board, said = self._look(candidates)
            keep = torch.sigmoid(said.keep.float())
        doubted = [
            (score, cell, value)
            for cell, value, score, own in zip(*self._columns(board, keep), strict=True)
            if own and score < self.plan.threshold and candidates[cell] & (candidates[cell] - 1)
        ]
        lost = [0] * len(candidates)
        for _, cell, value in doubted:
            lost[cell] |= 1 << value
        return [(cell, value) for _, cell, value in sorted(doubted) if candidates[cell] & ~lost[cell]]

    def guess(self, candidates: Candidates, stop: Callable[[], object]) -> Answer | None:
        """An answer that every constraint accepts, by rollouts; None says nothing."""
        return roll([(self.problem, candidates)], self.believe, self.plan, stop=stop)[0].answer

    def _look(self, candidates: Candidates) -> tuple[Board, Readout]:
        board = board_of([(self.problem.rules, candidates)])
        return board, self.believe(board)

    @staticmethod
    def _columns(board: Board, scores: torch.Tensor) -> list[list[object]]:
        return [column.tolist() for column in (board.cell, board.value, scores, board.own)]


@dataclass(frozen=True)
class Waker:
    """Makes proposers of the checkpoint at ``path``, which is read when the first is wanted."""

    path: Path
    seed: int = 0

    def __call__(self, problem: Problem) -> Proposer:
        """The network bound to a problem. CheckpointError if the file is not a checkpoint."""
        looper = _looper(self.path)
        return Proposer(problem, believer(looper), plan_of(looper.spec, self.seed))


@lru_cache(maxsize=4)
def _looper(path: Path) -> Looper:
    return load(path).looper
