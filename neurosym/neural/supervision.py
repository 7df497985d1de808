"""Axis: after which loops of a training run the heads are read and judged."""

from __future__ import annotations

from dataclasses import dataclass


class Supervision:
    """Base: which loops are judged."""

    def judges(self, loop: int, loops: int) -> bool:
        """Is the read-out after loop number ``loop`` of ``loops``, from 0, part of the loss? The last one always is."""
        return loop == loops - 1


@dataclass(frozen=True)
class FinalLoop(Supervision):
    """The last loop only. With ``Sized``, the last of each problem."""


@dataclass(frozen=True)
class EveryLoop(Supervision):
    """Each loop, or each ``stride``-th counted from the end."""

    stride: int = 1

    def judges(self, loop: int, loops: int) -> bool:
        return (loops - 1 - loop) % self.stride == 0


@dataclass(frozen=True)
class LastLoops(Supervision):
    """The last ``count`` loops, all prefixes of the answer alike (Yang et al., arXiv 2311.12424)."""

    count: int = 4

    def judges(self, loop: int, loops: int) -> bool:
        return loops - loop <= self.count


@dataclass(frozen=True)
class EverySegment(Supervision):
    """Each loop, with an optimiser step after each: the trainer runs one loop at a time and hands the state on.

    At most ``most`` loops a problem (HRM, TRM: deep supervision).
    """

    most: int = 16

    def judges(self, loop: int, loops: int) -> bool:
        return True


@dataclass(frozen=True)
class Expected(Supervision):
    """Each loop, weighted by the probability of halting there; the weights come from the halting axis (PonderNet)."""

    def judges(self, loop: int, loops: int) -> bool:
        return True


VALUES = (FinalLoop, EveryLoop, LastLoops, EverySegment, Expected)
