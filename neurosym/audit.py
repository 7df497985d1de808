"""Audit: eliminations that somebody proposes are proved, refuted, or left; only the proved enter the candidates.

Who proposes does not matter: a network, a person, a random number. Each proposal is put to the cheapest thing that
may imply it (projection at ``unit``, then ``local``, then trying the value), and what is still open goes together to
a backend, which is asked for an answer that uses any of them: an answer refutes all proposals it uses, and when no
such answer is left, all the rest are proved at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from neurosym.backends.base import Backend, Clock, Limits
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem
from neurosym.projector import projector_for

PROVED, REFUTED, LEFT = "proved", "refuted", "left"


@dataclass(frozen=True)
class Entry:
    """One proposal ("``cell`` does not take ``value``") and what became of it.

    ``by``: the strength (unit, local, shave) or backend that decided it; ``witness``: for a refuted one, an answer
    inside the candidates in which the cell takes the value. Left: not decided within the limits.
    """

    cell: int
    value: int
    verdict: str = LEFT
    by: str = ""
    witness: Answer | None = None


@dataclass(frozen=True)
class Ledger:
    """What was proposed, in order, and the candidates with what was proved taken out.

    ``candidates`` lose no answer: the share of refuted entries is the measured unsoundness of whoever proposed.
    """

    entries: tuple[Entry, ...]
    candidates: Candidates

    def count(self, verdict: str, by: str = "") -> int:
        """How many entries have this verdict (decided by this strength or backend, if named)."""
        return sum(entry.verdict == verdict and by in ("", entry.by) for entry in self.entries)

    def __str__(self) -> str:
        levels = {entry.by: self.count(PROVED, entry.by) for entry in self.entries if entry.verdict == PROVED}
        proved = ", ".join(f"{number} by {by}" for by, number in levels.items())
        return (
            f"{len(self.entries)} proposed: {self.count(PROVED)} proved{f' ({proved})' if proved else ''}, "
            f"{self.count(REFUTED)} refuted, {self.count(LEFT)} left"
        )


def audit(
    problem: Problem,
    candidates: Candidates,
    proposals: Iterable[tuple[int, int]],
    backend: Backend,
    limits: Limits = Limits(),
) -> Ledger:
    """Decide each proposed elimination ``(cell, value)`` of ``candidates``, which must lose no answer of ``problem``.

    A value that is no candidate any more counts as proved by whatever removed it first. Proposals are kept in order,
    repeated ones once. If there is no answer at all, every proposal is proved, and the candidates may become bottom.
    """
    clock = limits.start()
    book = {proposal: Entry(*proposal) for proposal in proposals}
    candidates = _by_projection(problem, candidates, book, clock)
    candidates = _by_trial(problem, candidates, book, clock)
    candidates = _by_backend(problem, candidates, book, backend, clock)
    return Ledger(tuple(book.values()), candidates)


def _open(book: dict[tuple[int, int], Entry]) -> list[tuple[int, int]]:
    return [proposal for proposal, entry in book.items() if entry.verdict == LEFT]


def _settle(book: dict[tuple[int, int], Entry], candidates: Candidates, by: str) -> None:
    """Whatever is no candidate any more is proved."""
    for cell, value in _open(book):
        if not candidates[cell] >> value & 1:
            book[cell, value] = replace(book[cell, value], verdict=PROVED, by=by)


def _by_projection(
    problem: Problem, candidates: Candidates, book: dict[tuple[int, int], Entry], clock: Clock
) -> Candidates:
    for strength in ("unit", "local"):
        candidates = projector_for(problem.rules).project(candidates, strength, stop=clock.stopped)
        _settle(book, candidates, strength)
    return candidates


def _by_trial(problem: Problem, candidates: Candidates, book: dict[tuple[int, int], Entry], clock: Clock) -> Candidates:
    """Try each open proposal's value; what is refuted goes, and may take others with it, until a round is quiet."""
    projector = projector_for(problem.rules)
    before = None
    while candidates != before and not clock.stopped():
        before = candidates
        for cell, value in _open(book):
            if not candidates[cell] >> value & 1:
                continue
            trial = candidates.assign(cell, value)
            if projector.project(trial, "local", changed=(cell,), stop=clock.stopped).is_bottom:
                narrowed = candidates.remove(cell, value)
                candidates = projector.project(narrowed, "local", changed=(cell,), stop=clock.stopped)
        _settle(book, candidates, "shave")
    return candidates


def _by_backend(
    problem: Problem, candidates: Candidates, book: dict[tuple[int, int], Entry], backend: Backend, clock: Clock
) -> Candidates:
    """Answers that use an open proposal refute it; when none is left, all that are still open are proved together."""
    if not _open(book):
        return candidates
    run = backend.start(problem, candidates)
    try:
        while still := _open(book):
            without = _without(candidates, still)
            run.avoid(without)
            finding = run.find(clock)
            if finding.stopped:
                return candidates
            if finding.answer is None:
                _settle(book, without, backend.name)
                return without
            if not problem.accepts(finding.answer):
                return candidates  # a backend that errs decides nothing
            for cell, value in still:
                if finding.answer[cell] == value:
                    refuted = replace(book[cell, value], verdict=REFUTED, by=backend.name, witness=finding.answer)
                    book[cell, value] = refuted
    finally:
        run.close()
    return candidates


def _without(candidates: Candidates, proposals: Iterable[tuple[int, int]]) -> Candidates:
    masks = list(candidates)
    for cell, value in proposals:
        masks[cell] &= ~(1 << value)
    return Candidates(masks)
