"""The figures of an evaluation, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Depth:
    """Single passes of so many loops, one for each problem."""

    loops: int
    exact: int
    """Problems whose likeliest values are an answer: what the checker lets through. Complete ones count."""
    looked_exact: int
    """The same, of those that the network looked at."""
    answered: int
    """Problems answered without the checker: confidence, of the least sure cell, of more than a half."""
    wrong: int
    """Of those answered, the ones that are no answer."""
    drops: int
    """Candidates with a keep probability below the threshold, at cells of problems that have an answer."""
    unsound: int
    """Of the drops, the ones that some answer has."""
    removable: int
    """Candidates that no answer has, of all problems."""
    curve: tuple[tuple[float, float], ...]
    """Risk-coverage without the checker: the share answered, and of it the share wrong, the surest problems first."""
    flop: float
    """Of one pass on one problem, the mean."""

    @property
    def recall(self) -> float:
        """Share of the removable candidates that are dropped."""
        return (self.drops - self.unsound) / max(1, self.removable)


@dataclass(frozen=True)
class Searched:
    """Rollouts of so many chains and rounds, one for each problem. Every answer is accepted by the checker."""

    network: bool
    """Whether a network was asked; else the same search without."""
    chains: int
    rounds: int
    problems: int
    together: int
    """Problems side by side in one batch; each has all of its chains there."""
    solved: int
    wrong: int
    """Of those solved, the ones that are not the only answer that the data tell."""
    calls: int
    """Forks that the network looked at, of all problems."""
    drops: int
    unsound: int
    seconds: float


@dataclass(frozen=True)
class Report:
    """All figures of one looper on one sample of one data set."""

    data: str
    problems: int
    labelled: int
    """Problems with a label to count drops by."""
    done: int
    """Problems that projection alone completes."""
    looked: int
    """Problems that the network looked at: not complete as they were shown to it."""
    sample: str
    passes: tuple[Depth, ...]
    searches: tuple[Searched, ...]
    milliseconds: dict[str, float]
    """Of one pass at the first depth, for each problem, by the size of the batch."""
    metric: str = "share of problems whose whole grid is right"

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self) | {"passes": [{**asdict(one), "recall": one.recall} for one in self.passes]}


def risk_coverage(judged: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Points (share answered, share wrong of it) as less and less sure answers are let through; ties together."""
    points, wrong = [], 0
    falling = sorted(judged, key=lambda pair: -pair[0])
    for count, (confidence, right) in enumerate(falling, 1):
        wrong += not right
        if count == len(falling) or falling[count][0] != confidence:
            points.append((count / len(falling), wrong / count))
    return tuple(points)
