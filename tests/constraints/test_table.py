"""Table: rows that still fit, repeated rows, no rows."""

from __future__ import annotations

import pytest

from neurosym.constraints.table import Table
from neurosym.errors import ModelError
from neurosym.lattice import Candidates

TABLE = Table((0, 1), ((0, 1), (1, 2), (0, 1)))


def test_only_values_of_rows_that_fit_stay() -> None:
    assert TABLE.project(Candidates.full(2, 3)) == Candidates((0b011, 0b110))
    assert TABLE.project(Candidates((0b110, 0b111))) == Candidates((0b010, 0b100))


def test_without_rows_it_is_false() -> None:
    assert Table((0, 1), ()).project(Candidates.full(2, 3)).is_bottom
    assert not Table((0, 1), ()).check((0, 0))


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ModelError, match=r"row \(0,\) has 1 values"):
        Table((0, 1), ((0,),))
