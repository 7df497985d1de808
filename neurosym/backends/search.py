"""Search: project, branch, undo. Pure Python, always there, the reference for the other backends."""

from __future__ import annotations

from neurosym.backends.base import Clock, Finding, Hints
from neurosym.lattice import Candidates, bits
from neurosym.problem import Belief, Problem
from neurosym.projector import projector_for


class Search:
    """Depth first, with a memory for failures.

    Branches on the open cell with the fewest candidates for the weight of its constraints, where each constraint
    weighs one more for each dead end it found (dom/wdeg; Boussemart, Hemery, Lecoutre and Sais, ECAI 2004); its values
    in order of belief, else ascending. Cheap projection at each node: ``strength`` ``unit`` unless told otherwise.
    """

    name = "search"
    certain = True

    def __init__(self, strength: str = "unit") -> None:
        self.strength = strength

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        return SearchRun(problem, candidates, hints.belief, self.strength)


class SearchRun:
    """A stack of forks still to look at. Candidates are immutable, so undoing is forgetting."""

    def __init__(self, problem: Problem, candidates: Candidates, belief: Belief | None, strength: str) -> None:
        self._projector = projector_for(problem.rules)
        self._belief = belief
        self._strength = strength
        self._avoided: list[Candidates] = []
        self._nodes = self._conflicts = 0
        self._failures = [1] * len(problem.rules.constraints)
        self._stack: list[tuple[Candidates, tuple[int, ...] | None]] = [(candidates, None)]

    def find(self, clock: Clock) -> Finding:
        def stop() -> str:
            return clock.stopped()

        while self._stack:
            if reason := clock.stopped():
                return Finding(stopped=reason)
            fork, changed = self._stack[-1]
            node = self._projector.project(fork, self._strength, changed=changed, stop=stop, failures=self._failures)
            if reason := clock.stopped():
                return Finding(stopped=reason)  # the projection may be cut short: this fork stays to be done
            self._stack.pop()
            self._nodes += 1
            if node.is_bottom:
                self._conflicts += 1
                clock.conflicts += 1
            elif any(node <= element for element in self._avoided):
                continue
            elif node.is_complete:
                return Finding(node.answer())  # found once: the forks of a node have no answer in common
            else:
                self._branch(node)
        return Finding()

    def _branch(self, node: Candidates) -> None:
        """Push a fork for each value of the tightest cell, the one to try first on top."""
        watchers, failures = self._projector.watchers, self._failures
        cell = min(
            (cell for cell, mask in enumerate(node) if mask & (mask - 1)),
            key=lambda cell: node[cell].bit_count() / (sum(failures[number] for number in watchers[cell]) or 1),
        )
        values = list(bits(node[cell]))
        if self._belief is not None:
            scores = self._belief[cell]
            values.sort(key=lambda value: -scores[value])
        self._stack += [(node.assign(cell, value), (cell,)) for value in reversed(values)]

    def avoid(self, element: Candidates) -> None:
        self._avoided.append(element)

    def proof(self) -> None:
        return None

    def counts(self) -> dict[str, int]:
        return {"nodes": self._nodes, "conflicts": self._conflicts}

    def close(self) -> None:
        self._stack.clear()
