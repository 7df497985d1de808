"""One run of a trainer: steps until the budget is spent or someone says stop, a log, and checkpoints on the way."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from neurosym.neural.journal import Journal
from neurosym.neural.resume import save
from neurosym.neural.schedule import Budget
from neurosym.neural.train import Figures, Progress, Trainer

LOG = "log.jsonl"
WINDOW = 100
"""Steps over which the figures shown are means."""


class Told(NamedTuple):
    """How far a training is. ``means`` of the last figures; there ``unsound`` is a share of the drops."""

    done: float
    step: int
    states_per_second: float
    seconds_left: float
    means: dict[str, float]

    def __str__(self) -> str:
        left = int(self.seconds_left)
        return (
            f"{self.done:4.0%}  step {self.step}  loss {self.means['loss']:.3f}  "
            f"cells right {self.means['right']:.1%}  solved {self.means['solved']:.1%}  "
            f"unsound drops {self.means['unsound']:.2%}  {self.states_per_second:.0f} states/s  "
            f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
        )


class Session:
    """A trainer at work in a folder. Of several processes the first one writes and tells."""

    def __init__(self, trainer: Trainer, budget: Budget, folder: Path) -> None:
        self.trainer, self.budget, self.folder = trainer, budget, folder
        self._first = trainer.crew.rank == 0
        self._recent: deque[Figures] = deque(maxlen=WINDOW)
        self._start, self._began = trainer.progress, time.monotonic()

    def run(self, tell: Callable[[Told], None], stop: Callable[[], bool], every: float) -> bool:
        """Train until the budget is spent, or ``stop()``; returns which. Saves each ``every`` seconds and at the end.

        A training that diverges raises ModelError; what was saved before stays.
        """
        trainer = self.trainer
        self.folder.mkdir(parents=True, exist_ok=True)
        journal = Journal(self.folder / LOG, after=trainer.progress.step) if self._first else None
        self._began = saved = time.monotonic()
        try:
            while True:
                seconds = self._start.seconds + time.monotonic() - self._began
                trainer.progress = trainer.progress._replace(seconds=seconds)
                share = self.budget.done(trainer.progress.step, seconds)
                done, stopped = trainer.crew.agree(share, float(stop()))
                if done >= 1 or stopped:
                    break
                factor = trainer.course.recipe.schedule.at(done)
                self._recent.append(trainer.step(factor))
                if journal is not None:
                    journal.write({**trainer.progress._asdict(), "factor": factor, **self._recent[-1]._asdict()})
                    tell(self._told(done))
                    if time.monotonic() - saved >= every:
                        self._save()
                        saved = time.monotonic()
        finally:
            if journal is not None:
                journal.close()
        if self._first:
            self._save()
        return done >= 1

    def _save(self) -> None:
        save(self.trainer, self.folder, self._means())

    def _means(self) -> dict[str, float]:
        if not self._recent:
            return {}
        totals = {name: sum(getattr(each, name) for each in self._recent) for name in Figures._fields}
        told = {name: total / len(self._recent) for name, total in totals.items()}
        return told | {"unsound": totals["unsound"] / max(1, totals["drops"])}

    def _told(self, done: float) -> Told:
        now: Progress = self.trainer.progress
        ran = max(1e-9, time.monotonic() - self._began)
        steps = max(1, now.step - self._start.step)
        if self.budget.steps is not None:
            left = (self.budget.steps - now.step) * ran / steps
        else:
            left = (self.budget.seconds or 0.0) - self._start.seconds - ran
        return Told(done, now.step, (now.samples - self._start.samples) / ran, max(0.0, left), self._means())
