"""A line of the text that adds a rule: what stays are the answers of the plain puzzle that keep it."""

from __future__ import annotations

import pytest

from neurosym import InputError, Solved, load, solve


def drawn(domain: str, text: str) -> set[tuple[str, ...]]:
    """All answers, each as its entries row by row."""
    outcome = solve(f"# domain: {domain}\n{text}", most=0)
    if not isinstance(outcome, Solved):
        return set()
    values = outcome.problem.rules.values
    return {tuple(values[value] for value in answer) for answer in outcome.answers}


def test_the_letters_of_an_end_view_may_differ_on_the_diagonals_too() -> None:
    text = "4 4 c\na - - -\n- - - -\n- - - -\n- - - -\n" + "- - - -\n" * 4
    plain, crossed = drawn("abc_end_view", text), drawn("abc_end_view", f"# diagonal\n{text}")
    assert crossed == {board for board in plain if len({*board[::5]}) == len({*board[3:15:3]}) == 4}
    assert 0 < len(crossed) < len(plain)


def test_lines_may_have_to_go_through_all_places() -> None:
    text = "3 3\n1 - -\n- - -\n- - 1\n"
    plain, full = drawn("numberlink", text), drawn("numberlink", f"# all places\n{text}")
    assert full == {board for board in plain if "-" not in board[-9:]}
    assert 0 < len(full) < len(plain)


def test_a_place_that_no_line_can_come_to_is_refused_where_lines_go_through_all() -> None:
    with pytest.raises(InputError, match="can come to r1c1"):
        load("# domain: numberlink\n# all places\n1 1\n-\n")
