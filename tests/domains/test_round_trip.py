"""Where what is drawn is itself a puzzle, it is read back as the same rules with what was drawn as givens."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import Candidates, Domain

TEXTS = [
    ("sudoku", "1..4.........32."),
    ("sudoku", "# box: 3x2\n" + "......\n" * 6),
    ("sudoku", "# diagonal\n" + ("." * 9 + "\n") * 9),
    ("sudoku", "1.2.4.5.7.8.A.B." + "G" + "." * 239),
    ("sudoku", ("." * 25 + "\n") * 25 + "# values: ABCDEFGHIJKLMNOPQRSTUVWXY\n"),
    ("latin_square", "order 4\n-1 0 -1 -1\n-1 -1 3 -1\n-1 -1 -1 -1\n-1 -1 -1 -1\n"),
    ("latin_square", ". " * 11 + "\n" + (". " * 11 + "\n") * 10),
    ("futoshiki", ". < .   .\n        v\n.   .   .\n.   .   2\n"),
    ("futoshiki", "2:0R,0,0,0,"),
    ("futoshiki", (" .   . < .   .   .   .   .   .   .   .\n" + "                 v   ^\n") * 9 + ". " * 10),
]


@pytest.mark.parametrize(("name", "text"), TEXTS)
@given(data=st.data())
def test_a_partial_answer_is_read_back_as_givens(name: str, text: str, data: st.DataObject) -> None:
    domain: Domain = importlib.import_module(f"neurosym.domains.{name}").DOMAIN
    problem = domain.parse(text)
    size = len(problem.rules.values)
    cells = data.draw(st.dictionaries(st.integers(0, size * size - 2), st.integers(0, size - 1)))
    answer = tuple(cells.get(cell, -1) for cell in range(size * size))
    again = domain.parse(domain.render(problem, answer))
    assert again.rules == problem.rules
    full = (1 << size) - 1
    assert again.start == Candidates([1 << value if value >= 0 else full for value in answer])
