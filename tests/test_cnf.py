"""Cnf: numbering of literals, cardinality, automata, and the formula as others read it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysat.formula import CNF
from pysat.solvers import Solver

from neurosym.cnf import PAIRWISE_LIMIT, Cnf
from neurosym.lattice import Answer, Candidates, gamma
from neurosym.laws.quantify import elements
from neurosym.unrolled import COPIED
from tests.strategies import tops


def models(cnf: Cnf, assumptions: list[int] | None = None) -> set[Answer]:
    """The answers that the formula allows: each answer of the top, assumed in turn."""
    with Solver("cadical195", cnf.clauses) as solver:
        return {
            answer
            for answer in gamma(cnf.top)
            if solver.solve([*(assumptions or []), *cnf.assumptions(Candidates.of_answer(answer))])
        }


def enumerated(cnf: Cnf) -> Iterator[Answer]:
    """The answers that models decode to, each as often as it is met; nothing is assumed of them."""
    with Solver("cadical195", cnf.clauses) as solver:
        while solver.solve():
            answer = cnf.decode(solver.get_model())
            yield answer
            clause = [-cnf.literal(cell, value) for cell, value in enumerate(answer)]
            solver.add_clause(clause or [-cnf.true])


def test_a_boolean_cell_costs_one_variable_and_a_fixed_one_none() -> None:
    before = Cnf(Candidates(())).variables
    assert Cnf(Candidates.full(5, 1)).variables == before
    assert Cnf(Candidates.full(5, 2)).variables == before + 5
    assert Cnf(Candidates.full(5, 3)).variables == before + 15


def test_a_value_outside_the_top_is_the_constant_false() -> None:
    cnf = Cnf(Candidates((0b101, 0b010)))
    assert cnf.literal(0, 1) == -cnf.true
    assert cnf.literal(1, 1) == cnf.true
    assert cnf.literal(0, 7) == -cnf.true
    assert cnf.literal(0, 0) == -cnf.literal(0, 2)
    assert cnf.values(0) == (0, 2)


@given(st.tuples(st.integers(0, 3), st.integers(1, 5)).flatmap(lambda size: tops(*size)))
def test_without_constraints_the_models_are_the_answers_of_the_top(top: Candidates) -> None:
    found = list(enumerated(Cnf(top)))
    assert len(found) == len(set(found))
    assert set(found) == set(gamma(top))


def test_a_cell_of_many_values_takes_exactly_one() -> None:
    found = list(enumerated(Cnf(Candidates.full(1, PAIRWISE_LIMIT + 7))))
    assert sorted(found) == [(value,) for value in range(PAIRWISE_LIMIT + 7)]


def test_a_top_without_answers_has_no_model() -> None:
    assert list(enumerated(Cnf(Candidates((0, 0))))) == []


def test_a_cell_that_no_clause_mentions_still_decodes_to_a_value() -> None:
    cnf = Cnf(Candidates.full(3, 2))
    assert cnf.decode([cnf.true]) == (0, 0, 0)
    assert cnf.decode([cnf.true, cnf.literal(1, 1)]) == (0, 1, 0)


@pytest.mark.parametrize("count", range(PAIRWISE_LIMIT + 6))
def test_at_most_one_forbids_exactly_the_pairs(count: int) -> None:
    cnf = Cnf(Candidates.full(count, 2))
    literals = [cnf.literal(cell, 1) for cell in range(count)]
    cnf.at_most_one(literals)
    with Solver("cadical195", cnf.clauses) as solver:
        assert solver.solve([-literal for literal in literals])
        for i, literal in enumerate(literals):
            assert solver.solve([literal, *(-other for other in literals if other != literal)])
            for other in literals[i + 1 :]:
                assert not solver.solve([literal, other])


@given(st.data())
def test_layered_accepts_what_its_automaton_accepts(data: st.DataObject) -> None:
    cells, values, states = (data.draw(st.integers(1, most)) for most in (4, 3, 4))
    top = data.draw(tops(cells, values))
    state = st.integers(0, states - 1)
    table = data.draw(st.tuples(*[st.tuples(*[st.none() | state] * values)] * states))
    accepting = data.draw(st.sets(state))
    cnf = Cnf(top)
    cnf.layered(cnf.choices(range(cells)), 0, lambda _, at, value: table[at][value], accepting.__contains__)

    def accepted(answer: Answer) -> bool:
        at: int | None = 0
        for value in answer:
            at = None if at is None else table[at][value]
        return at is not None and at in accepting

    assert models(cnf) == {answer for answer in gamma(top) if accepted(answer)}
    assert set(enumerated(cnf)) == models(cnf)


@given(st.data())
def test_the_clauses_of_an_automaton_with_a_name_are_those_of_one_without(data: st.DataObject) -> None:
    cells, values = data.draw(st.integers(1, COPIED + 1)), data.draw(st.integers(1, 3))
    bound, guarded = data.draw(st.integers(0, 6)), data.draw(st.booleans())
    top = data.draw(tops(cells, values))

    def formula(name: Hashable) -> Cnf:
        cnf = Cnf(top)
        cnf.guard = cnf.new() if guarded else 0
        for _ in range(2):  # the second is a copy of the first
            sides = [((0, -hit), (1, hit)) for hit in (cnf.member(cell, 0b101) for cell in range(cells))]
            for choices in (sides, cnf.choices(range(cells))):
                cnf.layered(choices, 0, lambda _, at, value: min(at + value, bound + 1), bound.__eq__, name=name)
        return cnf

    plain = formula(None)
    for name in (("sum up to", bound), ["no key", bound]):
        named = formula(name)  # type: ignore[arg-type]
        assert (named.variables, named.clauses) == (plain.variables, plain.clauses)


def test_layered_without_places_holds_exactly_if_the_start_is_accepted() -> None:
    for accepts in (True, False):
        cnf = Cnf(Candidates.full(1, 2))
        cnf.layered([], 0, lambda i, at, value: at, lambda at, accepts=accepts: accepts)  # type: ignore[misc]
        assert bool(models(cnf)) is accepts


def test_an_empty_clause_is_false_and_behind_a_guard_only_there() -> None:
    plain, guarded = Cnf(Candidates.full(1, 2)), Cnf(Candidates.full(1, 2))
    plain.add()
    assert models(plain) == set()
    guarded.guard = switch = guarded.new()
    guarded.add()
    guarded.guard = 0
    assert models(guarded, [-switch]) == {(0,), (1,)}
    assert models(guarded, [switch]) == set()


def test_assumptions_say_exactly_what_candidates_know_beyond_the_top() -> None:
    top = Candidates((0b111, 0b101, 0b10))
    cnf = Cnf(top)
    assert cnf.assumptions(top) == []
    for element in elements(top):
        assert models(cnf, cnf.assumptions(element)) == set(gamma(element))


def test_outside_rules_out_exactly_the_answers_inside_an_element() -> None:
    top = Candidates((0b111, 0b11))
    for within, element in product(elements(top), repeat=2):
        cnf = Cnf(top)
        cnf.add(*cnf.outside(element, within))
        wanted = {answer for answer in gamma(within) if not element.contains(answer)}
        assert models(cnf, cnf.assumptions(within)) == wanted


def test_dimacs_reads_back_as_the_same_formula() -> None:
    cnf = Cnf(Candidates.full(2, 3))
    cnf.add(-cnf.literal(0, 0), cnf.literal(1, 2))
    read = CNF(from_string=cnf.dimacs([(cnf.literal(0, 0),)]))
    assert read.nv == cnf.variables
    assert [tuple(clause) for clause in read.clauses] == [*cnf.clauses, (cnf.literal(0, 0),)]


def test_the_same_top_and_clauses_give_the_same_text() -> None:
    def text(values: int) -> str:
        cnf = Cnf(Candidates.full(2, values))
        cnf.at_most_one([cnf.literal(cell, 1) for cell in range(2)])
        return cnf.dimacs()

    assert text(3) == text(3) != text(4)


@given(st.data())
def test_a_cell_adds_the_number_of_its_value_whatever_values_share_it(data: st.DataObject) -> None:
    top = data.draw(tops(1, 5))
    numbers = data.draw(st.tuples(*[st.integers(-1, 1)] * 5))
    cnf = Cnf(top)
    grades = dict(cnf.graded(0, numbers))
    assert {*grades} == {numbers[value] for (value,) in gamma(top)}
    with Solver("cadical195", cnf.clauses) as solver:
        for (value,) in gamma(top):
            assert solver.solve([*cnf.assumptions(Candidates.of_answer((value,)))])
            true = {*solver.get_model(), cnf.true}
            assert [number for number, literal in grades.items() if literal in true] == [numbers[value]]
