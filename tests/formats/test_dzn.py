"""MiniZinc data: the puzzles of known models are read, and all else is refused with its place."""

from __future__ import annotations

import pytest

from neurosym import InputError, load, solve
from neurosym.recognise import recognise

FILLOMINO = """% by hand
rows = 2; cols = 3;
puzzle =
[| 1, 2, 0
 | 0, 0, 3
 |];
"""
KAKURO = """
w = 3; h = 3;
grid_data = [|
    0, 0, 0|
    0, 1, 1|
    0, 1, 1
|];
n_h = 2;
h_clue = [| 2, 1, 2, 4| 3, 1, 2, 3 |];
n_v = 2;
v_clue = [| 1, 2, 2, 4| 1, 3, 2, 3 |];
"""
BATTLESHIP = """height = 3; width = 4; maxship = 2;
ship = [1,1];
hint = [| 0, 0, 1, 0 | 0, 0, 0, 0 | 0, 0, 0, 0 |];
rowsum = [2,0,1]; % the two lists as in the model
colsum = [1,1,0,1];
"""


@pytest.mark.parametrize(
    ("text", "domain", "own"),
    [
        (FILLOMINO, "fillomino", "# domain: fillomino\n2 3\n1 2 -\n- - 3\n"),
        (KAKURO, "kakuro", "3 3\n- 4, 3,\n,4 0 0\n,3 0 0\n"),
        (BATTLESHIP, "battleship", "3 4 1 1\n1 1 0 1\n2 0 1\n- - x -\n- - - -\n- - - -\n"),
    ],
)
def test_data_of_a_known_model_are_the_same_problem_as_the_text_of_the_page(text: str, domain: str, own: str) -> None:
    found = recognise(text)
    assert found.domain.name == domain
    assert found.why.startswith(f"{domain}: MiniZinc data; ")
    assert found.problem.rules == load(own, domain=domain).rules
    assert found.problem.start == load(own, domain=domain).start
    assert solve(text).status == "solved"


@pytest.mark.parametrize(
    ("text", "found", "line", "column"),
    [
        (FILLOMINO.replace("| 0, 0, 3", "| 0, 3"), "2 rows of 3 numbers", 4, 1),
        (FILLOMINO.replace("cols = 3", "cols = 3.5"), "a number, ", 2, 18),
        (FILLOMINO.replace("cols = 3", "rows = 2"), "rows told once", 2, 18),
        (FILLOMINO.replace("rows = 2;", "rows = 2; 7"), "'name = value;'", 2, 11),
        (KAKURO.replace("2, 1, 2, 4", "2, 1, 3, 4"), "runs of white cells; row 2, column 1", 9, 10),
        (BATTLESHIP.replace("0, 0, 1, 0", "0, 0, 7, 0"), "hints 0 (none) or 1 (water)", 3, 8),
        (BATTLESHIP.replace("[1,1];", "[1];"), "2 numbers in a list", 2, 8),
        (FILLOMINO.replace("puzzle", "start"), "the names of data of one that is", None, None),
    ],
)
def test_what_is_wrong_in_data_is_refused_with_its_place(
    text: str, found: str, line: int | None, column: int | None
) -> None:
    with pytest.raises(InputError) as caught:
        load(text)
    assert found in str(caught.value)
    if line:
        assert (caught.value.line, caught.value.column) == (line, column)


def test_a_model_and_other_text_with_equals_signs_are_no_data() -> None:
    for text in ("a == b;", "x = 1", "int: n = 3; constraint n > 2;"):
        with pytest.raises(InputError) as caught:
            load(text)
        assert "MiniZinc" not in str(caught.value)
