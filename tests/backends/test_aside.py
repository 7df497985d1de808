"""Work aside: its result, its errors, and an interrupt that does not leave it half done."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from neurosym.backends.aside import Aside


def test_the_result_comes_back_and_so_does_an_error() -> None:
    assert Aside(lambda: 7).result() == 7
    with pytest.raises(ZeroDivisionError):
        Aside(lambda: 1 // 0).result()


def test_waiting_says_whether_it_is_done() -> None:
    gate = threading.Event()
    work = Aside(gate.wait)
    assert not work.wait(0.01)
    gate.set()
    assert work.wait()


def test_an_interrupt_is_raised_only_when_the_work_is_done() -> None:
    done = []
    sent = threading.Event()

    def slow() -> None:
        sent.wait()
        time.sleep(0.1)  # room for an interrupt to come too early; that it came at all does not hang on it
        done.append(True)

    def interrupt() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        sent.set()

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Timer(0.2, interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            Aside(slow).result()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == [True]
