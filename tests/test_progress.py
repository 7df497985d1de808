"""Progress says nothing for two seconds, then how far it is; Ctrl-C cancels, and stops at once the second time."""

from __future__ import annotations

import io
import signal
import threading

import pytest

from neurosym import progress
from neurosym.progress import Progress


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    return made


def test_a_short_job_says_nothing(clock: Clock) -> None:
    stream = io.StringIO()
    shown = Progress(stream)
    for _ in range(19):
        clock.now += 0.1
        shown.count("solved")
    assert stream.getvalue() == ""


def test_a_long_job_gets_a_line_after_two_seconds_and_then_each_ten(clock: Clock) -> None:
    stream = io.StringIO()
    shown = Progress(stream)
    for _ in range(100):
        clock.now += 0.25
        shown.count("solved")
    assert stream.getvalue().splitlines() == [
        "8 done (8 solved), 2 s, 4.0 puzzles/s",
        "48 done (48 solved), 12 s, 4.0 puzzles/s",
        "88 done (88 solved), 22 s, 4.0 puzzles/s",
    ]


def test_one_long_puzzle_shows_that_it_is_still_being_solved(clock: Clock) -> None:
    stream = io.StringIO()
    shown = Progress(stream)
    clock.now += 2.5
    assert not shown.tick()
    assert stream.getvalue() == "still solving, 2 s\n"


def test_on_a_terminal_the_line_rewrites_itself_and_is_taken_away(clock: Clock) -> None:
    stream = Terminal()
    shown = Progress(stream)
    clock.now += 12
    shown.tick()
    clock.now += 0.3
    shown.tick()
    assert stream.getvalue() == "\rstill solving, 12 s\rstill solving, 12 s"
    shown.clear()
    assert stream.getvalue().endswith("\r" + " " * len("still solving, 12 s") + "\r")


def test_nothing_is_shown_if_silent(clock: Clock) -> None:
    stream = io.StringIO()
    shown = Progress(stream, silent=True)
    clock.now += 60
    shown.count("solved")
    assert stream.getvalue() == ""


def test_the_summary_counts_by_status(clock: Clock) -> None:
    shown = Progress(io.StringIO())
    assert shown.summary() == "none done, 0 s"
    for status in ("solved", "unknown", "solved"):
        shown.count(status)
    clock.now += 6
    assert shown.summary() == "3 done (2 solved, 1 unknown), 6 s, 0.5 puzzles/s"


def test_ctrl_c_cancels_first_and_interrupts_the_second_time() -> None:
    # Python leaves SIGINT ignored where it was started so, as in the background of a shell.
    outside = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert_cancels_then_interrupts()
    finally:
        signal.signal(signal.SIGINT, outside)


def assert_cancels_then_interrupts() -> None:
    shown = Progress(io.StringIO())
    before = signal.getsignal(signal.SIGINT)
    with shown.attended():
        signal.raise_signal(signal.SIGINT)
        assert shown.cancelled
        assert shown.tick()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_ctrl_c_is_left_as_it_is() -> None:
    shown = Progress(io.StringIO())
    handlers = []

    def work() -> None:
        with shown.attended():
            handlers.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert handlers == [signal.getsignal(signal.SIGINT)]
