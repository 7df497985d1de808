"""Each page reads the forms it names as the same puzzle, and refuses what would drop a rule."""

from __future__ import annotations

import importlib

import pytest

from neurosym import AllDifferent, DistinctTotal, Domain, Impossible, InputError, Less, Problem, grid, solve

ROWS = ("1..4", "....", "....", ".32.")
LINE = "".join(ROWS)


def parse(name: str, text: str) -> Problem:
    domain: Domain = importlib.import_module(f"neurosym.domains.{name}").DOMAIN
    return domain.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(ROWS),
        LINE.replace(".", "0"),
        LINE.replace(".", "*"),
        LINE.replace(".", "X"),
        LINE.replace(".", " ").ljust(16),
        "\n".join(" ".join(row) for row in ROWS),
        "# domain: sudoku\n4 4\n" + "\n".join(" ".join(row.replace(".", "-")) for row in ROWS),
        "[Puzzle]\n#A somebody\n+--+--+\n|1.|.4|\n|..|..|\n+--+--+\n|..|..|\n|.3|2.|\n+--+--+\n",
        "*-----*\n|1 .|. 4|\n|. .|. .|\n|---+---|\n|. .|. .|\n|. 3|2 .|\n*-----*\n",
    ],
)
def test_sudoku_in_every_form_is_the_same_puzzle(text: str) -> None:
    assert parse("sudoku", text).start == parse("sudoku", LINE).start
    assert parse("sudoku", text).rules is parse("sudoku", LINE).rules


@pytest.mark.parametrize(
    ("size", "characters", "first"),
    [
        (16, "123456789ABCDEFG", "1"),
        (16, "0123456789ABCDEF", "0"),
        (16, "abcdefghijklmnop", "A"),
        (10, "123456789A", "1"),
    ],
)
def test_sudoku_tells_the_set_of_values_by_the_characters_seen(size: int, characters: str, first: str) -> None:
    text = (characters + "." * (size * size - size)).ljust(size * size, ".")
    rows = [text[start : start + size] for start in range(0, size * size, size)]
    problem = parse("sudoku", "\n".join(rows))
    assert (problem.rules.values[0], [mask.bit_length() for mask in problem.start[:size]]) == (
        first,
        list(range(1, size + 1)),
    )


def test_sudoku_refuses_to_choose_between_two_sets_of_values() -> None:
    text = "1A" + "." * 254
    with pytest.raises(InputError, match="# values: 123456789ABCDEFG"):
        parse("sudoku", text)
    assert parse("sudoku", "# values: 0123456789ABCDEF\n" + text).rules.values[10] == "A"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("1..4\n....\n...\n.32.", 3, 4),
        ("1..4\n....\n....\n.52.", 4, 2),
        ("1..4\n.0..\n....\n.32.", 2, 2),
        ("1..4\n....\n....", 1, 1),
        ("4 4\n1 . . 4\n. . . .\n. . . .\n", 5, 1),
        ("4 5\n1 . . 4\n. . . .\n. . . .\n. . . .\n", 1, 3),
        ("# box: 3x2\n" + LINE, 1, 8),
        ("7 7\n" + ". . . . . . .\n" * 7, 1, 1),
    ],
)
def test_sudoku_is_refused_at_the_place_of_the_fault(text: str, line: int, column: int) -> None:
    with pytest.raises(InputError) as error:
        parse("sudoku", text)
    assert (error.value.line, error.value.column) == (line, column)


def test_sudoku_options_add_and_change_groups_and_a_plain_one_does_not_have_them() -> None:
    plain, boxed = "......\n" * 6, "# box: 3x2\n" + "......\n" * 6
    assert {c.name: c.scope for c in parse("sudoku", plain).rules.constraints}["box 1"] == (0, 1, 2, 6, 7, 8)
    assert {c.name: c.scope for c in parse("sudoku", boxed).rules.constraints}["box 1"] == (0, 1, 6, 7, 12, 13)
    diagonal = parse("sudoku", "# diagonal\n" + LINE).rules.constraints
    assert [c.scope for c in diagonal if "diagonal" in c.name] == [(0, 5, 10, 15), (3, 6, 9, 12)]
    assert all(isinstance(constraint, AllDifferent) for constraint in diagonal)


@pytest.mark.parametrize("name", ["sudoku", "latin_square"])
def test_a_headed_board_of_few_values_may_be_of_any_kind_and_is_refused_unless_it_says_its_name(name: str) -> None:
    board = "8 8\n" + "1 . 2 . . . . .\n" * 8
    with pytest.raises(InputError, match="at least 7 different values, not 2"):
        parse(name, board)
    assert parse(name, f"# domain: {name}\n" + board).givens


def test_a_latin_square_of_a_size_of_sudokus_must_say_so() -> None:
    board = "1 . . .\n. . . .\n. . 3 .\n. . . 4\n"
    with pytest.raises(InputError, match="order 4"):
        parse("latin_square", board)
    assert (
        parse("latin_square", "order 4\n" + board).start
        == parse("latin_square", "# domain: latin_square\n" + board).start
    )


def test_holes_of_minus_one_let_the_values_count_from_zero_unless_the_order_stands_in_the_text() -> None:
    assert parse("latin_square", "order 3\n-1 0 -1\n-1 -1 2\n-1 -1 -1").rules.values == ("0", "1", "2")
    assert parse("latin_square", "order 3\n-1 1 -1\n-1 -1 3\n-1 -1 -1").rules.values == ("1", "2", "3")


@pytest.mark.parametrize(
    "text",
    [
        ". < .   .\n        v\n.   .   .\n.   .   2\n",
        "3 3\n0 < 0 . 0\n. . . . v\n0 . 0 . 0\n. . . . .\n0 . 0 . 2\n",
        "0<0.0\n....v\n0.0.0\n.....\n0.0.2\n",
        "0<0 0\n    v\n0 0 0\n0 0 2\n",
        ". < . .\n. . v\n. . .\n. . 2\n",
        "3:0,0L,0D,0,0,0,0,0,2,",
    ],
)
def test_futoshiki_in_every_form_has_the_same_signs(text: str) -> None:
    problem = parse("futoshiki", text)
    less = {c.scope for c in problem.rules.constraints if isinstance(c, Less)}
    assert less == {(0, 1), (5, 2)}
    assert problem.givens == (8,)


@pytest.mark.parametrize(
    "text",
    [
        ". . .\n. . .\n. . .",
        ". < .\n. < .\n. .",
        "< . .\n. . .\n. . .",
        ". < < .\n. .",
        "^ .\n. .\n. .",
        "3:0R,0,0",
        "2:0L,0,0,0",
    ],
)
def test_futoshiki_refuses_boards_without_signs_and_signs_without_cells(text: str) -> None:
    with pytest.raises(InputError):
        parse("futoshiki", text)


def test_killer_sudoku_refuses_a_jigsaw_and_a_cage_without_its_one_sum() -> None:
    labels = "1 1 2 2\n1 1 2 2\n3 3 4 4\n3 3 4 4\n"
    with pytest.raises(InputError, match="jigsaw"):
        parse("killer_sudoku", "4 4\n1 - 2 -\n- - - -\n3 - 4 -\n- - - -\n" + labels)
    for sums in ("3 - 7 -\n- - - -\n", "3 4 7 -\n- - - 4\n"):
        with pytest.raises(InputError, match="one sum in each cage"):
            parse("killer_sudoku", f"4 4\n{sums}7 - 3 -\n- - - -\n1 1 2 2\n5 5 5 2\n3 3 4 4\n3 6 6 4\n")


def test_kakuro_runs_are_named_by_the_clue_and_a_clue_needs_a_run() -> None:
    problem = parse("kakuro", "3 3\n- 4\\ #\n\\4 . .\n- . 2\n")
    totals = {c.name: c.scope for c in problem.rules.constraints if isinstance(c, DistinctTotal)}
    assert totals == {"down run at r1c2 (4)": (0, 2), "across run at r2c1 (4)": (0, 1)}
    assert sum(type(c) is AllDifferent for c in problem.rules.constraints) == 2
    with pytest.raises(InputError, match="line 3, column 1"):
        parse("kakuro", "2 2\n- 4,\n5, .\n")


def test_nonogram_in_every_form_is_the_same_puzzle() -> None:
    rows, columns = ["2", "1", "3"], ["1 1", "3", "1"]
    plain = parse("nonogram", "\n".join([*rows, "", *columns]))
    headed = parse("nonogram", "\n".join(["3 3", *columns, *rows]))
    filed = parse(
        "nonogram", "\n".join(['title "T"', "width 3", "height 3", "columns", *columns, "", "rows", *rows, ""])
    )
    assert plain.rules == headed.rules == filed.rules
    assert (
        parse("nonogram", "2 2\n0\n2\n1\n1\n").rules
        == parse("nonogram", "width 2\nheight 2\ncolumns\n\n2\nrows\n1\n1").rules
    )


def test_minesweeper_without_the_number_of_mines_must_say_its_name() -> None:
    with pytest.raises(InputError, match="mines in all"):
        parse("minesweeper", "2 2\n1 -\n- -\n")
    assert len(parse("minesweeper", "# domain: minesweeper\n2 2\n1 -\n- -\n").rules.constraints) == 1
    assert parse("minesweeper", "2 3 1\n1x-\n11-\n").givens == (0,)


def test_graph_colouring_takes_repeated_edges_and_refuses_loops_and_wrong_counts() -> None:
    triangle = "p edge 3 6\ne 1 2\ne 2 1\ne 2 3\ne 3 2\ne 1 3\ne 3 1\n"
    assert [c.scope for c in parse("graph_colouring", triangle).rules.constraints] == [(0, 1, 2)]
    assert len(parse("graph_colouring", triangle).rules.values) == 3
    assert isinstance(solve("c colours 2\n" + triangle, domain="graph_colouring"), Impossible)
    for text in ("p edge 2 1\ne 1 1\n", "p edge 2 5\ne 1 2\n", "p edge 2 1\ne 1 3\n", "p cnf 2 1\n1 2 0\n"):
        with pytest.raises(InputError):
            parse("graph_colouring", text)


def test_cnf_keeps_the_meaning_of_odd_clauses() -> None:
    problem = parse("cnf", "p cnf 2 3\n1 1 -2 0 1 -1\n0 2 0\n%\n0\n")
    assert [(c.scope, c.name) for c in problem.rules.constraints] == [((0, 1), "clause 1"), ((1,), "clause 3")]
    assert isinstance(solve("p cnf 1 1\n0\n", domain="cnf"), Impossible)
    for text in ("p cnf 1 1\n2 0\n", "p cnf 1 2\n1 0\n", "p cnf 1 1\n1 0 1 0\n", "p cnf 1\n1 0\n", "p cnf 0 1\n0\n"):
        with pytest.raises(InputError):
            parse("cnf", text)


def test_cnf_lines_stay_short_and_end_in_zero() -> None:
    domain: Domain = importlib.import_module("neurosym.domains.cnf").DOMAIN
    drawn = domain.render(parse("cnf", "p cnf 99 0\n"), (0, 1, -1) * 33).splitlines()
    assert all(line.startswith("v ") and len(line) <= 78 for line in drawn)
    numbers = [int(word) for line in drawn for word in line.split()[1:]]
    assert numbers == [n if n % 3 == 2 else -n for n in range(1, 100) if n % 3] + [0]


def test_rules_of_a_size_are_made_once() -> None:
    assert parse("latin_square", "order 3\n" + ". . .\n" * 3).rules is parse("latin_square", ". . 1\n" * 3).rules
    assert grid.box_shape(12) == (3, 4)


def test_a_killer_sudoku_may_have_diagonals() -> None:
    text = "4 4\n4 6 7 2\n- - - 8\n7 - - -\n1 5 - -\n1 2 3 4\n2 2 3 5\n6 6 6 5\n7 8 8 5\n"
    plain, crossed = (parse("killer_sudoku", head + text) for head in ("", "# diagonal\n"))
    more = set(crossed.rules.constraints) - set(plain.rules.constraints)
    assert {constraint.name for constraint in more} == {"falling diagonal", "rising diagonal"}
    assert "diagonal" in crossed.form
