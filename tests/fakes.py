"""Backends that do not tell the truth, for tests that must not believe them, and what such are made from."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.backends.base import Clock, Finding, Hints
from neurosym.backends.search import SearchRun
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Belief, Problem


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


class Remembers(SearchRun):
    """A search that keeps what it has given, for those that go wrong by it."""

    def __init__(self, problem: Problem, candidates: Candidates, belief: Belief | None, strength: str) -> None:
        super().__init__(problem, candidates, belief, strength)
        self.given: list[Candidates] = []

    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        if finding.answer is not None:
            self.given.append(Candidates.of_answer(finding.answer))
        return finding
