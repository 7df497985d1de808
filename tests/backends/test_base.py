"""Limits and clocks: why to stop, in words; no test waits."""

from __future__ import annotations

import time

import pytest

from neurosym.backends.base import Clock, Finding, Limits


def test_without_limits_there_is_no_reason_to_stop() -> None:
    clock = Clock()
    assert clock.stopped() == ""
    assert clock.left() is None


def test_seconds_run_out_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    clock = Limits(seconds=2.5).start()
    assert clock.left() == 2.5
    now[0] = 102.4
    assert not clock.stopped()
    now[0] = 103.0
    assert clock.stopped() == "time limit of 2.5 s reached"
    assert clock.left() == 0.0


def test_conflicts_run_out_at_the_limit() -> None:
    clock = Limits(conflicts=3).start()
    clock.conflicts = 2
    assert not clock.stopped()
    clock.conflicts = 3
    assert clock.stopped() == "limit of 3 conflicts reached"


def test_a_cancel_is_heard_and_comes_first() -> None:
    asked = []

    def cancel() -> bool:
        asked.append(True)
        return len(asked) > 1

    clock = Limits(conflicts=5, cancel=cancel).start()
    assert clock.stopped() == ""
    clock.conflicts = 9
    assert clock.stopped() == "cancelled"


def test_a_finding_is_an_answer_a_stop_or_the_end() -> None:
    assert not Finding((0,)).exhausted
    assert not Finding(stopped="cancelled").exhausted
    assert Finding().exhausted
    assert not Finding(()).exhausted
