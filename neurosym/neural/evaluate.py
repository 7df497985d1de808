"""How good a looper is, on named data: single passes at many depths, with and without the checker; drops; costs.

An answer is right if the rules and givens accept it; where the data tell the only answer that is the same. *Checked*
answers go through ``Problem.accepts``, so none of them can be wrong; that is counted all the same, against the answers
that the data tell.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from neurosym.lattice import Answer, Candidates
from neurosym.neural.board import Board, best_in_cell, board_of, softmax_in_cell
from neurosym.neural.figures import Depth, Searched, risk_coverage
from neurosym.neural.flop import Meter
from neurosym.neural.loop import Looper
from neurosym.neural.loss import target_of
from neurosym.neural.policies import Plan
from neurosym.neural.readout import Readout
from neurosym.neural.rollout import Believe, roll, uniform
from neurosym.neural.states import Backbone, Example, State, project_all
from neurosym.neural.train import threshold_of

EVEN = 0.5
"""A pass answers where its confidence is more."""


class Judge:
    """A looper and the problems it is judged on."""

    def __init__(
        self,
        looper: Looper,
        examples: Sequence[Example],
        labeller: Backbone | None,
        *,
        device: str = "cpu",
        batch: int = 32,
        raw: bool | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Show problems as they are given (``raw``) or projected; by default a dense looper sees them raw.

        ``clock`` is what times are told by; ``time.process_time`` is the fairer one where a processor is shared.

        ``labeller`` gives alpha of the answers where the answer is not told; without it those are not counted in drops.
        """
        self.looper, self.device, self.batch, self.clock = looper.to(device).eval(), device, batch, clock
        roots = [example.problem.start for example in examples]
        projected = project_all([(e.problem.rules, e.problem.start) for e in examples])
        shown = roots if (looper.spec.backbone.dense if raw is None else raw) else projected
        self.done = sum(c.is_complete for c in projected)
        self.items = [
            _Item(e, c, _label(e, c, labeller)) for e, c in zip(examples, shown, strict=True) if not c.is_bottom
        ]

    def passes(self, loops: Sequence[int]) -> tuple[Depth, ...]:
        """Single passes at each of these depths; deeper ones go on from shallower ones where the spec allows it."""
        found: dict[int, list[_Seen]] = {depth: [] for depth in sorted(set(loops))}
        open_ = [item for item in self.items if not item.candidates.is_complete]
        meter = self._meter(open_)
        for items in _in_batches(open_, self.batch):
            board = self._board(items)
            for depth, readout in self._deeper(board, list(found)):
                found[depth].append(_seen(board, items, readout, threshold_of(self.looper.spec), meter(board) * depth))
        return tuple(self._depth(depth, seen) for depth, seen in found.items())

    def _depth(self, loops: int, seen: list[_Seen]) -> Depth:
        judged = [pair for each in seen for pair in zip(each.confidence, each.right, strict=True)]
        closed = [
            item.example.problem.accepts(item.candidates.answer()) for item in self.items if item.candidates.is_complete
        ]
        judged += [(1.0, right) for right in closed]
        answered = [right for confidence, right in judged if confidence > EVEN]
        drops, unsound, removable = (sum(each.drops[i] for each in seen) for i in range(3))
        flop = sum(each.flop for each in seen) / max(1, len(judged) - len(closed))
        exact = sum(right for _, right in judged)
        wrong, curve = answered.count(False), risk_coverage(judged)
        return Depth(loops, exact, exact - sum(closed), len(answered), wrong, drops, unsound, removable, curve, flop)

    def _deeper(self, board: Board, depths: Sequence[int]) -> Iterator[tuple[int, Readout]]:
        anew = any(noise.turns for noise in self.looper.spec.test_noise)
        state, before = None, 0
        for depth in depths:
            with torch.inference_mode():
                if anew:
                    state, before = None, 0
                state, readouts = self.looper.run(board, depth - before, state)
            before = depth
            yield depth, readouts[-1]

    def _board(self, items: Sequence[_Item]) -> Board:
        return board_of([(item.example.problem.rules, item.candidates) for item in items], self.device)

    def _meter(self, items: Sequence[_Item]) -> Callable[[Board], float]:
        if not items:
            return lambda board: 0.0
        example, candidates, _ = items[0]
        return Meter(self.looper, State(0, example, candidates, candidates)).of_loop

    def search(
        self, plan: Plan, loops: int, *, network: bool = True, together: int = 4, most: int | None = None
    ) -> Searched:
        """Rollouts, of the first ``most`` problems, so many ``together``.

        With ``network=False`` the same ones without a network, the line to read the others beside.
        """
        believe: Believe = (lambda board: self.looper.run(board, loops)[1][-1]) if network else uniform
        began, rolled = self.clock(), []
        for items in _in_batches(self.items[:most], together):
            starts = [(item.example.problem, item.candidates) for item in items]
            answers = [item.example.answer for item in items]
            rolled += roll(starts, believe, plan, answers=answers, device=self.device)
        took = self.clock() - began
        pairs = list(zip(rolled, self.items[:most], strict=True))
        solved = [(one.answer, item.example.answer) for one, item in pairs if one.answer is not None]
        known = [one for one in rolled if one.unsound is not None]
        return Searched(
            network,
            plan.chains,
            plan.rounds,
            problems=len(rolled),
            together=together,
            solved=len(solved),
            wrong=sum(known is not None and answer != known for answer, known in solved),
            calls=sum(one.calls for one in rolled),
            drops=sum(one.eliminated for one in known),
            unsound=sum(one.unsound or 0 for one in known),
            seconds=took,
        )

    def milliseconds(self, loops: int, batches: Sequence[int], most: int = 64) -> dict[str, float]:
        """Of one pass for each problem, boards and all, in batches of these sizes; on at most so many problems."""
        told = {}
        open_ = [item for item in self.items if not item.candidates.is_complete]
        for size in batches:
            items = open_[: max(size, min(most, 8 * size))]
            if len(items) < size:
                continue
            chunks = list(_in_batches(items, size))
            self._pass(chunks[0], loops)
            began = self.clock()
            for chunk in chunks:
                self._pass(chunk, loops)
            told[str(size)] = 1e3 * (self.clock() - began) / len(items)
        return told

    def _pass(self, items: Sequence[_Item], loops: int) -> list[float]:
        with torch.inference_mode():
            conflict: list[float] = self.looper.run(self._board(items), loops)[1][-1].conflict.tolist()
        return conflict


class _Item(NamedTuple):
    example: Example
    candidates: Candidates
    label: Candidates | None


class _Seen(NamedTuple):
    """What one batch says at one depth."""

    confidence: list[float]
    right: list[bool]
    drops: tuple[int, int, int]
    flop: float


def _label(example: Example, candidates: Candidates, labeller: Backbone | None) -> Candidates | None:
    if example.answer is not None:
        return Candidates.of_answer(example.answer)
    return labeller(example.problem.rules, candidates) if labeller and not candidates.is_bottom else None


def _in_batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


def answers_of(board: Board, choose: Tensor) -> list[Answer]:
    """The likeliest value of each cell, for each problem; -1 at a cell without a candidate."""
    best = best_in_cell(board, choose)
    values = torch.where(best >= 0, board.value[best], -1)[board.frame.own].tolist()
    sizes = torch.bincount(board.owner[board.frame.own], minlength=board.problems).tolist()
    ends = [sum(sizes[: i + 1]) for i in range(len(sizes))]
    return [tuple(values[end - size : end]) for size, end in zip(sizes, ends, strict=True)]


def confidence_of(board: Board, readout: Readout) -> list[float]:
    """For each problem the belief in the likeliest value of its least sure cell, less what a believed conflict takes.

    An even belief in a conflict, which is what a looper without such a head says, takes nothing.
    """
    belief = softmax_in_cell(board, readout.choose.float()).exp()
    best = torch.zeros(board.cells, device=belief.device).scatter_reduce(0, board.cell, belief, "amax")
    least = torch.ones(board.problems, device=belief.device).scatter_reduce(
        0, board.owner[board.frame.own], best[board.frame.own], "amin"
    )
    sure: list[float] = (least * (2 * torch.sigmoid(-readout.conflict.float())).clamp(max=1)).tolist()
    return sure


def _seen(board: Board, items: Sequence[_Item], readout: Readout, threshold: float, flop: float) -> _Seen:
    answers = answers_of(board, readout.choose)
    right = [item.example.problem.accepts(answer) for item, answer in zip(items, answers, strict=True)]
    labels = [item.label or item.candidates for item in items]
    target = target_of(board, [item.example.problem.rules for item in items], labels)
    told = torch.tensor([item.label is not None for item in items], device=board.cell.device)
    judged = target.judged & told[board.problem]
    drops = judged & (torch.sigmoid(readout.keep.float()) < threshold)
    counts = (int(drops.sum()), int((drops & target.stays).sum()), int((judged & ~target.stays).sum()))
    return _Seen(confidence_of(board, readout), right, counts, flop)
