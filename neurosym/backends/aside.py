"""Work in a thread of its own, so that the one that waits can look at the clock and be reached by Ctrl-C.

In the main thread python-sat takes Ctrl-C for itself: its handler jumps out of the solver, which is then broken, and
with other native threads about the process dies. CP-SAT lets the interpreter go, but does not come back by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """``work`` begins at once, in another thread; :meth:`result` gives what it returns, or raises what it raised."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._done = threading.Event()
        self._results: list[Result] = []
        self._errors: list[BaseException] = []

        def run() -> None:
            try:
                self._results.append(work())
            except BaseException as error:
                self._errors.append(error)
            finally:
                self._done.set()

        threading.Thread(target=run, daemon=True).start()

    def wait(self, seconds: float | None = None) -> bool:
        """Is it done, after at most so many seconds? (An event: an interrupted ``join`` takes the thread for ended.)"""
        return self._done.wait(seconds)

    def result(self) -> Result:
        """Wait for the end. Interrupted, wait all the same before going on, so that nothing is left half done."""
        try:
            self.wait()
        except BaseException:
            self.wait()
            raise
        if self._errors:
            raise self._errors[0]
        return self._results[0]
