"""Two ways of doing the same things, compared thing by thing: ratios with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log
from random import Random
from typing import NamedTuple, TypeAlias

Pair: TypeAlias = tuple[float, float]
"""The cost of one thing by the first way, and by the second."""

SAMPLES, TAIL = 2000, 0.025


class Interval(NamedTuple):
    """A figure, and where it lies in 95 of 100 samples of the things compared."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self:.2f}"

    def __format__(self, form: str) -> str:
        """All three in this form of a number."""
        return f"{self.middle:{form}} [{self.low:{form}}, {self.high:{form}}]"


def typical(pairs: Sequence[Pair]) -> float:
    """The geometric mean of second to first, each with one added: a cost may be 0. Every pair counts alike."""
    return exp(sum(log((b + 1) / (a + 1)) for a, b in pairs) / len(pairs))


def total(pairs: Sequence[Pair]) -> float:
    """The sum of the second to that of the first: the dear ones count most."""
    return sum(b for _, b in pairs) / (sum(a for a, _ in pairs) or float("nan"))


def bootstrap(pairs: Sequence[Pair], figure: Callable[[Sequence[Pair]], float], seed: int = 0) -> Interval:
    """``figure`` of the pairs, with the percentile interval of samples drawn with replacement (Efron 1979).

    Samples in which it is no number, as a ratio to nothing is, are left out.
    ValueError without pairs.
    """
    if not pairs:
        raise ValueError("no pairs to compare")
    luck = Random(seed)
    figures = (figure(luck.choices(pairs, k=len(pairs))) for _ in range(SAMPLES))
    drawn = sorted(each for each in figures if each == each) or [float("nan")]
    return Interval(figure(pairs), drawn[int(TAIL * len(drawn))], drawn[int((1 - TAIL) * len(drawn))])
