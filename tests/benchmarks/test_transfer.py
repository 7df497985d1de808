"""What is believed gone is held against the backbone, on a belief that is known; quasigroups with holes are as told."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case
from order import BACKENDS, PLAIN
from transfer import MADE, Proposed, cases_of, eliminations, measured, open_problems, proposals

from neurosym import Solved, load, solve
from neurosym.backends.base import Limits
from tests.neural.oracles import oracle

OPEN = Case("few", "sudoku", "1..4.........3..\n")
DONE = Case("done", "sudoku", "1..4.........32.\n")
ANSWER = tuple(int(sign) - 1 for sign in "1234341221434321")
"""Of several."""
WHOLE = Limits()


def test_only_what_projection_leaves_open_is_asked_about() -> None:
    assert [name for name, _, _ in open_problems([DONE, OPEN, OPEN], 9, 0)] == ["few", "few"]
    assert len(list(open_problems([OPEN] * 5, 2, 0))) == 2


@pytest.mark.parametrize("right", [True, False])
def test_proposals_are_found_or_refuted_by_the_backbone(right: bool) -> None:
    ((name, problem, candidates),) = open_problems([OPEN], 1, 0)
    assert problem.accepts(ANSWER)
    told = proposals("f", name, problem, candidates, oracle(problem, ANSWER, right=right), WHOLE)
    assert told is not None
    opened = [mask for mask in candidates if mask & (mask - 1)]
    assert told.proposed == (sum(mask.bit_count() - 1 for mask in opened) if right else len(opened))
    assert told.found == (told.removable if right else 0)
    assert told.refuted == told.proposed - told.found
    assert proposals("f", name, problem, candidates, oracle(problem, ANSWER), Limits(seconds=0)) is None


def test_each_problem_is_run_by_each_backend_under_each_order() -> None:
    problem = load(OPEN.text, OPEN.domain)
    openly = list(open_problems([OPEN], 1, 0))
    ((looked, runs),) = measured("f", openly, oracle(problem, ANSWER), (WHOLE, WHOLE), 1)
    assert looked is not None
    assert {(run.backend, run.order) for run in runs} == {
        (name, order) for name in BACKENDS for order in (PLAIN, "luck", "network")
    }


def test_the_table_adds_up_and_tells_what_was_left_out() -> None:
    rows = [Proposed("f", "1", 10, 5, 6), Proposed("f", "2", 30, 15, 15), Proposed("f", "3", 0, 0, 0), None]
    *_, line = eliminations({"f": rows})
    assert line.startswith("| f | 4 | 1 | 40 | 0.50 [0.50, 0.50] | 0.50 | 21 | 0.0476 [")
    *_, empty = eliminations({"g": [None]})
    assert empty == "| g | 1 | 1 | 0 | none | none | 0 | none |"


def test_quasigroups_with_holes_have_their_answer() -> None:
    cases = cases_of("qwh_5", Path(), 1)
    assert len(cases) == MADE
    problem = load(cases[0].text, "latin_square")
    assert sum(mask.bit_count() > 1 for mask in problem.start) == round(0.42 * 25)
    assert cases[0].text != cases[1].text
    assert cases == cases_of("qwh_5", Path(), 1)


def test_quasigroups_can_be_had_with_one_answer() -> None:
    one = cases_of("qwh_5_unique", Path(), 1)[0]
    outcome = solve(one.text, domain="latin_square")
    assert isinstance(outcome, Solved)
    assert outcome.unique
