"""What can be said of a looper after samples: sound as far as seen, unsound, or not enough evidence. Never "proved"."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, expm1, log, log1p
from typing import TypeAlias

from neurosym.draw import board
from neurosym.laws.violation import LawViolation
from neurosym.problem import Problem


def rate_bound(trials: int, confidence: float) -> float:
    """The rate that ``trials`` independent trials without one failure exclude: one-sided Clopper-Pearson.

    It solves ``(1 - rate) ** trials == 1 - confidence`` (Clopper and Pearson, Biometrika 1934); at 95 % that is close
    to three divided by the trials. 1, which excludes nothing, for no trials.
    """
    return -expm1(log1p(-confidence) / trials) if trials else 1.0


def trials_needed(rate: float, confidence: float) -> int:
    """The fewest trials without one failure that bound the rate by ``rate``."""
    return ceil(log(1 - confidence) / log1p(-rate))


@dataclass(frozen=True)
class Evidence:
    """What was seen.

    ``runs`` random searches went through ``states`` elements that have an answer inside, ``different`` of them. There
    the looper removed ``judged`` candidates, ``unsound`` of them needed by some answer, in ``unsound_runs`` of the
    runs; ``removable`` is how many the oracle would have removed.
    """

    seed: int
    runs: int
    states: int
    different: int
    judged: int
    unsound: int
    unsound_runs: int
    removable: int

    @property
    def precision(self) -> float:
        """The share of the removable candidates that the looper removed; 1 if none was removable."""
        return (self.judged - self.unsound) / self.removable if self.removable else 1.0

    def __str__(self) -> str:
        return (
            f"{self.unsound:,} of {self.judged:,} eliminations unsound, at {self.states:,} states ({self.different:,} "
            f"different) of {self.runs:,} runs (seed {self.seed}); {self.precision:.1%} of the removable removed"
        )


@dataclass(frozen=True)
class NoneUnsound:
    """No unsound elimination was seen, in as many as the bound asked for needs. Not a proof: see the two bounds."""

    evidence: Evidence
    confidence: float

    @property
    def rate_bound(self) -> float:
        """With this confidence, fewer of the eliminations are unsound.

        Takes eliminations for independent. Those of one state, and of one run, are not: the cautious figure is
        ``run_bound``.
        """
        return rate_bound(self.evidence.judged, self.confidence)

    @property
    def run_bound(self) -> float:
        """With this confidence, fewer of the runs meet an unsound elimination. Runs are independent draws."""
        return rate_bound(self.evidence.runs, self.confidence)

    def __str__(self) -> str:
        return (
            f"no violation seen: {self.evidence}. With {self.confidence:.4g} confidence fewer than "
            f"{self.rate_bound:.2g} of the eliminations are unsound, and fewer than {self.run_bound:.2g} of the runs "
            f"meet one."
        )


@dataclass(frozen=True)
class Unsound:
    """The looper removes what some answer needs: ``violation`` says where, at the fewest candidates found.

    ``problem`` starts at these candidates; ``lost`` are the (cell, value) pairs of the answer that are removed there.
    ``repeatable`` is False if the looper, asked the same again, did not lose the answer: it is not a function.
    """

    evidence: Evidence
    violation: LawViolation
    problem: Problem
    lost: tuple[tuple[int, int], ...]
    repeatable: bool

    def __str__(self) -> str:
        told = ", ".join(self.problem.tell(cell, 1 << value) for cell, value in self.lost)
        again = "" if self.repeatable else "Asked the same again, it did not: it is not a function of candidates.\n"
        drawn = board(self.problem, self.problem.start)
        return f"unsound: {self.evidence}.\nFrom\n{drawn}\nit removes {told}.\n{again}{self.violation}"


@dataclass(frozen=True)
class NotEnoughEvidence:
    """No unsound elimination was seen, in fewer than the ``needed`` ones: nothing can be said at this rate."""

    evidence: Evidence
    needed: int

    def __str__(self) -> str:
        return f"not enough evidence: {self.evidence}; {self.needed:,} eliminations are needed. Give more examples."


Verdict: TypeAlias = NoneUnsound | Unsound | NotEnoughEvidence
