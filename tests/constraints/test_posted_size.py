"""What is posted to CP-SAT grows with the board, not with its square."""

from __future__ import annotations

from typing import Any

import pytest

from neurosym.constraints.base import Constraint
from neurosym.constraints.connected import Connected
from neurosym.constraints.sized import Sized
from neurosym.lattice import Candidates

cp_model = pytest.importorskip("ortools.sat.python.cp_model")


def size_of(constraint: Constraint) -> int:
    """Bytes of the model of a constraint alone, over cells of two values."""
    from neurosym.backends.cpsat import CellVariables

    model: Any = cp_model.CpModel()
    constraint.post(model, CellVariables(model, Candidates.full(len(constraint.scope), 2)))
    return len(str(model))


@pytest.mark.parametrize("kind", ["connected", "rooted", "sized"])
def test_a_line_four_times_as_long_is_posted_in_about_four_times_the_room(kind: str) -> None:
    def line(count: int) -> Constraint:
        scope, links = tuple(range(count)), tuple((i, i + 1) for i in range(count - 1))
        if kind == "sized":
            return Sized(scope, links, ((1, 2), (1, 2)))
        return Connected(scope, 0b10, links, (0,) if kind == "rooted" else ())

    assert size_of(line(400)) < 6 * size_of(line(100))
