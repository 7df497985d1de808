"""Sequences of steps: our projector and backends pass, and each mutant that only a history shows is caught."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from neurosym import laws
from neurosym.backends.base import Backend, Clock, Finding, Hints
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search, SearchRun
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.clause import Clause
from neurosym.constraints.less import Less
from neurosym.constraints.total import Total
from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.problem import Problem, Rules
from neurosym.projector import Projector

RULES = (
    Rules(tuple("abc"), tuple("123"), (AllDifferent((0, 1, 2)),)),
    Rules(tuple("abcd"), tuple("123"), (Less((0, 1)), Less((1, 2), 0), Total((0, 2, 3), "==", 5, (1, 2, 3)))),
    Rules(tuple("ab"), tuple("12"), (Clause((0,), (0,)),)),
    Rules(("a",), ("1",), ()),
    Rules(tuple("abcdef"), tuple("12"), tuple(AllDifferent((cell, cell + 1)) for cell in (0, 2, 4))),
)
QUICK = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
PATIENT = settings(QUICK, max_examples=2_000, report_multiple_bugs=False)
"""Enough that no seed misses a fault below: each shows after 4 to 140 sequences, whatever the seed."""


@pytest.mark.parametrize("rules", RULES, ids=["one", "many", "false", "free", "apart"])
@pytest.mark.parametrize("backend", [Search, lambda: Search("shave"), Sat], ids=["search", "shave", "sat"])
def test_projector_and_backends_pass_in_any_order(rules: Rules, backend: Callable[[], Backend]) -> None:
    run_state_machine_as_test(laws.projector_machine(rules, backend=backend), settings=QUICK)


class Forgets(Projector):
    """Taken up from a fixpoint, it looks at no cell that changed."""

    def project(
        self, candidates: Candidates, strength: str = "local", *, changed: Any = None, **more: Any
    ) -> Candidates:
        return super().project(candidates, strength, changed=changed if changed is None else (), **more)


class Remembers(Projector):
    """Keeps what it found, and brings it to the next fork."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.last = rules.top

    def project(self, candidates: Candidates, *args: Any, **more: Any) -> Candidates:
        known = candidates & self.last
        self.last = super().project(candidates if known.is_bottom else known, *args, **more)
        return self.last


class Spoilt(Search):
    """A search whose runs share one list of what is to be avoided."""

    def __init__(self) -> None:
        super().__init__()
        self.shared: list[Candidates] = []

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        run = super().start(problem, candidates, hints)
        run._avoided = self.shared
        return run


class GivesUpAfterAStop(Search):
    """Once stopped, a run has nothing more to say."""

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        return StoppedForGood(problem, candidates, None, "unit")


class StoppedForGood(SearchRun):
    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        if finding.stopped:
            self._stack.clear()
        return finding


class Loses(Projector):
    """Loses an answer after three projections."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.projections = 0

    def project(self, candidates: Candidates, *args: Any, **more: Any) -> Candidates:
        self.projections += 1
        kept = super().project(candidates, *args, **more)
        return kept.narrow(0, kept[0] & -kept[0]) if self.projections % 4 == 0 else kept


@pytest.mark.parametrize(
    ("rules", "parts", "law"),
    [
        (RULES[4], {"projector": Forgets}, "resumable"),
        (RULES[4], {"projector": Remembers}, "sound|resumable|exact"),
        (RULES[0], {"projector": Loses}, "sound|resumable|exact"),
        (RULES[0], {"backend": Spoilt}, "finds_all|stops|sound|resumable|exact"),
        (RULES[0], {"backend": GivesUpAfterAStop}, "finds_all|stops"),
    ],
    ids=["forgets", "remembers", "loses", "shares", "gives up"],
)
def test_a_fault_that_needs_a_history_is_caught(rules: Rules, parts: dict[str, Any], law: str) -> None:
    machine = laws.projector_machine(rules, **parts)
    generate = settings(PATIENT, phases=(Phase.generate,))
    with pytest.raises(laws.LawViolation) as caught:
        run_state_machine_as_test(machine, settings=generate)
    assert caught.value.law in law.split("|")
    assert "projector_machine(Rules(" in caught.value.reproduce


def test_the_shrunk_sequence_is_short() -> None:
    machine = laws.projector_machine(RULES[1], backend=GivesUpAfterAStop)
    shrunk = settings(PATIENT, phases=(Phase.generate, Phase.shrink))
    with pytest.raises(laws.LawViolation) as caught:
        run_state_machine_as_test(machine, settings=shrunk)
    steps = re.findall(r"state\.(\w+)", "\n".join(caught.value.__notes__))
    needed = [step for step in steps if step not in ("begin", "forks_narrow", "teardown")]
    assert "find_without_time" in needed
    assert 2 <= len(needed) <= 5, "25 steps are drawn"


@pytest.mark.parametrize(
    "rules",
    [
        Rules((), ("a",), ()),
        Rules(("x",), ("a",), (), Candidates((0,))),
        Rules(tuple(map(str, range(17))), ("a", "b"), ()),
    ],
    ids=["no cells", "bottom", "too many"],
)
def test_rules_that_cannot_be_tried_in_full_are_refused(rules: Rules) -> None:
    with pytest.raises(ModelError, match="at least one cell and at most 100,000"):
        laws.projector_machine(rules)
