"""Progress on standard error once a job takes longer than two seconds; and Ctrl-C, which ends the job in good order."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

PATIENCE_SECONDS = 2.0
TTY_SECONDS = 0.2
LOG_SECONDS = 10.0


class Progress:
    """Counts outcomes and shows them: a line that rewrites itself on a terminal, else one line each ten seconds."""

    def __init__(self, stream: TextIO, *, silent: bool = False) -> None:
        self.stream, self.silent = stream, silent
        self.counts: Counter[str] = Counter()
        self.cancelled = False
        self._terminal = stream.isatty()
        self._began = time.monotonic()
        self._shown = self._began + PATIENCE_SECONDS - (TTY_SECONDS if self._terminal else LOG_SECONDS)
        self._wide = 0

    def count(self, status: str) -> None:
        """One more puzzle is done."""
        self.counts[status] += 1
        self.tick()

    def tick(self) -> bool:
        """Show the state if it is time to, and answer a limit that asks "cancel?"."""
        now = time.monotonic()
        due = now - self._shown >= (TTY_SECONDS if self._terminal else LOG_SECONDS)
        if not self.silent and now - self._began >= PATIENCE_SECONDS and due:
            self._shown = now
            self._write(self.summary() if self.counts else f"still solving, {now - self._began:.0f} s")
        return self.cancelled

    @contextmanager
    def attended(self) -> Iterator[None]:
        """While this runs, Ctrl-C cancels: the solver gives up in good order. A second Ctrl-C stops at once.

        Only the main thread can have it so; in others Ctrl-C is left as it is.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def cancel(number: int, frame: FrameType | None) -> None:
            self.cancelled = True
            signal.signal(signal.SIGINT, before)

        before = signal.signal(signal.SIGINT, cancel)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def summary(self) -> str:
        """What was done so far, and how fast."""
        took, done = time.monotonic() - self._began, self.counts.total()
        if not done:
            return f"none done, {took:.0f} s"
        parts = ", ".join(f"{number} {status}" for status, number in self.counts.items())
        return f"{done} done ({parts}), {took:.0f} s, {done / max(took, 1e-9):.1f} puzzles/s"

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
