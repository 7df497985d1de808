"""A line of cells spells a word that an automaton accepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, TypeAlias

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits

Jumps: TypeAlias = tuple[tuple[int, int], ...]
"""For one value: groups of states, as bit sets, that jump by the same distance."""


@dataclass(frozen=True)
class Regular(Constraint):
    """The values of the scope, read in order, lead from ``start`` to a state in ``accepting``. Full support.

    ``transitions[state][value]`` is the next state, -1 for a dead end. Projection runs forward and backward over the
    line (Pesant, CP 2004) with sets of states as ints: all states that jump by the same distance move in one shift,
    so a line solver for nonograms comes out of the general constraint.
    """

    transitions: tuple[tuple[int, ...], ...]
    start: int
    accepting: tuple[int, ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("line", "unit", settles=True),)

    def __post_init__(self) -> None:
        super().__post_init__()
        states = range(len(self.transitions))
        for state, row in enumerate(self.transitions):
            if any(after != -1 and after not in states for after in row):
                raise ModelError(f"{self}: state {state} leads outside the states 0..{len(states) - 1}: {row}.")
        if self.start not in states or any(state not in states for state in self.accepting):
            raise ModelError(f"{self}: start and accepting states must be among 0..{len(states) - 1}.")

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(row) for mask in top for row in self.transitions):
            raise ModelError(
                f"{self}: some state says nothing of a value that a cell can take; give a column for each."
            )

    def check(self, values: Answer) -> bool:
        state = self.start
        for value in values:
            state = self.transitions[state][value]
            if state < 0:
                return False
        return state in self.accepting

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        jumps = _jumps(self.transitions)
        reached = [1 << self.start]
        for mask in candidates:
            after = 0
            for value in bits(mask):
                for states, distance in jumps[value]:
                    moving = reached[-1] & states
                    after |= moving << distance if distance >= 0 else moving >> -distance
            reached.append(after)
        wanted = reached[-1] & sum(1 << state for state in set(self.accepting))
        masks = [0] * len(candidates)
        for i in range(len(candidates) - 1, -1, -1):
            before = 0
            for value in bits(candidates[i]):
                came = 0
                for states, distance in jumps[value]:
                    came |= states & (wanted >> distance if distance >= 0 else wanted << -distance)
                came &= reached[i]
                if came:
                    masks[i] |= 1 << value
                    before |= came
            wanted = before
        return Candidates(masks)

    def encode(self, cnf: Cnf) -> None:
        def step(_: int, state: int, value: int) -> int | None:
            after = self.transitions[state][value]
            return after if after >= 0 else None

        name = "regular", self.transitions, self.start, self.accepting
        cnf.layered(cnf.choices(self.scope), self.start, step, lambda state: state in self.accepting, name=name)

    def post(self, model: Any, variables: Variables) -> None:
        arcs = [
            (state, value, after)
            for state, row in enumerate(self.transitions)
            for value, after in enumerate(row)
            if after >= 0
        ]
        if not arcs or not self.accepting:
            model.add_bool_or([])
            return
        cells = [variables.number(cell) for cell in self.scope]
        model.add_automaton(cells, self.start, sorted(set(self.accepting)), arcs)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"the same in every filling of {self}"


@lru_cache(maxsize=4096)
def _jumps(transitions: tuple[tuple[int, ...], ...]) -> tuple[Jumps, ...]:
    """For each value, its transitions grouped by distance."""
    width = max((len(row) for row in transitions), default=0)
    grouped = []
    for value in range(width):
        by_distance: dict[int, int] = {}
        for state, row in enumerate(transitions):
            if value < len(row) and row[value] >= 0:
                distance = row[value] - state
                by_distance[distance] = by_distance.get(distance, 0) | 1 << state
        grouped.append(tuple((states, distance) for distance, states in by_distance.items()))
    return tuple(grouped)
