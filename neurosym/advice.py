"""How a network takes part in a solve: when it is woken, what it is used for, and what becomes of what it says.

A belief is used in exactly three ways, and none of them can make an outcome wrong:

- ``order``: it says what the backend tries first;
- ``guess``: it proposes answers, of which one that every constraint accepts is an answer whoever proposed it;
- ``audit``: it proposes eliminations, of which the proved enter the candidates.

``auto`` obeys the bypass rule: only a problem that projection and a backend with a small budget leave open is shown to
the network, which then audits a little and orders. Whatever the network does, be it nonsense or a crash, is written
down, and the solve goes on without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from neurosym.audit import LEFT, PROVED, REFUTED, audit
from neurosym.backends.base import Backend, Clock, Hints, Limits
from neurosym.errors import NeurosymError
from neurosym.lattice import Answer, Candidates
from neurosym.outcome import Advice
from neurosym.problem import Belief, Problem

T = TypeVar("T")

MODES = ("auto", "off", "order", "guess", "audit")
BYPASS_CONFLICTS = 2_000
"""What the backend may try alone under ``auto`` before a network is woken: easy problems never pay for one."""
AUTO_PROPOSALS, AUTO_CONFLICTS = 200, 500
"""What an audit under ``auto`` may cost: the surest proposals, and conflicts of the backend on what is left of them."""


class Adviser(Protocol):
    """A network bound to a problem. It may say anything, raise anything, and stay silent."""

    def order(self, candidates: Candidates) -> Belief:
        """A score for each (cell, value), higher is likelier."""

    def doubt(self, candidates: Candidates) -> Sequence[tuple[int, int]]:
        """Eliminations (cell, value) that it proposes, the surest first."""

    def guess(self, candidates: Candidates, stop: Callable[[], object]) -> Answer | None:
        """An answer that it believes in; None without one. Asked to end when ``stop()`` is true."""


@dataclass(frozen=True)
class Neural:
    """What a solve is given of a network: how to use it (one of ``MODES``), and how to wake it.

    ``wake`` is called at most once in a solve, and not before the network is wanted. None: there is no network, and
    ``why`` says so; ``auto`` then does without.
    """

    mode: str
    wake: Callable[[Problem], Adviser] | None = None
    why: str = ""

    @property
    def waits(self) -> bool:
        """Does the backend go first, on a small budget?"""
        return self.mode == "auto" and self.wake is not None


class Counsel:
    """One network in one solve, and the record of what came of it."""

    def __init__(self, problem: Problem, backend: Backend, clock: Clock, neural: Neural | None) -> None:
        self.problem, self.backend, self.clock = problem, backend, clock
        self.neural = neural or Neural("off")
        self.hints = Hints()
        self.advice = Advice(self.neural.mode, why=self.neural.why or "nothing was left open by projection")

    def trial(self) -> Clock:
        """The small budget of the backend that goes first."""
        limits = self.clock.limits
        most = BYPASS_CONFLICTS if limits.conflicts is None else min(BYPASS_CONFLICTS, limits.conflicts)
        self.advice = replace(self.advice, why=f"not called for in the first {most} conflicts")
        return replace(limits, seconds=self.clock.left(), conflicts=most).start()

    def consult(self, candidates: Candidates) -> tuple[Answer | None, Candidates]:
        """Wake the network: an accepted answer, if it guessed one, and the candidates less what was proved.

        What it orders is in ``hints``. NeurosymError if it cannot be woken and was asked for by name of its use.
        """
        wake = self.neural.wake
        if wake is None:
            return None, candidates
        waited = f"open after {BYPASS_CONFLICTS} conflicts" if self.neural.waits else "asked for"
        try:
            adviser = wake(self.problem)
        except NeurosymError as error:
            if self.neural.mode != "auto":
                raise
            self.advice = replace(self.advice, why=f"cannot be woken: {error}")
            return None, candidates
        self.advice = replace(self.advice, woken=True, why=waited)
        if self.neural.mode == "guess" and (answer := self._guess(adviser, candidates)) is not None:
            return answer, candidates
        if self.neural.mode in ("audit", "auto"):
            candidates = self._audit(adviser, candidates)
        if self.neural.mode in ("order", "auto"):
            belief = self._attempt("order", lambda: _scores(adviser.order(candidates), candidates))
            self.hints = Hints(belief)
        return None, candidates

    def _attempt(self, use: str, ask: Callable[[], T]) -> T | None:
        """What the network says; None, and a note, if it fails: it must not be able to stop a solve."""
        try:
            said = ask()
        except Exception as error:
            self.advice = replace(self.advice, failed=f"{use}: {type(error).__name__}: {error}")
            return None
        self.advice = replace(self.advice, uses=(*self.advice.uses, use))
        return said

    def _guess(self, adviser: Adviser, candidates: Candidates) -> Answer | None:
        def checked() -> Answer | None:
            answer = adviser.guess(candidates, self.clock.stopped)
            if answer is None or not self.problem.accepts(answer):
                return None
            return tuple(int(value) for value in answer)

        answer = self._attempt("guess", checked)
        self.advice = replace(self.advice, guessed=answer is not None)
        return answer

    def _audit(self, adviser: Adviser, candidates: Candidates) -> Candidates:
        """The candidates less what was proved; as they were if all is proved away: to say so is not the audit's."""
        auto, limits = self.neural.mode == "auto", self.clock.limits
        doubts = self._attempt("audit", lambda: _proposals(adviser.doubt(candidates), candidates))
        if not doubts:
            return candidates
        conflicts = None if limits.conflicts is None else max(0, limits.conflicts - self.clock.conflicts)
        if auto:
            conflicts = AUTO_CONFLICTS if conflicts is None else min(AUTO_CONFLICTS, conflicts)
        told = Limits(self.clock.left(), conflicts, limits.cancel)
        ledger = audit(self.problem, candidates, doubts[: AUTO_PROPOSALS if auto else None], self.backend, told)
        levels = dict.fromkeys(entry.by for entry in ledger.entries if entry.verdict == PROVED)
        self.advice = replace(
            self.advice,
            proposed=len(ledger.entries),
            proved=tuple([(level, ledger.count(PROVED, level)) for level in levels]),
            refuted=ledger.count(REFUTED),
            left=ledger.count(LEFT),
        )
        return candidates if ledger.candidates.is_bottom else ledger.candidates


def _scores(belief: Belief, candidates: Candidates) -> Belief:
    """The belief, if it has a number for every candidate. ValueError else."""
    rows = [[float(score) for score in row] for row in belief]
    shaped = len(rows) == len(candidates) and all(
        mask.bit_length() <= len(row) for mask, row in zip(candidates, rows, strict=True)
    )
    if not shaped or any(score != score for row in rows for score in row):
        raise ValueError("it does not have a number for every candidate")
    return rows


def _proposals(doubts: Sequence[tuple[int, int]], candidates: Candidates) -> list[tuple[int, int]]:
    """The proposals, if all are about candidates. ValueError else."""
    pairs = [(int(cell), int(value)) for cell, value in doubts]
    for cell, value in pairs:
        if not (0 <= cell < len(candidates) and value >= 0 and candidates[cell] >> value & 1):
            raise ValueError(f"({cell}, {value}) is no candidate")
    return pairs
