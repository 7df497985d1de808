"""The study of policies: every product of them has its rows, and a row says what its rollouts say."""

from __future__ import annotations

from cases import Case
from policies import NONE, open_problems, plans, row, table

from neurosym.neural.policies import CELLS, RESTARTS, TRUSTS, VALUES, Plan
from neurosym.neural.rollout import Rolled, uniform

OPEN = Case("few", "sudoku", "1..4.........3..\n")
DONE = Case("done", "sudoku", "1..4.........32.\n")


def test_every_product_of_policies_has_a_plan_of_the_same_budget() -> None:
    told = list(plans(3, 5, 7))
    assert len({plan for plan, _ in told}) == len(told) == len(CELLS) * len(VALUES) * len(RESTARTS) * len(TRUSTS)
    assert {(plan.chains, plan.rounds, plan.seed) for plan, _ in told} == {(3, 5, 7)}
    assert sum(bare for _, bare in told) == len(told) // len(TRUSTS)


def test_a_row_counts_solved_calls_and_unsound_drops() -> None:
    told = [Rolled((0,), 2, 6, 0, 8, 1), Rolled(None, 5, 15, 3, 2, 0), Rolled((0,), 1, 3, 0, 9, None)]
    assert row("net", Plan(), told, 1.25) == (
        "| AnyCell | Softmax | Root | Spread | net | 2 of 3 | 24 | 12 | 10.00% of 10 | 1.2 |"
    )


def test_the_table_has_a_row_without_a_network_where_trust_does_not_matter() -> None:
    problems = list(open_problems([DONE, OPEN]))
    assert len(problems) == 1
    planned = list(plans(2, 3, 1))[:4]
    rows = list(table(problems, {NONE: uniform, "net": uniform}, planned, "cpu"))[2:]
    assert [line.count("| none |") for line in rows] == [1, 0, 0, 1, 0, 0]
