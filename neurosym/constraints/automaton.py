"""Full support for constraints that a deterministic automaton decides from left to right.

Sums, products, counts and sets of used values are automata whose state is what has been gathered so far; the same
``step`` serves here and in ``Cnf.layered``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from neurosym.lattice import Candidates, bits

State = TypeVar("State", bound=Hashable)


def supported(
    candidates: Candidates,
    start: State,
    step: Callable[[int, State, int], State | None],
    accepts: Callable[[State], bool],
    most_states: int = 1 << 62,
) -> Candidates:
    """The least element around the accepted rows inside ``candidates`` (Pesant, CP 2004: forward, then backward).

    ``step(i, state, value)`` is the next state or None. With more than ``most_states`` states in one layer the
    candidates come back unchanged: sound, and still monotone, for a smaller element never has more states.
    """
    layers: list[set[State]] = [{start}]
    arcs: list[list[tuple[State, int, State]]] = []
    for i, mask in enumerate(candidates):
        values = tuple(bits(mask))
        out = [
            (state, value, after)
            for state in layers[-1]
            for value in values
            if (after := step(i, state, value)) is not None
        ]
        arcs.append(out)
        layers.append({after for _, _, after in out})
        if len(layers[-1]) > most_states:
            return candidates
    alive = {state for state in layers[-1] if accepts(state)}
    masks = [0] * len(candidates)
    for i in range(len(candidates) - 1, -1, -1):
        living = set()
        for state, value, after in arcs[i]:
            if after in alive:
                masks[i] |= 1 << value
                living.add(state)
        alive = living
    return Candidates(masks)
