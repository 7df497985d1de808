"""What a backend is: something that finds answers inside candidates, or shows that there are none.

One protocol covers all uses. ``find`` gives the next answer; ``avoid(element)`` rules out every answer inside an
element. So "the next one" avoids the last answer, "is it unique" is two finds, "are there any at all" is one, and
the backbone (projection at strength ``exact``) avoids the join of the answers seen until nothing is left.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from neurosym.lattice import Answer, Candidates
from neurosym.problem import Belief, Problem


@dataclass(frozen=True)
class Limits:
    """When to give up: wall seconds, conflicts (dead ends), or ``cancel()`` answering True. None: no limit."""

    seconds: float | None = None
    conflicts: int | None = None
    cancel: Callable[[], bool] | None = field(default=None, compare=False)

    def start(self) -> Clock:
        """Start the clock now."""
        return Clock(self)


class Clock:
    """Limits that have begun to run. One clock goes through all stages of a solve, so the limit is for the whole."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self.began = time.monotonic()
        self.conflicts = 0

    def left(self) -> float | None:
        """Seconds left, not below 0; None without a limit."""
        if self.limits.seconds is None:
            return None
        return max(0.0, self.began + self.limits.seconds - time.monotonic())

    def stopped(self) -> str:
        """Why to stop now, in words; empty while there is no reason to."""
        limits = self.limits
        if limits.cancel is not None and limits.cancel():
            return "cancelled"
        if limits.seconds is not None and time.monotonic() - self.began >= limits.seconds:
            return f"time limit of {limits.seconds:g} s reached"
        if limits.conflicts is not None and self.conflicts >= limits.conflicts:
            return f"limit of {limits.conflicts} conflicts reached"
        return ""


@dataclass(frozen=True)
class Hints:
    """What a backend may be told besides the problem. None of it changes what is true.

    A ``belief`` may order the branching, set phases, suggest an answer; never more. Without ``proof`` nobody will ask
    for the proof that there is no other answer (for that of "no answer at all" one may). ``afresh`` asks for the answer
    that would be found first if nothing was ever asked before. ``stop`` is asked while the run is made ready: where
    that takes longer than there is time, the run finds only that it was stopped.
    """

    belief: Belief | None = None
    proof: bool = True
    afresh: bool = False
    stop: Callable[[], object] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Finding:
    """An answer; or, with ``stopped``, no decision and why; or, with neither, the proof that there is no other."""

    answer: Answer | None = None
    stopped: str = ""

    @property
    def exhausted(self) -> bool:
        """There is no (other) answer."""
        return self.answer is None and not self.stopped


class Run(Protocol):
    """One problem being worked on."""

    def find(self, clock: Clock) -> Finding:
        """The next answer inside the candidates and outside every element avoided so far; avoided from then on."""

    def avoid(self, element: Candidates) -> None:
        """From now on only answers that are *not* inside ``element``."""

    def proof(self) -> tuple[str, ...] | None:
        """Why nothing is left, as DRAT lines over the encoding, givens and avoided elements; None if not kept."""

    def counts(self) -> dict[str, int]:
        """What was counted so far: nodes, conflicts, dropped hints."""

    def close(self) -> None:
        """Give back what the run holds. A closed run is not used again."""


class Unready:
    """The run of a backend that was stopped before it could begin."""

    def find(self, clock: Clock) -> Finding:
        return Finding(stopped=clock.stopped() or "stopped before the search began")

    def avoid(self, element: Candidates) -> None: ...

    def proof(self) -> None:
        return None

    def counts(self) -> dict[str, int]:
        return {}

    def close(self) -> None: ...


class Backend(Protocol):
    """A complete method. Whatever it says is checked: answers by ``check``, none by proof where it can give one."""

    @property
    def name(self) -> str:
        """What the registry and the evidence call it."""

    @property
    def certain(self) -> bool:
        """Is its search made of projections alone, so that exhausting it is a proof? Else "no" needs a certificate."""

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> Run:
        """Begin to look for answers of ``problem`` inside ``candidates`` (which lose no answer)."""
