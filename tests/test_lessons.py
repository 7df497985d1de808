"""Where problems to learn from come from: rows of files, puzzles made; draws that depend on their number alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from neurosym import registry
from neurosym.errors import InputError, UnknownNameError
from neurosym.lattice import Candidates
from neurosym.lessons import Family, Made, Rows, answered, family_of, labeller, sample, shape_of, source_of
from neurosym.neural.dense import Shape

FOUR = "1...\n..3.\n.2..\n...4\n"
SOLVED = ["1", "3", "4", "2", "2", "4", "3", "1", "4", "2", "1", "3", "3", "1", "2", "4"]
LATIN = "# domain: latin_square\n2 2\n1 -\n- -\n"


def row(**changes: object) -> str:
    return json.dumps({"domain": "sudoku", "text": FOUR, **changes}) + "\n"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text(row(answer=SOLVED) + "\n" + row(domain="latin_square", text=LATIN) + row(text=FOUR))
    return path


def test_families_are_a_name_a_size_and_a_share() -> None:
    assert family_of("sudoku") == Family("sudoku")
    assert family_of("sudoku:2x3=0.5") == Family("sudoku", "2x3", 0.5)
    assert [str(family_of(text)) for text in ("sudoku", "sudoku:4", "sudoku=2")] == ["sudoku", "sudoku:4", "sudoku=2"]
    with pytest.raises(UnknownNameError, match="sudoku"):
        family_of("sudoko")
    for text in ("sudoku=0", "sudoku=x", "sudoku=nan", "sudoku=inf"):
        with pytest.raises(InputError, match="a number above 0"):
            family_of(text)


def test_a_draw_depends_on_seed_and_number_alone(rows: Path) -> None:
    one, same, other = (Rows([rows], [], seed) for seed in (0, 0, 1))
    forward = [one[k] for k in range(20)]
    assert [same[k] for k in reversed(range(20))] == forward[::-1]
    assert [other[k] for k in range(20)] != forward


def test_rows_are_drawn_by_the_shares_of_their_families(rows: Path) -> None:
    weighted = Rows([rows], [Family("sudoku", share=3.0), Family("latin_square")], 0)
    cells = [len(weighted[k].problem.rules.cells) for k in range(400)]
    assert 0.65 < cells.count(16) / 400 < 0.85
    every = Rows([rows], [], 0)
    assert [str(family) for family in every.families] == ["latin_square", "sudoku=2"]
    only = Rows([rows], [Family("latin_square")], 0)
    assert {len(only[k].problem.rules.cells) for k in range(20)} == {4}


def test_rows_of_several_files_are_all_found(rows: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.jsonl"
    more.write_text(row(text="2...\n..3.\n.1..\n...4\n"))
    both = Rows([rows, more], [Family("sudoku")], 0)
    assert both.count("sudoku") == 3
    assert len({both[k].problem.start for k in range(60)}) == 2
    assert both.hash != Rows([rows], [], 0).hash


@pytest.mark.parametrize("line", ["nonsense\n", "[1]\n", '{"domain": "sudoku"}\n', '{"domain": 1, "text": "x"}\n'])
def test_a_line_that_is_no_row_is_named(line: str, rows: Path) -> None:
    rows.write_text(rows.read_text() + line)
    with pytest.raises(InputError, match="line 5") as raised:
        Rows([rows], [], 0)
    assert raised.value.line == 5
    assert raised.value.source == str(rows)


def test_a_family_without_rows_and_a_file_that_is_not_there_are_named(rows: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'kakuro'.*latin_square, sudoku"):
        Rows([rows], [Family("kakuro")], 0)
    with pytest.raises(InputError, match="No such file"):
        Rows([tmp_path / "none"], [], 0)


@pytest.mark.parametrize("answer", [SOLVED[1:], ["2", *SOLVED[1:]], ["x", *SOLVED[1:]], SOLVED[::-1]])
def test_an_answer_that_is_none_is_refused(answer: list[str], rows: Path) -> None:
    rows.write_text(row(answer=answer))
    with pytest.raises(InputError, match="an answer of the puzzle: 16 labels"):
        Rows([rows], [], 0)[0]


def test_puzzles_are_made_as_they_are_drawn_or_from_the_first_few() -> None:
    made = Made([Family("sudoku", "4")], 5)
    assert made[3] == Made([Family("sudoku", "4")], 5)[3]
    answer = made[3].answer
    assert answer is not None
    assert made[3].problem.accepts(answer)
    few = Made([Family("sudoku", "4")], 5, puzzles=2)
    assert len({few[k].problem.start for k in range(20)}) == 2


def test_where_several_answers_are_expected_none_is_told() -> None:
    domain = registry.domain("cnf")
    problem = domain.parse("p cnf 2 1\n1 -2 0\n")
    assert not domain.unique
    assert answered(problem, domain, registry.backend("sat")).answer is None


def test_labels_are_alpha_of_all_answers_inside() -> None:
    problem = registry.domain("minesweeper").parse("# domain: minesweeper\n2 2\n1 -\n- -\n")
    label = labeller()
    assert label(problem.rules, problem.start) == problem.start, "each of the three may hide the one mine, or not"
    none = Candidates([mask & 1 for mask in problem.start])
    assert label(problem.rules, none).is_bottom


def test_a_sample_is_of_rows_or_of_whatever_solve_reads(rows: Path, tmp_path: Path) -> None:
    found = sample(rows, None, None, 0)
    assert [each.answer is not None for each in found] == [True, False, False]
    plain = tmp_path / "plain.txt"
    plain.write_text("." * 81 + "\n" + "." * 80 + "1\n")
    assert len(sample(plain, "sudoku", None, 0)) == 2
    assert sample(plain, "sudoku", 1, 0) == sample(plain, "sudoku", 1, 0)
    assert len(sample(rows, None, 2, 0)) == 2
    plain.write_text("what is this")
    with pytest.raises(InputError):
        sample(plain, None, None, 0)


def test_a_dense_network_gets_the_shape_of_its_problems() -> None:
    assert shape_of(registry.domain("sudoku").parse(FOUR)) == Shape(16, 4, 4)
    assert shape_of(registry.domain("cnf").parse("p cnf 2 1\n1 -2 0\n")).columns == 0


def test_a_source_tells_what_it_draws_from(rows: Path) -> None:
    assert source_of([Family("sudoku", "4")], [], 0, None)[1:] == (("sudoku:4",), "made by generate")
    assert source_of([Family("sudoku", "4")], [], 0, 7)[2] == "the first 7 made by generate"
    source, families, data = source_of([], [rows], 0, None)
    assert families == ("latin_square", "sudoku=2")
    assert len(data) == 64
    assert source[0] == Rows([rows], [], 0)[0]
