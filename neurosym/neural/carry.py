"""What the looper thought of a state, kept with the state between the segments of a training."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from neurosym.neural.board import Board
from neurosym.neural.loop import Looper
from neurosym.neural.recurrence import State as Thought
from neurosym.neural.states import State


def _rows(board: Board, hidden: Tensor) -> Tensor:
    """[rows] the problem of each entry of the first axis."""
    if hidden.dim() == 3:
        return torch.arange(len(hidden), device=hidden.device)
    return torch.cat([board.problem, board.group_problem])


def taken_up(looper: Looper, board: Board, states: Sequence[State]) -> Thought:
    """The thought from which a segment starts: kept rows where a state has any, else those of a first loop."""
    thought = looper.begin(board)
    parts = [part for part in (thought.hidden, thought.low) if part is not None]
    for number, part in enumerate(parts):
        problem, part = _rows(board, part), part.clone()
        for i, state in enumerate(states):
            if state.hidden:
                part[problem == i] = state.hidden[number].to(part)
        parts[number] = part
    return thought._replace(hidden=parts[0], low=parts[1] if len(parts) > 1 else None)


def keep(board: Board, thought: Thought, states: Sequence[State]) -> None:
    """Keep the rows of each state with it, without their history."""
    parts = [part.detach() for part in (thought.hidden, thought.low) if part is not None]
    kept: list[list[Tensor]] = [[] for _ in states]
    for part in parts:
        problem = _rows(board, part)
        for i, rows in enumerate(kept):
            rows.append(part[problem == i])
    for state, rows in zip(states, kept, strict=True):
        state.hidden = tuple(rows)
