"""One text falls into its puzzles, each with its lines; no comment gets lost or goes to another puzzle."""

from __future__ import annotations

import json

import pytest

from neurosym.errors import InputError
from neurosym.formats.stream import COLUMNS, Chunk, pieces, rows, tabular, untitled

ONE, TWO = "1..4.........32.", "...............1"


def read_table(text: str) -> list[Chunk | InputError]:
    assert tabular(text)
    return list(rows(text))


def test_equal_lines_are_a_puzzle_each() -> None:
    assert [(piece.text, piece.line) for piece in pieces(f"{ONE}\n\n{TWO}\n{ONE}")] == [(ONE, 1), (TWO, 3), (ONE, 4)]


def test_what_stands_behind_a_puzzle_on_its_line_is_left_out() -> None:
    for line in (f"{ONE}\t{TWO}", f"0000183b305c {ONE}  1.2", f"{ONE},{TWO}", f"{ONE}; solved in 3 s"):
        assert [piece.text for piece in pieces(f"{line}\n{line}")] == [ONE, ONE]


def test_one_line_of_another_length_does_not_hide_the_others() -> None:
    assert [len(piece.text) for piece in pieces(f"{ONE}\n{TWO}\n{ONE}.\n")] == [16, 16, 17]


def test_as_many_lines_as_characters_are_one_board() -> None:
    assert len(pieces("\n".join([ONE] * 16))) == 1
    assert len(pieces("\n".join([ONE] * 15))) == 15


def test_comments_hold_for_the_lines_below_them_up_to_the_next_ones() -> None:
    found = pieces(f"# a\n# b\n{ONE}\n{TWO}\n# c\n{ONE}\n")
    assert [(piece.text, piece.line) for piece in found] == [
        (f"# a\n# b\n{ONE}", 3),
        (f"# a\n# b\n{TWO}", 4),
        (f"# c\n{ONE}", 6),
    ]


@pytest.mark.parametrize("cut", ["", "---", "=====", " --- "])
def test_blocks_are_parted_by_blank_lines_or_rulers(cut: str) -> None:
    found = pieces(f"1 2\n2 1\n{cut}\n2 1\n1 2\n")
    assert [(piece.text.strip(), piece.line) for piece in found] == [("1 2\n2 1", 1), ("2 1\n1 2", 4)]


def test_rulers_come_before_blank_lines() -> None:
    assert [piece.text for piece in pieces("1 2\n\n2 1\n---\n1 2")] == ["1 2\n\n2 1", "1 2"]


def test_lines_that_name_the_domain_begin_a_block() -> None:
    found = pieces("# domain: a\n1 2\n\n2 1\n# domain: b\n1 2\n")
    assert [(piece.text.strip(), piece.line) for piece in found] == [
        ("# domain: a\n1 2\n\n2 1", 2),
        ("# domain: b\n1 2", 6),
    ]


def test_a_block_of_comments_alone_belongs_to_the_block_below() -> None:
    found = pieces("# diagonal\n\n1 2\n2 1\n\n2 1\n1 2\n\n# the end\n")
    assert [(piece.text, piece.lines_before) for piece in found] == [("# diagonal\n\n1 2\n2 1", 0), ("2 1\n1 2", 5)]


def test_a_text_without_a_cut_is_one_piece() -> None:
    assert pieces("1 2\n2 1\n") == [Chunk("1 2\n2 1\n", 0)]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_is_known_by_its_name(name: str) -> None:
    assert read_table(f"id,{name.upper()},solution\n1,{ONE},x\n") == [Chunk(ONE, 1, field=True)]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_are_parted_by_commas_semicolons_or_tabs(sign: str) -> None:
    assert read_table(f'id{sign}"puzzle"\n1{sign}{ONE}\n') == [Chunk(ONE, 1, field=True)]


def test_rows_count_from_the_top_of_the_file() -> None:
    found = read_table(f'\n\nid,puzzle\n1,"1 2\n2 1"\n2,{ONE}\n3,\n4\n')
    assert found[:2] == [Chunk("1 2\n2 1", 3, field=True), Chunk(ONE, 5, field=True)]
    assert [str(error) for error in found[2:]] == [
        "line 7: a row without 'puzzle'; expected a puzzle in that column.",
        "line 8: a row without 'puzzle'; expected a puzzle in that column.",
    ]


def test_a_table_that_breaks_off_is_an_error_at_its_row() -> None:
    one, error = read_table(f"id,puzzle\n1,{ONE}\n2,{'1' * 200_000}\n")
    assert one == Chunk(ONE, 1, field=True)
    assert isinstance(error, InputError)
    assert str(error).startswith("line 3: no CSV: field larger than")


def test_json_lines_hold_a_puzzle_under_a_known_key() -> None:
    text = "\n".join([json.dumps({"id": 1, "problem": "1 2\n2 1"}), "", json.dumps({"puzzle": ONE})])
    assert read_table(text) == [Chunk("1 2\n2 1", 0, field=True), Chunk(ONE, 2, field=True)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2, column 2: no JSON: "),
        ('{"puzzle": ' + "[" * 100_000, "line 2: no JSON: "),
        ('{"x": 1}', "line 2: a JSON object without a puzzle; expected a text under one of the keys question, "),
        ('{"problem": 5}', "line 2: a JSON object without a puzzle; "),
        ("[1]", "line 2: a JSON object without a puzzle; "),
    ],
)
def test_a_bad_json_line_is_an_error_and_the_next_is_read(line: str, message: str) -> None:
    good = json.dumps({"problem": ONE})
    first, error, last = read_table(f"{good}\n{line}\n{good}")
    assert isinstance(error, InputError)
    assert str(error).startswith(message)
    assert (first, last) == (Chunk(ONE, 0, field=True), Chunk(ONE, 2, field=True))


@pytest.mark.parametrize("text", [ONE, "1,2,3\n", '{"x": 1}\n', "p cnf 1 1\n", "a,b\n1,2\n"])
def test_other_texts_are_no_tables(text: str) -> None:
    assert not tabular(text)


def test_a_table_may_have_one_column_only() -> None:
    assert read_table(f"Puzzle\n{ONE}\n\n{TWO}\n") == [Chunk(ONE, 1, field=True), Chunk(TWO, 3, field=True)]


def test_a_table_without_a_known_column_is_named_with_the_columns_that_it_has() -> None:
    error = untitled("\nid,board\n1,2\n")
    assert error is not None
    assert str(error).startswith("line 2, column 1: a table with the columns id, board; expected one of question, ")


@pytest.mark.parametrize("text", [ONE, "order 3\n1 2 3\n", "a,b\n1\n", "a, b < 3\n1, 2\n", "a\n1\n"])
def test_what_is_no_table_has_no_columns_to_name(text: str) -> None:
    assert untitled(text) is None
