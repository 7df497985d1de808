"""CP-SAT: hints, limits, and the variables that constraints are given."""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model

from neurosym.backends.base import Clock, Hints, Limits
from neurosym.backends.cpsat import CellVariables, CpSat
from neurosym.constraints.all_different import AllDifferent
from neurosym.lattice import Candidates
from neurosym.problem import Problem, Rules

SQUARE = Rules(tuple("abcd"), tuple("1234"), (AllDifferent((0, 1, 2, 3)),))


def test_a_hint_that_is_no_candidate_is_dropped_and_counted() -> None:
    problem = Problem(SQUARE, Candidates((0b0011, 0b1111, 0b1111, 0b1000)))
    belief = [[0.0, 0.0, 9.0, 0.0], [0.0, 9.0, 0.0, 0.0], [0.0, 0.0, 9.0, 0.0], [9.0, 0.0, 0.0, 0.0]]
    run = CpSat().start(problem, problem.start, Hints(belief))
    answer = run.find(Clock()).answer
    assert answer is not None
    assert problem.accepts(answer)
    assert run.counts()["dropped hints"] == 1


def test_a_cancel_while_it_waits_stops_it() -> None:
    problem = Problem(SQUARE)
    finding = CpSat().start(problem, problem.start).find(Limits(cancel=lambda: True).start())
    assert finding.stopped == "cancelled"


@pytest.mark.parametrize("mask", [0b1, 0b100, 0b101, 0b11, 0b1011])
def test_literals_and_numbers_of_a_cell_say_the_same(mask: int) -> None:
    model = cp_model.CpModel()
    variables = CellVariables(model, Candidates((mask,)))
    literals = [variables.literal(0, value) for value in range(5)]
    solver = cp_model.CpSolver()
    for value in range(5):
        fixed = model.clone()
        fixed.add(variables.number(0) == value)
        status = solver.solve(fixed)
        if not mask >> value & 1:
            assert status == cp_model.INFEASIBLE
            continue
        assert status == cp_model.OPTIMAL
        assert [bool(solver.value(literal)) for literal in literals] == [other == value for other in range(5)]
