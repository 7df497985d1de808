"""What goes on inside a looper, loop by loop: how far the state moves, where to, whether it settles, what it answers.

Nothing here is a proof of anything. A state that settles may settle at a wrong answer; the checker says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from neurosym.errors import ModelError
from neurosym.neural.board import Board, best_in_cell, board_of
from neurosym.neural.evaluate import answers_of
from neurosym.neural.loop import Looper
from neurosym.neural.readout import Readout
from neurosym.neural.states import Example

TINY = 1e-12


@dataclass(frozen=True)
class Trace:
    """A run of L loops on B problems. All are [L, B]."""

    residual: Tensor
    """How far the loop moved the state, relative to its size."""
    cosine: Tensor
    """Between this loop's move and the one before: 1 goes on, -1 goes back, about 0 wanders; 0 in the first loop."""
    drift: Tensor
    """How far the state is from the first one, relative to its own size."""
    changed: Tensor
    """Share of the cells whose likeliest value is another than a loop before; 1 in the first loop."""

    def settled(self, tolerance: float = 1e-2, last: int = 3) -> Tensor:
        """[B] true where in each of the ``last`` loops the state moved at most ``tolerance`` and no answer changed."""
        tail = slice(-last, None)
        return ((self.residual[tail] <= tolerance) & (self.changed[tail] == 0)).all(0)


class _Step(NamedTuple):
    hidden: Tensor
    move: Tensor
    best: Tensor


def trace(looper: Looper, board: Board, loops: int) -> Trace:
    """Watch a run. The mode of the looper is the caller's; for a run as at test call ``looper.eval()`` first."""
    columns: list[list[Tensor]] = [[], [], [], []]
    with torch.no_grad():
        state = looper.begin(board)
        first = last = state.hidden
        before: _Step | None = None
        for _ in range(loops):
            state, readout = looper.loop(board, state)
            step = _Step(state.hidden, state.hidden - last, best_in_cell(board, readout.choose))
            size = _sum(board, step.hidden.square()).sqrt().clamp(min=TINY)
            columns[0].append(_sum(board, step.move.square()).sqrt() / size)
            columns[1].append(torch.zeros_like(size) if before is None else _cosine(board, step.move, before.move))
            columns[2].append(_sum(board, (step.hidden - first).square()).sqrt() / size)
            columns[3].append(torch.ones_like(size) if before is None else _share(board, step.best != before.best))
            last, before = step.hidden, step
    return Trace(*(torch.stack(column) for column in columns))


def _sum(board: Board, rows: Tensor) -> Tensor:
    """[B] the sum over all entries of each problem."""
    if rows.dim() == 3:
        return rows.flatten(1).sum(1)
    owner = torch.cat([board.problem, board.group_problem])
    return rows.new_zeros(board.problems).index_add(0, owner, rows.sum(1))


def _cosine(board: Board, one: Tensor, other: Tensor) -> Tensor:
    sizes = (_sum(board, one.square()) * _sum(board, other.square())).sqrt()
    return _sum(board, one * other) / sizes.clamp(min=TINY)


def _share(board: Board, hits: Tensor) -> Tensor:
    """[B] the share of a problem's own cells that are hit."""
    owner = board.owner[board.frame.own]
    counts = torch.bincount(owner, minlength=board.problems)
    return torch.bincount(owner[hits[board.frame.own]], minlength=board.problems) / counts


@dataclass(frozen=True)
class AttractorMap:
    """Where many starts on one problem end, on the plane in which the ends differ most."""

    ends: Tensor
    """[K, 2] the ends, centred, on their first two principal axes."""
    spread: Tensor
    """[2] the shares of the variance on these axes."""
    answers: tuple[int, ...]
    """[K] a number for each answer that is met; alike where it is the same one."""
    right: tuple[bool, ...]
    """[K] do the rules accept it?"""


def attractors(
    looper: Looper, example: Example, starts: int, loops: int, sigma: float = 1.0, seed: int = 0
) -> AttractorMap:
    """Run one problem from ``starts`` first states, each with Gaussian noise of ``sigma`` times its own scale added.

    ModelError for fewer than two starts.
    """
    if starts < 2:
        raise ModelError(f"{starts} starts; a map needs at least 2.")
    problem = example.problem
    board = board_of([(problem.rules, problem.start)] * starts, next(looper.parameters()).device)
    with torch.no_grad(), torch.random.fork_rng():
        torch.manual_seed(seed)
        state = looper.begin(board)
        scale = state.hidden.square().mean().sqrt().clamp(min=TINY) if bool(state.hidden.any()) else 1.0
        state = state._replace(hidden=state.hidden + sigma * scale * torch.randn_like(state.hidden))
        readout: Readout | None = None
        for _ in range(loops):
            state, readout = looper.loop(board, state)
    assert readout is not None
    met = answers_of(board, readout.choose)
    numbers = {answer: number for number, answer in enumerate(dict.fromkeys(met))}
    ends, spread = plane(_flat(board, state.hidden))
    return AttractorMap(
        ends, spread, tuple(numbers[each] for each in met), tuple(problem.accepts(each) for each in met)
    )


def _flat(board: Board, hidden: Tensor) -> Tensor:
    """[K, D] the whole state of each copy of one problem in a row."""
    if hidden.dim() == 3:
        return hidden.flatten(1)
    owner = torch.cat([board.problem, board.group_problem])
    return torch.stack([hidden[owner == copy].flatten() for copy in range(board.problems)])


def plane(rows: Tensor) -> tuple[Tensor, Tensor]:
    """[K, 2] rows on their first two principal axes, and the share of the variance on each; 0 where there is none."""
    centred = rows.double() - rows.double().mean(0)
    left, sizes, _ = torch.linalg.svd(centred, full_matrices=False)
    ends = torch.nn.functional.pad(left * sizes, (0, max(0, 2 - len(sizes))))[:, :2]
    variance = torch.nn.functional.pad(sizes.square() / sizes.square().sum().clamp(min=TINY), (0, 2))[:2]
    return ends, variance


def summary(watched: Trace, tolerance: float = 1e-2) -> Sequence[str]:
    """A line for the first loop, the last, and each power of two between: means over the problems."""
    loops = len(watched.residual)
    shown = sorted({1, loops, *(2**power for power in range(loops.bit_length()) if 2**power <= loops)})
    lines = [f"{'loop':>6}{'residual':>10}{'cosine':>8}{'drift':>7}{'changed':>9}"]
    for loop in shown:
        parts = (watched.residual, watched.cosine, watched.drift, watched.changed)
        residual, cosine, drift, changed = (part[loop - 1].mean().item() for part in parts)
        lines.append(f"{loop:6}{residual:10.4f}{cosine:8.3f}{drift:7.3f}{changed:9.2%}")
    settled = watched.settled(tolerance).float().mean().item()
    return [*lines, f"settled within {tolerance:g}: {settled:.1%} of the problems"]
