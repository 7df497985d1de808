"""Automata unrolled over what they read: the states that each layer can be in, without dead ends."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias, TypeVar

State = TypeVar("State", bound=Hashable)
Choices: TypeAlias = Sequence[tuple[int, int]]
"""Values with their literals, of which exactly one holds."""


def unroll(
    choices: Sequence[Choices],
    start: State,
    step: Callable[[int, State, int], State | None],
    closing: Callable[[int, State, int], State | None],
) -> tuple[list[dict[State, None]], list[dict[tuple[State, int], State | None]]]:
    """The living states of each layer and all moves; dicts, not sets, so that the order is the same each run."""
    layers: list[dict[State, None]] = [{start: None}]
    moves: list[dict[tuple[State, int], State | None]] = []
    for i, options in enumerate(choices):
        one = closing if i == len(choices) - 1 else step
        out = {(state, value): one(i, state, value) for state in layers[-1] for value, _ in options}
        moves.append(out)
        layers.append({state: None for state in out.values() if state is not None})
    for i in range(len(choices) - 1, -1, -1):
        alive = {state for (state, _), after in moves[i].items() if after is not None and after in layers[i + 1]}
        layers[i] = {state: None for state in layers[i] if state in alive}
    return layers, moves
