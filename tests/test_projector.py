"""The projector: strengths on known examples, going on from a fork, the record, and being stopped."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import laws, projector
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count
from neurosym.constraints.less import Less
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.total import Total
from neurosym.errors import UnknownNameError
from neurosym.lattice import Answer, Candidates, alpha, gamma
from neurosym.laws import projector as projector_laws
from neurosym.outcome import Deduction
from neurosym.problem import Rules
from neurosym.projector import projector_for
from tests.strategies import elements_below, rule_sets

TRIANGLE = Rules(tuple("abc"), tuple("12"), (NotEqual((0, 1)), NotEqual((1, 2)), NotEqual((0, 2))))
CHAIN = Rules(tuple("abcd"), tuple("1234"), tuple(Less((i, i + 1)) for i in range(3)))
EVEN = Rules(tuple("ab"), tuple("123"), (Total((0, 1), "==", 4, (0, 2, 4)), Less((0, 1), 0)))
PARITY = Rules(
    tuple("abc"),
    tuple("01"),
    (Clause((0, 1), (2, 2)), Clause((0, 1), (2, 1)), Clause((1, 2), (2, 1)), Clause((1, 2), (1, 2))),
)
"""a must be true, though no clause says so alone; b equals c."""


def test_a_chain_runs_to_its_end() -> None:
    assert projector_for(CHAIN).project(CHAIN.top, "unit").answer() == (0, 1, 2, 3)


def test_each_strength_sees_more_than_the_one_before() -> None:
    gap = Candidates((0b101, 0b110))
    assert projector_for(EVEN).project(gap, "unit") == Candidates((0b001, 0b100))
    assert projector_for(TRIANGLE).project(TRIANGLE.top, "local") == TRIANGLE.top
    assert projector_for(TRIANGLE).project(TRIANGLE.top, "shave").is_bottom
    assert projector_for(PARITY).project(PARITY.top, "local") == PARITY.top
    assert projector_for(PARITY).project(PARITY.top, "shave") == Candidates((0b10, 0b11, 0b11))


def test_exact_asks_the_backbone_and_records_what_it_removed() -> None:
    answers = [answer for answer in gamma(PARITY.top) if PARITY.violated(answer) is None]
    record: list[Deduction] = []
    exact = projector_for(PARITY).project(
        PARITY.top, "exact", record=record, backbone=lambda candidates: candidates & alpha(answers, 3)
    )
    assert exact == alpha(answers, 3)
    assert record == [Deduction(0, 0, -1, "exact", 0)]


def test_exact_without_a_backbone_is_refused_only_when_one_is_needed() -> None:
    with pytest.raises(ValueError, match=r"^strength 'exact' needs a backbone function, from a backend$"):
        projector_for(PARITY).project(PARITY.top, "exact")
    assert projector_for(CHAIN).project(CHAIN.top, "exact").is_complete


def test_an_unknown_strength_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no strength is called 'locale'. Did you mean 'local'"):
        projector_for(CHAIN).project(CHAIN.top, "locale")


def test_bottom_and_no_rules_stay_as_they_are() -> None:
    bottom, free = Candidates([0] * 4), Rules(("a", "b"), ("x", "y"), ())
    for strength in projector_laws.STRENGTHS:
        assert projector_for(CHAIN).project(bottom, strength) == bottom
        assert projector_for(free).project(free.top, strength) == free.top
        assert projector_for(Rules((), (), ())).project(Candidates(()), strength) == Candidates(())


def test_the_record_groups_what_fell_together_and_names_rule_and_constraint() -> None:
    rules = Rules(tuple("abc"), tuple("123"), (AllDifferent((0, 1, 2), name="row 1"),))
    record: list[Deduction] = []
    projector_for(rules).project(Candidates((0b001, 0b111, 0b111)), record=record)
    assert record == [Deduction(1, 0, 0, "naked single", 0), Deduction(2, 0, 0, "naked single", 0)]


@given(rule_sets(most_cells=4, most_values=3), st.data())
def test_stopped_at_any_projection_it_loses_nothing(rules: Rules, data: st.DataObject) -> None:
    candidates = data.draw(elements_below(rules.top))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(projector, "PATIENCE", 1)
        for strength in projector_laws.STRENGTHS:
            projector_laws.interruptible(laws.StrengthStep(rules, strength, candidates))


def test_a_cheap_rung_runs_before_any_dear_one() -> None:
    ran: list[tuple[str, str]] = []

    @dataclass(frozen=True)
    class Watched(AllDifferent):
        def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
            ran.append((self.name, rule or ""))
            return super().project(candidates, rule)

    rules = Rules(tuple("abcd"), tuple("1234"), (Watched((0, 1, 2), name="x"), Watched((1, 2, 3), name="y")))
    projector_for(rules).project(rules.top)
    assert ran == [(name, rung.rule) for rung in Watched.ladder for name in "xy"]


def test_a_constraint_with_only_check_is_projected_to_full_support() -> None:
    @dataclass(frozen=True)
    class SumsToThree(Constraint):
        def check(self, values: Answer) -> bool:
            return sum(values) == 3

    rules = Rules(tuple("ab"), tuple("0123"), (SumsToThree((0, 1)),))
    assert projector_for(rules).project(Candidates((0b0011, 0b1111)), "unit") == Candidates((0b0011, 0b1100))


def test_equal_rules_share_one_projector() -> None:
    again = Rules(tuple("abc"), tuple("12"), (NotEqual((0, 1)), NotEqual((1, 2)), NotEqual((0, 2))))
    assert projector_for(again) is projector_for(TRIANGLE)


SPARE = Rules(tuple("abc"), tuple("1234"), (AllDifferent((0, 1, 2)),), Candidates((0b0011, 0b0011, 0b1111)))
"""A naked pair, which ``unit`` does not look for."""

LAST = Rules(
    tuple("pqrstx"),
    tuple("0123"),
    (
        *(NotEqual(pair) for pair in ((0, 1), (0, 5), (1, 5), (2, 3), (2, 4), (3, 4))),
        Clause((5, 2), (0b0011, 0b0011)),
    ),
    Candidates((0b0011, 0b0011, 0b0111, 0b0011, 0b0111, 0b1111)),
)
"""p and q take 0 and 1, so x takes neither; then r and s take 0 and 1, so t does not. Only a trial sees either."""


def test_unit_runs_the_cheap_rungs_and_local_all() -> None:
    assert projector_for(SPARE).project(SPARE.top, "unit") == SPARE.top
    assert projector_for(SPARE).project(SPARE.top, "local") == Candidates((0b0011, 0b0011, 0b1100))


def test_changed_cells_wake_their_own_constraints_only() -> None:
    apart = Rules(tuple("abcd"), tuple("12"), (NotEqual((0, 1)), NotEqual((2, 3))))
    start = Candidates((0b01, 0b11, 0b01, 0b11))
    assert projector_for(apart).project(start, changed=(0,)) == Candidates((0b01, 0b10, 0b01, 0b11))
    assert projector_for(apart).project(start, changed=(2, 3, 0)) == Candidates((0b01, 0b10, 0b01, 0b10))
    assert projector_for(apart).project(start, changed=()) == start


def test_the_constraint_that_found_the_bottom_gets_one_failure_more() -> None:
    rules = Rules(tuple("abcd"), tuple("12"), (NotEqual((0, 1)), NotEqual((2, 3))))
    failures = [5, 7]
    projector_for(rules).project(Candidates((0b11, 0b11, 0b01, 0b01)), failures=failures)
    assert failures == [5, 8]
    projector_for(rules).project(rules.top, failures=failures)
    assert failures == [5, 8]


def test_the_clock_is_looked_at_once_in_so_many_projections() -> None:
    rounds, looks = 3, list[int]()
    cells = 2 * rounds * projector.PATIENCE
    pairs = tuple(NotEqual((cell, cell + 1)) for cell in range(0, cells, 2))
    rules = Rules(tuple(map(str, range(cells))), ("a", "b"), pairs)
    projector_for(rules).project(rules.top, stop=lambda: looks.append(1))
    assert len(looks) == rounds


def test_shaving_goes_round_until_a_whole_round_removes_nothing() -> None:
    assert projector_for(LAST).project(LAST.top, "local") == LAST.top
    shaved = Candidates((0b0011, 0b0011, 0b0011, 0b0011, 0b0100, 0b1100))
    assert projector_for(LAST).project(LAST.top, "shave") == shaved


def test_what_shaving_removes_is_recorded_and_so_is_what_follows_from_it() -> None:
    record: list[Deduction] = []
    projector_for(LAST).project(LAST.top, "shave", record=record)
    assert record == [
        Deduction(5, 0, -1, "shave", 0),
        Deduction(5, 1, -1, "shave", 0),
        Deduction(2, 2, 6, "unit clause", 1),
        Deduction(4, 0, -1, "shave", 2),
        Deduction(4, 1, -1, "shave", 2),
    ]


def test_shaving_can_be_stopped_between_trials_and_keeps_what_was_refuted_before() -> None:
    for looks in range(40):
        left = iter([False] * looks)
        stopped = projector_for(LAST).project(LAST.top, "shave", stop=lambda left=left: next(left, True))  # type: ignore[misc]
        assert projector_for(LAST).project(LAST.top, "shave") <= stopped <= LAST.top


@pytest.mark.parametrize("rules", [SPARE, LAST, TRIANGLE, PARITY], ids=["pair", "last", "triangle", "parity"])
@pytest.mark.parametrize("strength", projector_laws.STRENGTHS)
def test_known_examples_obey_the_laws_of_the_record_and_of_order(rules: Rules, strength: str) -> None:
    step = laws.StrengthStep(rules, strength, rules.top)
    projector_laws.accounted(step)
    projector_laws.idempotent(step)
    projector_laws.order_free(step, range(len(rules.constraints))[::-1])
    for cell in range(len(rules.cells)):
        projector_laws.resumable(step, cell)


@pytest.mark.parametrize("record", [None, []], ids=["without a record", "with a record"])
def test_a_projection_about_another_number_of_cells_is_refused(record: list[Deduction] | None) -> None:
    @dataclass(frozen=True)
    class Short(NotEqual):
        def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
            return Candidates(candidates[:1])

    rules = Rules(tuple("ab"), tuple("12"), (Short((0, 1)),))
    with pytest.raises(ValueError, match="zip"):
        projector_for(rules).project(rules.top, record=record)


def test_a_backbone_about_another_number_of_cells_is_not_recorded() -> None:
    with pytest.raises(ValueError, match="zip"):
        projector_for(PARITY).project(PARITY.top, "exact", record=[], backbone=lambda _: Candidates((0b10,)))


def test_the_clock_is_looked_at_in_what_follows_from_shaving_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projector, "PATIENCE", 1)
    shaved = projector_for(LAST).project(LAST.top, "shave", stop=lambda: False)
    assert shaved == Candidates((0b0011, 0b0011, 0b0011, 0b0011, 0b0100, 0b1100))


def test_the_clock_is_looked_at_more_often_where_scopes_are_large() -> None:
    looks = list[int]()
    scope = tuple(range(projector.MANY * projector.PATIENCE))
    rules = Rules(tuple(map(str, scope)), ("a", "b"), tuple(Count(scope, "<=", n, 0b10) for n in scope[:5]))
    projector_for(rules).project(rules.top, stop=lambda: looks.append(1))
    assert len(looks) == 5
