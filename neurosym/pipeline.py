"""solve: the whole story of a problem on one screen.

start -> project -> (bottom: impossible) -> (complete: solved) -> consult a network -> complete by the backend -> check.
Nothing here knows a domain, a constraint or a backend by name.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from neurosym.advice import Counsel, Neural
from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Clock, Finding, Hints, Limits, Run
from neurosym.canonical import Canonical
from neurosym.lattice import Answer, Candidates
from neurosym.outcome import Certificate, Deduction, Evidence, Impossible, Outcome, Proof, Solved, Unknown
from neurosym.problem import Problem
from neurosym.projector import projector_for


class Conflict(Protocol):
    """Givens (cells) and clues (numbers of constraints) that cannot stand together."""

    @property
    def cells(self) -> tuple[int, ...]:
        """Cells whose givens are part of it."""

    @property
    def clues(self) -> tuple[int, ...]:
        """Numbers of the constraints that are part of it."""

    @property
    def smallest(self) -> bool:
        """No conflict has fewer members."""


class Certifier(Protocol):
    """Makes certificates and names conflicts: ``backends/proof.py``."""

    def certify(
        self, problem: Problem, clock: Clock, excluded: tuple[Answer, ...] = (), lines: tuple[str, ...] | None = None
    ) -> tuple[Proof, Certificate | None]:
        """Prove that there is no answer but the excluded ones."""

    def blame(self, problem: Problem, clock: Clock) -> Conflict:
        """The smallest set in conflict."""


def solve(
    problem: Problem,
    backend: Backend,
    *,
    strength: str = "local",
    unique: bool = True,
    most: int = 1,
    limits: Limits = Limits(),
    explain: bool = False,
    proof: bool = False,
    neural: Neural | None = None,
    certifier: Certifier | None = None,
) -> Outcome:
    """Solve ``problem`` with ``backend`` to complete what projection at ``strength`` leaves open.

    ``unique``: decide whether the answer is the only one; ``most``: how many answers to give, 0 for all; ``explain``
    keeps the deductions, ``proof`` the certificate of "no (other) answer". ``limits`` hold for all stages together.
    ``neural`` is a network to be consulted, and for what: it can make no outcome wrong (``advice.py``). ``certifier``
    proves "impossible" where the backend finds no answer; without a proof (or a search that is one) it is unknown.
    """
    story = _Story(problem, backend, limits.start(), strength, proof, certifier, neural)
    candidates = story.project(explain)
    if candidates.is_bottom:
        return story.impossible(candidates)
    if candidates.is_complete:
        return story.solved([candidates.answer()], exhausted=True, most=1)
    finding = story.complete(candidates)
    answers: list[Answer] = []
    want = 2 if unique and most == 1 else most
    try:
        while finding.answer is not None:
            if not problem.accepts(finding.answer):
                return story.unknown(
                    f"{story.by} gave an answer that breaks a rule: a bug, please report it", candidates
                )
            answers.append(finding.answer)
            if len(answers) == want:
                break
            finding = story.find("unique" if want == 2 else "more")
        if answers:
            return story.solved(answers, exhausted=finding.exhausted, most=most, reason=finding.stopped)
        return story.unknown(finding.stopped, candidates) if finding.stopped else story.impossible(candidates)
    finally:
        story.close()


class _Story:
    """One solve as it goes: the evidence gathered so far, and the outcome made of it."""

    def __init__(
        self,
        problem: Problem,
        backend: Backend,
        clock: Clock,
        strength: str,
        want_proof: bool,
        certifier: Certifier | None,
        neural: Neural | None,
    ) -> None:
        self.problem, self.backend, self.clock, self.strength = problem, backend, clock, strength
        self.want_proof, self.certifier = want_proof, certifier
        self.by = "projection"
        self.run: Run | None = None
        self.counsel = Counsel(problem, backend, clock, neural)
        self.guess: tuple[Candidates, Answer] | None = None
        self.stages: dict[str, float] = {}
        self.deductions: list[Deduction] = []
        self.certificate: Certificate | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of this block to the stage of this name."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.monotonic() - began

    def project(self, explain: bool) -> Candidates:
        """The fixpoint; deductions are kept if asked for, and in any case when they are the proof."""
        projector = projector_for(self.problem.rules)

        def run(record: list[Deduction] | None) -> Candidates:
            return projector.project(
                self.problem.start, self.strength, record=record, backbone=self.backbone, stop=self.clock.stopped
            )

        with self.stage("project"):
            candidates = run(self.deductions if explain else None)
            if candidates.is_bottom and not explain:
                run(self.deductions)
        return candidates

    def backbone(self, candidates: Candidates) -> Candidates:
        """That of the answers inside. Where there is none, that is the backend's word and no projection's."""
        found = backbone(self.problem, candidates, self.backend, self.clock)
        self.by = self.backend.name if found.is_bottom else self.by
        return found

    def complete(self, candidates: Candidates) -> Finding:
        """The first finding: a guess that was accepted, or the backend's; the network is consulted if need be."""
        counsel, self.by = self.counsel, self.backend.name
        if counsel.neural.waits:
            with self.stage("complete"):
                trial = counsel.trial()
                self.run = self.start(candidates)
                finding = self.run.find(trial)
                self.clock.conflicts += trial.conflicts
            if not finding.stopped or self.clock.stopped():
                return finding
            self.run.close()
        if counsel.neural.wake is not None:
            with self.stage("neural"):
                answer, candidates = counsel.consult(candidates)
            if answer is not None:
                self.by, self.run, self.guess = "guess", None, (candidates, answer)
                return Finding(answer)
        with self.stage("complete"):
            self.run = self.start(candidates, counsel.hints)
            return self.run.find(self.clock)

    def start(self, candidates: Candidates, hints: Hints = Hints()) -> Run:
        """The backend's run; by canonical answers where the problem has such, and no certificate is wanted."""
        problem, canon = self.problem, self.problem.canon
        hints = replace(hints, proof=self.want_proof, stop=self.clock.stopped)
        if canon is None or self.want_proof or problem.givens:
            return self.backend.start(problem, candidates, hints)
        return Canonical(self.backend, problem, canon, candidates, hints)

    def find(self, stage: str) -> Finding:
        """The backend's next finding."""
        with self.stage(stage):
            if self.run is None:
                assert self.guess is not None
                candidates, answer = self.guess
                self.run = self.backend.start(self.problem, candidates)
                self.run.avoid(Candidates.of_answer(answer))
            return self.run.find(self.clock)

    def close(self) -> None:
        if self.run is not None:
            self.run.close()

    def evidence(self) -> Evidence:
        return Evidence(
            self.by,
            self.strength,
            tuple(self.deductions),
            tuple(self.stages.items()),
            tuple(self.run.counts().items()) if self.run is not None else (),
            self.counsel.advice,
            self.certificate if self.want_proof else None,
        )

    def certify(self, excluded: tuple[Answer, ...] = ()) -> Proof:
        """The proof that there is no answer but these, with its certificate if one can be made in time."""
        if self.certifier is None:
            return Proof("search", note="no certifier was given")
        with self.stage("prove"):
            lines = self.run.proof() if self.run is not None else None
            proof, self.certificate = self.certifier.certify(self.problem, self.clock, excluded, lines)
        return proof

    def solved(self, answers: list[Answer], *, exhausted: bool, most: int, reason: str = "") -> Outcome:
        # Answers of a backend, and guesses, were checked when they were found.
        if self.by == "projection" and (broken := self.problem.rules.violated(answers[0])) is not None:
            cut_short = self.clock.stopped()  # a projection that was stopped may not have looked at every constraint
            reason = cut_short or f"projection left an answer that breaks {broken}: a bug, please report it"
            return self.unknown(reason, Candidates.of_answer(answers[0]))
        proof = self.certify(tuple(answers)) if self.want_proof and exhausted else None
        return Solved(
            self.problem,
            answers[0],
            False if len(answers) > 1 else True if exhausted else None,
            tuple(answers[:most] if most else answers),
            exhausted,
            reason,
            proof,
            evidence=self.evidence(),
        )

    def impossible(self, candidates: Candidates) -> Outcome:
        """Impossible, if there is a proof: the projection, a certificate, or a search made of projections alone."""
        proof, searched = Proof("projection", steps=len(self.deductions)), self.by != "projection"
        if searched or self.want_proof:
            certified = self.certify()
            proof = certified if certified.kind == "drat" or searched else proof
        if proof.kind == "search" and not self.backend.certain:
            return self.unknown(f"{self.by} found no answer, but that is not proved: {proof.note}", candidates)
        if self.certifier is None:
            return Impossible(self.problem, proof, evidence=self.evidence())
        with self.stage("blame"):
            conflict = self.certifier.blame(self.problem, self.clock)
        told = conflict.cells, conflict.clues, conflict.smallest
        return Impossible(self.problem, proof, *told, evidence=self.evidence())

    def unknown(self, reason: str, candidates: Candidates) -> Outcome:
        return Unknown(self.problem, reason, candidates, evidence=self.evidence())
