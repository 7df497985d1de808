"""The arithmetic of paired comparisons, and the order benchmark on a puzzle small enough to follow."""

from __future__ import annotations

import pytest
from cases import Case
from order import BACKENDS, PLAIN, Record, luck, measured, table
from paired import Interval, bootstrap, total, typical

from neurosym.backends.base import Limits

OPEN = Case("few", "sudoku", "1..4.........3..\n")
DONE = Case("done", "sudoku", "1..4.........32.\n")


def test_typical_is_a_geometric_mean_and_total_a_ratio_of_sums() -> None:
    assert typical([(1, 3), (3, 1)]) == pytest.approx(1)
    assert typical([(0, 1)]) == 2
    assert total([(1, 3), (9, 2)]) == 0.5


def test_an_interval_holds_its_figure_and_is_a_point_where_all_are_alike() -> None:
    assert bootstrap([(10, 20)] * 9, total) == Interval(2, 2, 2)
    wide = bootstrap([(10, 20), (10, 5), (10, 10)], total)
    assert wide.middle == pytest.approx(35 / 30)
    assert wide.low < wide.middle < wide.high
    assert wide == bootstrap([(10, 20), (10, 5), (10, 10)], total)
    rare = bootstrap([(0, 0), (0, 1), (4, 2)], total)
    assert rare.low <= rare.middle <= rare.high
    with pytest.raises(ValueError, match="no pairs"):
        bootstrap([], total)


@pytest.mark.parametrize("finds", [1, 2])
def test_each_open_puzzle_is_run_by_each_backend_under_each_order(finds: int) -> None:
    records = list(measured("family", [DONE, OPEN], {"luck": luck(1)}, Limits(), finds))
    assert {(r.id, r.backend, r.order) for r in records} == {
        ("few", name, order) for name in BACKENDS for order in (PLAIN, "luck")
    }
    assert all(r.decided and r.seconds >= r.asked >= 0 for r in records)


def test_a_run_that_is_cut_off_is_told() -> None:
    records = list(measured("family", [OPEN], {}, Limits(seconds=0), 1))
    assert not any(r.decided for r in records)


def test_the_table_compares_with_the_unguided_run_of_the_same_puzzle() -> None:
    costs = {PLAIN: (9, 19), "network": (4, 19)}
    records = [
        Record("f", str(i), "sat", order, cost, 1.0 if order == PLAIN else 2.0, 0.0, True, 3.0)
        for order, each in costs.items()
        for i, cost in enumerate(each)
    ]
    plain, guided = list(table(records))[2:]
    assert plain.endswith("| 0 / 2 / 0 |")
    assert guided.startswith("| f | sat | network | 2 | 0 | 12 | 0.71 [")
    assert "| 0.82 [" in guided
    assert "| 2.00 [2.00, 2.00] | 1.00 [1.00, 1.00] | 1 / 1 / 0 |" in guided
