"""What all constraints share: full support at the top of the ladder, readings by enumeration, refusals."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import Problem, constraints, laws, solve
from neurosym.cnf import Cnf
from neurosym.constraints import base
from neurosym.constraints.acyclic import Acyclic
from neurosym.constraints.base import ENUMERATION_LIMIT, Constraint, single, together
from neurosym.constraints.binary import Binary
from neurosym.constraints.clause import Clause
from neurosym.constraints.less import Less
from neurosym.constraints.linear import Linear
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.path import Path
from neurosym.constraints.piece import Piece
from neurosym.constraints.reach import Reach
from neurosym.constraints.sized import Sized
from neurosym.constraints.spaced import Spaced
from neurosym.constraints.spelled import Spelled
from neurosym.constraints.table import Table
from neurosym.constraints.total import Total
from neurosym.constraints.uncrossed import Uncrossed
from neurosym.constraints.uneven import Uneven
from neurosym.constraints.within import Within
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha
from neurosym.problem import Rules
from tests.strategies import GENERATORS, Remainder, constraints_with_top, elements_below

NOT_FULL = {
    Acyclic,  # one of several values of a cell for a forest that all others can join: it looks at certain edges
    Linear,  # full support of an inequality with two bounds is a subset sum; it promises the bounds
    Path,  # it looks at single steps and single places
    Reach,  # it looks at what is sure to be reached, and what may be
    Piece,  # it looks at connection and count apart
    Sized,  # it looks at single groups
    Spaced,  # it looks at the cells whose value is known
    Spelled,  # it looks at each word by itself
    Uncrossed,  # it waits until all is told: it is there for its clauses
    Uneven,  # it looks at numbers that are sure
    Within,  # it looks at what can be reached
}
"""Constraints that promise less than full support, and say so."""


@pytest.mark.parametrize("kind", [kind for kind in GENERATORS if kind not in NOT_FULL], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_the_last_rung_keeps_only_what_some_solution_uses(kind: type[Constraint], data: st.DataObject) -> None:
    constraint, top = data.draw(constraints_with_top(kind, most_cells=4, most_values=5))
    candidates = data.draw(elements_below(top))
    exact = alpha(constraint.solutions(candidates), len(candidates))
    assert constraint.project(candidates) == exact
    assert constraint.project(candidates, constraint.ladder[-1].rule) == exact


@pytest.mark.parametrize("kind", GENERATORS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_constraints_are_values_and_their_reasons_are_words(kind: type[Constraint], data: st.DataObject) -> None:
    constraint, top = data.draw(constraints_with_top(kind))
    same = eval(repr(constraint), {each.__name__: each for each in GENERATORS})
    assert constraint == same
    assert hash(constraint) == hash(same)
    before = data.draw(elements_below(top))
    for rung in constraint.ladder:
        after = constraint.project(before, rung.rule)
        if after != before:
            assert constraint.because(rung.rule, before, after, "abcde").strip()


def test_the_name_is_for_people_and_the_kind_stands_in_for_it() -> None:
    assert str(NotEqual((0, 1), name="edge 1-2")) == "edge 1-2"
    assert str(NotEqual((0, 1))) == "not equal over 2 cells"
    assert Remainder((0,), 2, 1).kind == "remainder"


def test_a_scope_is_not_empty_and_names_no_cell_twice() -> None:
    with pytest.raises(ModelError, match=r"^Table '' has an empty scope"):
        Table((), ())
    with pytest.raises(ModelError, match=r"^remainder over 3 cells has a cell twice"):
        Remainder((3, 1, 3), 2, 0)


def test_a_constraint_without_a_meaning_says_so() -> None:
    with pytest.raises(ModelError, match="does not define check"):
        Constraint((0, 1)).check((0, 0))


def test_reading_by_enumeration_has_a_limit_that_says_what_to_do() -> None:
    cells = tuple(range(17))
    assert ENUMERATION_LIMIT < 2**17
    with pytest.raises(ModelError, match=r"131,072 combinations.*Write its own project, encode, post"):
        Rules(tuple(map(str, cells)), ("0", "1"), (Remainder(cells, 2, 1),))


def test_a_constraint_with_its_own_readings_has_no_limit() -> None:
    @dataclass(frozen=True)
    class Anything(Constraint):
        def check(self, values: Answer) -> bool:
            return True

        def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
            return candidates

        def encode(self, cnf: Cnf) -> None: ...

        def post(self, model: object, variables: object) -> None: ...

    cells = tuple(range(100))
    Rules(tuple(map(str, cells)), ("0", "1"), (Anything(cells),))


def test_single_and_together_read_bit_sets() -> None:
    assert [single(mask) for mask in (0, 1, 4, 5)] == [-1, 0, 2, -1]
    assert together("abc", 0b101) == "a c"


@pytest.mark.parametrize("kind", GENERATORS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_over_bottom_every_reading_says_false_and_none_fails(kind: type[Constraint], data: st.DataObject) -> None:
    constraint, top = data.draw(constraints_with_top(kind, most_cells=3, most_values=3))
    bottom = Candidates([0] * len(top))
    laws.check_constraint(constraint, bottom)
    assert constraint.project(bottom) == bottom


def test_two_cells_without_a_relation_are_refused_by_name() -> None:
    with pytest.raises(ModelError, match=r"^Binary does not define holds"):
        Binary((0, 1)).check((0, 0))
    with pytest.raises(ModelError, match=r"^Constraint does not define check"):
        Constraint((0, 1)).check((0, 0))


def test_a_constraint_that_does_not_exist_is_named() -> None:
    with pytest.raises(AttributeError, match=r"^module 'neurosym.constraints' has no attribute 'Cumulative'$"):
        constraints.Cumulative  # noqa: B018


@pytest.mark.parametrize("constraint", [Clause((0, 1), (1, 1)), Total((0, 1), "==", 0, (0, 1))], ids=str)
@pytest.mark.parametrize("values", [(1,), (1, 1, 0)], ids=["too few", "too many"])
def test_values_for_another_number_of_cells_are_refused(constraint: Constraint, values: Answer) -> None:
    with pytest.raises(ValueError, match="zip"):
        constraint.check(values)


def test_two_cells_are_encoded_without_clauses_that_say_nothing() -> None:
    """The first cell's 0 goes with all values of the second, the second's 2 with all of the first."""
    cnf = Cnf(Candidates.full(2, 3))
    plain = len(cnf.clauses)
    Less((0, 1), 0).encode(cnf)
    assert len(cnf.clauses) - plain == 4


def test_as_many_combinations_as_allowed_are_enumerated(monkeypatch: pytest.MonkeyPatch) -> None:
    odd, top = Remainder((0, 1, 2), 2, 1), Candidates.full(3, 2)
    monkeypatch.setattr(base, "ENUMERATION_LIMIT", 8)
    odd.validate(top)
    monkeypatch.setattr(base, "ENUMERATION_LIMIT", 7)
    with pytest.raises(ModelError, match="8 combinations"):
        odd.validate(top)


def test_a_check_that_says_nothing_is_a_mistake_and_never_impossible() -> None:
    @dataclass(frozen=True)
    class Forgetful(Constraint):
        def check(self, values: Answer) -> bool:  # type: ignore[return]
            values[0] == values[1]  # noqa: B015

    rules = Rules(("a", "b"), ("0", "1"), (Forgetful((0, 1)),))
    for backend in ("sat", "search", "cpsat"):
        with pytest.raises(ModelError, match="gave None, not true or false; is a 'return' missing"):
            solve(Problem(rules), backend=backend)
    with pytest.raises(ModelError, match="gave None"):
        rules.violated((0, 0))
