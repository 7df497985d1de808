"""Backends that do not tell the truth, for tests that must not believe them."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.backends.base import Clock, Finding, Hints
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem


@dataclass
class Liar:
    """A backend that says what it likes."""

    claim: Answer | None
    name = "liar"
    certain = False

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> Liar:
        return self

    def find(self, clock: Clock) -> Finding:
        return Finding(self.claim)

    def avoid(self, element: Candidates) -> None: ...

    def proof(self) -> None:
        return None

    def counts(self) -> dict[str, int]:
        return {}

    def close(self) -> None: ...
