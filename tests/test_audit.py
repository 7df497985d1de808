"""The audit: nothing unproved ever enters the candidates, whoever proposes, whatever the backend."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import AllDifferent, Candidates, Problem, Rules, Total
from neurosym.audit import LEFT, PROVED, REFUTED, audit
from neurosym.backends.base import Backend, Clock, Finding, Hints, Limits
from neurosym.backends.cpsat import CpSat
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search, SearchRun
from neurosym.lattice import Answer, alpha, bits, gamma
from tests.fakes import Liar

LINES = tuple(AllDifferent(tuple(c), name=str(c)) for c in ((0, 1, 2), (3, 4, 5), (0, 3), (1, 4), (2, 5)))
RULES = Rules(tuple("abcdef"), ("1", "2", "3", "4"), (*LINES, Total((0, 4), "==", 5, (1, 2, 3, 4))))
BACKENDS: list[Backend] = [Search(), Sat(), CpSat()]


def answers(inside: Candidates) -> list[Answer]:
    return [answer for answer in gamma(inside) if RULES.violated(answer) is None]


def pairs(inside: Candidates) -> list[tuple[int, int]]:
    return [(cell, value) for cell, mask in enumerate(inside) for value in bits(mask)]


@pytest.mark.parametrize("backend", BACKENDS, ids=lambda b: b.name)
@given(masks=st.lists(st.integers(1, 15), min_size=6, max_size=6), seed=st.integers(0, 10_000))
def test_a_random_proposer_is_judged_right_on_every_proposal(backend: Backend, masks: list[int], seed: int) -> None:
    start = Candidates(masks)
    proposals = [pair for pair in pairs(start) if random.Random(hash((seed, pair))).random() < 0.5]
    ledger = audit(Problem(RULES, start), start, proposals, backend)
    around = alpha(answers(start), 6)
    assert around <= ledger.candidates <= start
    for entry in ledger.entries:
        used = bool(around[entry.cell] >> entry.value & 1)
        assert entry.verdict == (REFUTED if used else PROVED)
        if entry.verdict == REFUTED:
            assert entry.witness is not None
            assert entry.witness[entry.cell] == entry.value
            assert RULES.violated(entry.witness) is None


def test_an_oracle_turned_upside_down_is_refuted_on_every_proposal() -> None:
    answer = answers(RULES.top)[0]
    ledger = audit(Problem(RULES), RULES.top, enumerate(answer), Sat())
    assert ledger.count(REFUTED) == 6
    assert ledger.candidates.contains(answer)


def test_eliminations_that_fall_together_cost_one_question() -> None:
    backend = Counting()
    around = alpha(answers(RULES.top), 6)
    removable = [(c, v) for c, v in pairs(RULES.top) if not around[c] >> v & 1]
    start = Candidates([15] * 6)
    ledger = audit(Problem(RULES, start), start, removable, backend)
    assert ledger.count(PROVED) == len(removable)
    assert backend.finds <= 1


def test_without_time_all_is_left_and_nothing_is_removed() -> None:
    ledger = audit(Problem(RULES), RULES.top, pairs(RULES.top), Sat(), Limits(seconds=0))
    assert ledger.count(LEFT) == len(ledger.entries)
    assert ledger.candidates == RULES.top


def test_a_backend_that_errs_refutes_nothing() -> None:
    ledger = audit(Problem(RULES), RULES.top, [(0, 0)], Liar((0,) * 6))
    assert ledger.entries[0].verdict == LEFT
    assert str(ledger) == "1 proposed: 0 proved, 0 refuted, 1 left"


class Counting(Search):
    """Counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.finds = 0

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        counted = self

        class Run(SearchRun):
            def find(self, clock: Clock) -> Finding:
                counted.finds += 1
                return super().find(clock)

        return Run(problem, candidates, hints.belief, self.strength)
