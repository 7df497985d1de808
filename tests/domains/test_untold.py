"""A clue that does not tell its number still says something: no page takes it for a blank."""

from __future__ import annotations

import pytest

from neurosym import InputError, Solved, load, solve


def answers(domain: str, text: str) -> int:
    outcome = solve(f"# domain: {domain}\n{text}", most=0)
    return len(outcome.answers) if isinstance(outcome, Solved) else 0


def test_an_island_without_number_has_a_bridge() -> None:
    assert answers("hashi", "1 3\n? - 1\n") == 1
    assert answers("hashi", "1 3\n? - ?\n") == 2
    assert answers("hashi", "1 5\n1 - ? - 2\n") == 1


def test_a_rectangle_without_number_may_have_any_size() -> None:
    assert answers("shikaku", "2 2\n? -\n- 2\n") == 2
    assert answers("shikaku", "2 2\n? -\n- 3\n") == 0
    assert answers("shikaku", "1 2\n? -\n") == 1
    assert answers("rekuto", "2 2\n? -\n- 3\n") == 2
    assert answers("nawabari", "2 2\n? -\n- 3\n") == 2
    assert answers("tatamibari", "2 2\n? -\n- h\n") == 1


def test_a_cell_without_number_is_white() -> None:
    assert answers("kuromasu", "1 1\n?\n") == 1
    assert answers("kuromasu", "1 2\n? -\n") == 2
    assert answers("kuromasu", "1 2\n- -\n") == 3


def test_an_end_without_number_is_refused() -> None:
    with pytest.raises(InputError, match="a number, or '-'"):
        load("# domain: numberlink\n1 3\n1 ? 1\n")
