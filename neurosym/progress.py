"""Progress on standard error: counts and rate, once a job takes longer than two seconds."""

from __future__ import annotations

import time
from collections import Counter
from typing import TextIO

PATIENCE_SECONDS = 2.0
TTY_SECONDS = 0.2
LOG_SECONDS = 10.0


class Progress:
    """Counts outcomes and shows them: a line that rewrites itself on a terminal, else one line each ten seconds."""

    def __init__(self, stream: TextIO, *, silent: bool = False) -> None:
        self.stream, self.silent = stream, silent
        self.counts: Counter[str] = Counter()
        self._terminal = stream.isatty()
        self._began = time.monotonic()
        self._shown = self._began + PATIENCE_SECONDS - (TTY_SECONDS if self._terminal else LOG_SECONDS)
        self._wide = 0

    def count(self, status: str) -> None:
        """One more puzzle is done."""
        self.counts[status] += 1
        self.tick()

    def tick(self) -> bool:
        """Show the state if it is time to. Answers False, so that it can stand where a limit asks "cancel?"."""
        now = time.monotonic()
        due = now - self._shown >= (TTY_SECONDS if self._terminal else LOG_SECONDS)
        if not self.silent and now - self._began >= PATIENCE_SECONDS and due:
            self._shown = now
            self._write(self.summary())
        return False

    def summary(self) -> str:
        """What was done so far, and how fast."""
        took, done = time.monotonic() - self._began, self.counts.total()
        parts = ", ".join(f"{number} {status}" for status, number in self.counts.items())
        rate = f", {done / took:.1f} puzzles/s" if done else ""
        return f"{done} done{f' ({parts})' if parts else ''}, {took:.0f} s{rate}"

    def _write(self, text: str) -> None:
        if self._terminal:
            self.stream.write(f"\r{text.ljust(self._wide)}")
            self._wide = len(text)
        else:
            self.stream.write(f"{text}\n")
        self.stream.flush()

    def clear(self) -> None:
        """Take the rewritten line away before something else is printed."""
        if self._terminal and self._wide:
            self.stream.write("\r" + " " * self._wide + "\r")
            self._wide = 0
