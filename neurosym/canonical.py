"""Answers by way of the canonical ones, for problems that tell which of their answers these are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from neurosym.backends.base import Backend, Clock, Finding, Hints, Run
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Canon, Problem

FIRST_CONFLICTS = 20_000
"""What the search among ``Canon.first`` may take before all canonical answers are looked through."""


class Canonical:
    """A run of a backend like any other, that asks for canonical answers as long as these tell what is asked.

    That there is a second answer, or none, is then known from fewer of them. What is asked beyond that, and "none at
    all", is left to a plain run.
    """

    def __init__(
        self, backend: Backend, problem: Problem, canon: Canon, candidates: Candidates, hints: Hints = Hints()
    ) -> None:
        self._start = partial(backend.start, hints=hints)
        self._problem, self._canon, self._within = problem, canon, candidates
        self._narrow = replace(problem, rules=canon.rules)
        self._found: list[Answer] = []
        self._runs: list[Run] = []
        self._run: Run | None = None
        self._plain: Run | None = None

    def find(self, clock: Clock) -> Finding:
        """The next answer; at first canonical ones."""
        finding = None if self._plain is not None else self._canonical(clock)
        if finding is None:
            finding = self._all_answers().find(clock)
        if finding.answer is not None:
            self._found.append(finding.answer)
        return finding

    def _canonical(self, clock: Clock) -> Finding | None:
        """What canonical answers tell; None if nothing."""
        if not self._found and (found := self._look_first(clock)) is not None:
            return found
        if self._run is None:
            self._run = self._begin(self._narrow, self._within)
        finding = self._run.find(clock)
        if not finding.exhausted:
            return finding
        return Finding(self._canon.other(self._found[0])) if len(self._found) == 1 else None

    def _look_first(self, clock: Clock) -> Finding | None:
        """An answer inside ``Canon.first``, if one turns up soon."""
        inside = self._within & self._canon.first
        if inside.is_bottom:
            return None
        most = clock.limits.conflicts
        trial = replace(
            clock.limits,
            seconds=clock.left(),
            conflicts=FIRST_CONFLICTS if most is None else min(FIRST_CONFLICTS, most - clock.conflicts),
        ).start()
        finding = self._begin(self._narrow, inside).find(trial)
        clock.conflicts += trial.conflicts
        return finding if finding.answer is not None else None

    def _begin(self, problem: Problem, candidates: Candidates) -> Run:
        run = self._start(problem, candidates)
        self._runs.append(run)
        for answer in self._found:
            run.avoid(Candidates.of_answer(answer))
        return run

    def _all_answers(self) -> Run:
        if self._plain is None:
            self._plain = self._begin(self._problem, self._within)
        return self._plain

    def avoid(self, element: Candidates) -> None:
        """From now on plainly: what is canonical knows nothing of what is avoided."""
        self._all_answers().avoid(element)

    def proof(self) -> tuple[str, ...] | None:
        """None: that there is no other answer follows from what ``Canon`` promises, not from clauses."""
        return None

    def counts(self) -> dict[str, int]:
        """The sums over all runs of the backend."""
        counted: Counter[str] = Counter()
        for run in self._runs:
            counted.update(run.counts())
        return dict(counted)

    def close(self) -> None:
        """Close them all."""
        for run in self._runs:
            run.close()
