"""How long a training is, and the rate along the way: functions of the share that is done, of steps or of time."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from neurosym.errors import InputError

UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(frozen=True)
class Cosine:
    """A linear warm-up times a half cosine down to ``floor``."""

    warm: float = 0.03
    """Share of the training in which the rate rises."""
    floor: float = 0.02
    """What the rate ends at, as a share of the highest."""

    def at(self, done: float) -> float:
        """The factor of the rate after a share ``done`` from 0 to 1."""
        done = min(1.0, max(0.0, done))
        rising = min(1.0, done / self.warm) if self.warm else 1.0
        return rising * (self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * done)))


@dataclass(frozen=True)
class Budget:
    """What ends a training: a number of steps, or else seconds of it, earlier runs that it resumes counted in."""

    steps: int | None = None
    seconds: float | None = None

    def done(self, step: int, seconds: float) -> float:
        """The share that is done at the middle of step number ``step``, from 0; 1 or more is the end.

        A step of a fixed number is judged at its middle so that the first one moves something.
        """
        if self.steps is not None:
            return (step + 0.5) / self.steps if step < self.steps else 1.0
        return seconds / self.seconds if self.seconds else 1.0


def seconds_of(text: str) -> float:
    """``90s``, ``30m``, ``1.5h`` or plain seconds. Raises InputError."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([smh]?)", text.strip())
    if match is None or not float(match[1]):
        raise InputError(f"a time of {text!r}", "a number above 0 with s, m or h behind it, as in 30m")
    return float(match[1]) * UNITS[match[2]]
