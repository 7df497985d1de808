"""The arithmetic of the precision benchmark, on problems small enough to do it by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from cases import Case
from full_support import KINDS, Reach, draws, reach, summary
from hypothesis import given, settings
from precision import attempt, main, measures, revealed, run, search_from
from precision_table import Effort, Measure, Record, nodes, percent, points, report
from scatter import scatter

from neurosym import AllDifferent, Candidates, Clause, Problem, Rules, Total, constraints
from neurosym.backends.sat import Sat
from neurosym.lattice import alpha, gamma
from tests.strategies import problems

EFFORT = Effort(time_limit=60, conflicts=1000)
IMPLIED = Rules(("a", "b"), ("0", "1"), (Clause((0, 1), (2, 2)), Clause((0, 1), (2, 1))))
"""a or b, a or not b: so a, which only a trial shows."""
SUDOKU = ".......79..235.........21.5.45.......1.4....8....79...1....3......5..3.4.6....7..\n"


def record(*left: int, start: int = 10, microseconds: tuple[float, ...] = (1, 2, 4, 8), name: str = "x") -> Record:
    taken = tuple(Measure(each, cost, 5, True) for each, cost in zip(left, microseconds, strict=True))
    return Record("family", name, EFFORT, "domain", start, taken)


def test_share_is_what_is_removed_of_what_exact_removes() -> None:
    one = record(9, 8, 6, 6)
    assert [one.share(strength) for strength in ("unit", "local", "shave", "exact")] == [0.25, 0.5, 1, 1]


def test_ratio_compares_with_unit_on_the_same_puzzle() -> None:
    assert record(9, 8, 6, 6).ratio("exact") == 8


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (record(9, 8, 6, 6), "measured"),
        (record(9, 8, 0, 0), "impossible"),
        (record(10, 10, 10, 10), "nothing to remove"),
        (Record("family", "x", EFFORT, "domain", left_out="shave"), "shave"),
    ],
)
def test_verdict_tells_what_a_puzzle_can_say(one: Record, verdict: str) -> None:
    assert one.verdict == verdict


def test_a_hundred_percent_is_said_only_of_all() -> None:
    assert [percent(1), percent(0.99999), percent(0.5)] == ["100.0", "99.9", "50.0"]


def test_nodes_of_a_search_that_was_cut_off_are_a_lower_bound() -> None:
    whole = record(9, 9, 9, 9)
    cut = replace(whole, measures=(Measure(9, 1, 7, False), *whole.measures[1:]))
    assert [nodes([whole, whole, cut], "unit"), nodes([whole, cut, cut], "unit")] == ["5", "≥ 7"]


def test_means_are_over_puzzles_and_ratios_are_multiplied() -> None:
    slow = record(5, 5, 0, 0, start=10, microseconds=(1, 8, 8, 8))
    found = points([record(9, 8, 6, 6), replace(slow, measures=(*slow.measures[:3], Measure(5, 8, 0, True)))])
    assert found["domain"][0] == pytest.approx((1, 62.5))
    assert found["domain"][1] == pytest.approx((4, 75))


def test_report_counts_every_puzzle_and_measures_only_those_with_something_to_remove() -> None:
    left_out = Record("family", "y", EFFORT, "domain", left_out="exact")
    told = report([record(9, 8, 6, 6), record(10, 10, 0, 0), record(10, 10, 10, 10), left_out])
    assert "| domain | 1 | 25.0 | 50.0 | 100.0 | 0 | 0 | 1 |" in told
    assert "| family | 1 | 0 | 0 | 1 |" in told
    assert "| family | 4 | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 1 |" in told
    assert "without an answer" not in report([record(9, 8, 6, 6)])


def test_each_strength_is_measured_where_it_begins_to_see() -> None:
    pair = Problem(Rules(("a", "b", "c"), tuple("0123"), (AllDifferent((0, 1, 2)),)), Candidates([3, 3, 15]))
    for problem, left in ((pair, [8, 6, 6, 6]), (Problem(IMPLIED), [4, 4, 3, 3])):
        taken = measures(problem, 1, EFFORT, Sat())
        assert not isinstance(taken, str)
        assert [each.left for each in taken] == left


@settings(max_examples=30)
@given(problem=problems())
def test_exact_is_alpha_of_all_answers_and_no_strength_passes_it(problem: Problem) -> None:
    taken = measures(problem, 1, EFFORT, Sat())
    assert not isinstance(taken, str)
    left = [each.left for each in taken]
    answers = [answer for answer in gamma(problem.start) if problem.accepts(answer)]
    assert left[-1] == alpha(answers, len(problem.start)).count()
    assert [problem.start.count(), *left] == sorted([problem.start.count(), *left], reverse=True)


def test_search_is_spared_where_nothing_is_open_and_counted_where_something_is() -> None:
    problem = Problem(IMPLIED)
    assert search_from(problem, Candidates([2, 2]), 1, EFFORT) == (0, True)
    assert search_from(problem, Candidates([0, 0]), 1, EFFORT) == (0, True)
    assert search_from(problem, problem.start, 1, replace(EFFORT, conflicts=0)) == (0, False)
    spent, settled = search_from(problem, problem.start, 3, EFFORT)
    assert settled
    assert spent > search_from(problem, problem.start, 1, EFFORT)[0] > 0


def test_revealed_cells_come_from_an_answer() -> None:
    problem = Problem(Rules(("a", "b", "c"), tuple("012"), (AllDifferent((0, 1, 2)),)))
    half = revealed(problem, 2 / 3, EFFORT, Sat())
    assert sorted(mask.bit_count() for mask in half.start) == [1, 1, 3]
    assert any(half.accepts(answer) for answer in gamma(half.start))
    assert revealed(problem, 0, EFFORT, Sat()) == problem


def test_a_strength_not_reached_and_a_text_not_read_are_named() -> None:
    good, bad = Case("good", "sudoku", SUDOKU), Case("bad", "sudoku", "no sudoku")
    assert attempt("sudoku", good, Effort(time_limit=0), Sat()).left_out == "unit"
    assert attempt("sudoku", bad, EFFORT, Sat()).left_out == "not read"


def test_a_run_cut_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    cases = [Case(name, "sudoku", SUDOKU) for name in ("first", "second")]
    first = list(run("sudoku", cases[:1], EFFORT, path))
    path.write_text(path.read_text() + '{"family": "sud')
    assert list(run("sudoku", cases, EFFORT, path))[:1] == first  # its times too: it was not measured again
    assert len(path.read_text().splitlines()) == 2
    assert first[0].verdict == "measured"


@pytest.mark.parametrize("family", ["chess", "kakuro@2", "kakuro@much"])
def test_an_unknown_family_or_share_is_refused(family: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([family, "--data", "."])
    assert repr(family.partition("@")[2] or family) in capsys.readouterr().err


def test_a_clock_too_coarse_to_measure_with_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("precision.clock_step", lambda: 0.004)
    assert main(["kakuro", "--data", "."]) == 2
    assert "steps of 4.0 ms" in capsys.readouterr().err


def test_picture_is_well_formed_with_a_mark_for_each_point() -> None:
    series = {"a < b & c": [(1.0, 0.0), (2.0, 50.0)], "d": [(1.0, 10.0), (300.0, 100.0)]}
    tree = ElementTree.fromstring(scatter(series, ("one", "two"), "title", "cost"))
    space = "{http://www.w3.org/2000/svg}"
    marks = [path for path in tree.iter(f"{space}path") if path.get("transform")]
    assert len(marks) == 4 + len(series) + 2
    assert "a < b & c" in [text.text for text in tree.iter(f"{space}text")]
    assert ElementTree.fromstring(scatter({}, (), "", "")).tag == f"{space}svg"


def test_a_constraint_is_held_against_its_own_full_support() -> None:
    assert reach(AllDifferent((0, 1, 2)), Candidates([3, 3, 15]), 4) == Reach(8, 8, 6, 6)
    gap = Total((0, 1), "==", 100_000, (0, 30_000, 50_000, 100_000))
    assert reach(gap, Candidates([15, 15]), 4) == Reach(8, 8, 8, 6)


def test_summary_leaves_out_elements_with_nothing_to_remove() -> None:
    found = [Reach(8, 8, 8, 8), Reach(8, 8, 6, 6), Reach(8, 8, 8, 6), Reach(8, 7, 7, 6)]
    assert summary("kind", found) == ["kind", 4, 3, "0.0", "33.3", "50.0"]


def test_every_public_kind_is_drawn_and_never_beats_its_full_support() -> None:
    drawn = {type(kind.draw(Random(0))).__name__ for kind in KINDS.values()}
    assert drawn == set(constraints.__all__) - {"Constraint"}
    for kind in KINDS.values():
        for each in draws(kind, 3, 0):
            assert each.before >= each.unit >= each.local >= each.full
