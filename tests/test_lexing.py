"""Pieces of text know their place, and readers refuse at the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import InputError, lexing
from neurosym.lexing import Piece


@given(st.text("ab \n", max_size=60).filter(str.strip))
def test_every_piece_stands_where_it_says(text: str) -> None:
    for line in lexing.lines(text):
        for piece in line.pieces():
            assert text.split("\n")[piece.line - 1][piece.column - 1 :].startswith(piece)


@pytest.mark.parametrize(
    ("line", "comment"),
    [("# title", True), ("#A author", True), ("#", True), ("# # x 1", False), ("#x.#", False), ("1 # two", False)],
)
def test_a_line_of_marks_is_no_comment(line: str, comment: bool) -> None:
    assert [piece.line for piece in lexing.lines(f"1\n{line}\n2")] == ([1, 3] if comment else [1, 2, 3])


def test_an_option_is_found_with_its_place() -> None:
    found = lexing.option("1\n#  Box:  2x3 \n", "box")
    assert found is not None
    assert (found, found.line, found.column) == ("2x3", 2, 10)
    assert lexing.option("1\n# boxes: 2x3\n", "box") is None


@pytest.mark.parametrize("word", ["-1", "10", "1.5", "x", "", "²", "9" * 5000])
def test_a_number_outside_its_range_is_refused_with_what_was_expected(word: str) -> None:
    with pytest.raises(InputError, match="size: a whole number from 1 to 9"):
        Piece(word, 1, 1).number(1, 9, "size")


def test_rows_are_read_spaced_or_a_character_each_and_counted() -> None:
    assert lexing.table(lexing.lines("1 2 | 3\n456\n"), 2, 3) == [["1", "2", "3"], ["4", "5", "6"]]
    for text, place in (("1 2\n1 2 3", (2, 5)), ("1 2\n1", (2, 2)), ("1 2", (2, 1)), ("1 2\n1 2\n1 2", (3, 1))):
        with pytest.raises(InputError) as error:
            lexing.table(lexing.lines(text), 2, 2)
        assert (error.value.line, error.value.column) == place


def test_blank_lines_count_only_if_the_others_are_too_few() -> None:
    lines = lexing.lines("1\n\n2\n", blank=True)
    assert list(lexing.counted(lines, 2)) == ["1", "2"]
    assert list(lexing.counted(lines, 3)) == ["1", "", "2"]
    for count in (1, 4):
        with pytest.raises(InputError):
            lexing.counted(lines, count)


@given(st.lists(st.integers(-50, 50)))
def test_integers_are_read_as_written(numbers: list[int]) -> None:
    assert lexing.integers(Piece(" ".join(map(str, numbers)), 1, 1), -50, 50) == numbers


@pytest.mark.parametrize("word", ["1_0", "+1", "--1", "1-", "-", "51", "x", "²", "9" * 5000])
def test_what_is_no_integer_is_refused_at_its_column(word: str) -> None:
    with pytest.raises(InputError) as error:
        lexing.integers(Piece(f"1 2 {word} 3", 7, 1), -50, 50)
    assert (error.value.line, error.value.column) == (7, 5)
