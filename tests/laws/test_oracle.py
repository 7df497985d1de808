"""The oracle: both ways lead to the same truth, and a wrong encoding is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import laws
from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent
from neurosym.lattice import Candidates, alpha, gamma
from neurosym.laws.oracle import an_answer, answers, by_enumeration, by_sat
from neurosym.problem import Rules
from tests.strategies import elements_below, rule_sets

ORDER = 4
LATIN = Rules(
    tuple(f"r{row}c{column}" for row in range(ORDER) for column in range(ORDER)),
    tuple("1234"),
    tuple(
        AllDifferent(tuple(range(start, stop, step)))
        for line in range(ORDER)
        for start, stop, step in ((ORDER * line, ORDER * line + ORDER, 1), (line, ORDER * ORDER, ORDER))
    ),
)


class ForgetsAPair(AllDifferent):
    def encode(self, cnf: Cnf) -> None:
        AllDifferent(self.scope[:2]).encode(cnf)


class ForgetsAllPairs(AllDifferent):
    def encode(self, cnf: Cnf) -> None:
        pass


@given(rule_sets(most_cells=5, most_values=4), st.data())
def test_answers_are_those_of_gamma_that_pass_every_check(rules: Rules, data: st.DataObject) -> None:
    candidates = data.draw(elements_below(rules.top))
    wanted = [answer for answer in gamma(candidates) if rules.violated(answer) is None]
    assert list(answers(rules, candidates)) == wanted
    assert laws.truth(rules, candidates) == alpha(wanted, len(candidates))
    found = an_answer(rules, candidates)
    assert found in wanted if wanted else found is None


@given(rule_sets(most_cells=6, most_values=4), st.data())
def test_enumeration_and_sat_agree(rules: Rules, data: st.DataObject) -> None:
    laws.oracle_agrees(rules, data.draw(elements_below(rules.top)))


@pytest.mark.parametrize("cells", [0, 1])
def test_the_smallest_rules_have_a_truth(cells: int) -> None:
    rules = Rules(tuple("x" * cells), ("a",), ())
    assert list(answers(rules, rules.top)) == [(0,) * cells]
    assert laws.truth(rules, rules.top) == rules.top
    laws.oracle_agrees(rules, rules.top)


def test_above_the_limit_sat_is_asked_and_agrees_with_what_enumeration_still_can_do() -> None:
    givens = LATIN.top.assign(0, 0).assign(5, 0).assign(10, 1)
    assert givens.size() > 100_000
    assert laws.truth(LATIN, givens) == by_enumeration(LATIN, givens) < givens
    assert laws.truth(LATIN, givens.assign(15, 0)).is_bottom
    found = an_answer(LATIN, givens)
    assert found is not None
    assert LATIN.violated(found) is None
    assert an_answer(LATIN, givens.assign(15, 0)) is None


def test_what_lies_outside_the_top_is_no_answer() -> None:
    rules = Rules(("x", "y"), ("a", "b"), (), Candidates((0b01, 0b11)))
    assert laws.truth(rules, Candidates.full(2, 2)) == rules.top
    assert laws.truth(rules, Candidates((0b10, 0b11))).is_bottom


def test_enumeration_goes_through_thousands_of_decided_cells() -> None:
    rules = Rules(tuple(map(str, range(5_000))), ("a", "b"), (), Candidates([1] * 4_999 + [3]))
    assert len(list(answers(rules, rules.top))) == 2


def test_a_wrong_encoding_is_seen_by_the_other_witness() -> None:
    rules = Rules(tuple("abc"), tuple("12"), (ForgetsAPair((0, 1, 2)),))
    assert by_enumeration(rules, rules.top).is_bottom
    assert not by_sat(rules, rules.top).is_bottom
    with pytest.raises(laws.LawViolation) as caught:
        laws.oracle_agrees(rules, rules.top)
    with pytest.raises(laws.LawViolation, match="enumeration gives"):
        eval(caught.value.reproduce, {**vars(laws), **globals()})


def test_no_answer_of_sat_is_given_that_check_refuses() -> None:
    cells = 17
    rules = Rules(tuple(map(str, range(cells))), ("a", "b"), (ForgetsAllPairs(tuple(range(cells))),))
    with pytest.raises(laws.LawViolation, match="faithful_clauses"):
        an_answer(rules, rules.top)
