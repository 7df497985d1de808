"""The laws of the readings for solvers: clauses and a CP-SAT model mean what ``check`` means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates, bits, gamma
from neurosym.laws.quantify import each
from neurosym.laws.violation import LawViolation, call, source

MOST_WITNESSES = 64
"""Answers that pass ``check`` to sample around, where there are too many elements to try all."""


def spread_out(constraint: Constraint, top: Candidates) -> Candidates:
    """``top`` put at the cells that the scope names; the cells between can take one value only."""
    masks = [1] * (max(constraint.scope) + 1)
    for cell, mask in zip(constraint.scope, top, strict=True):
        masks[cell] = mask
    return Candidates(masks)


def faithful_clauses(constraint: Constraint, top: Candidates, answers: Sequence[Answer] | None = None) -> None:
    """Law 5. The models of ``encode``, on value literals, are the answers that pass ``check``.

    For each answer inside ``top`` (or only for ``answers``): the clauses with that answer assumed are satisfiable
    exactly if ``check`` holds. That is the whole law, for ``Cnf`` gives every cell exactly one value. And behind a
    guard that is off, the clauses say nothing: so the solver names the constraints in conflict. All variables were
    asked for, else two constraints in one formula could take the same. A constraint that defers clauses is first asked
    for all of them, for a cut that an answer calls for may cut off an answer seen before.
    """
    from pysat.solvers import Solver  # the oracle: no solver is needed to state a constraint

    plain, loose = (Cnf(spread_out(constraint, top)) for _ in range(2))
    constraint.encode(plain)
    loose.guard = guard = loose.new()
    constraint.encode(loose)
    if any(abs(literal) > plain.variables for clause in plain.clauses for literal in clause):
        raise _unfaithful("faithful_clauses", constraint, top, "the clauses use a variable that is not theirs", None)
    if plain.deferred:
        _ask(constraint, top, plain, [], gamma(top) if answers is None else answers)
        _ask(constraint, top, loose, [guard], gamma(top) if answers is None else answers)
    with Solver("cadical195", plain.clauses) as always, Solver("cadical195", loose.clauses) as guarded:

        def lawful(answer: Answer) -> None:
            point = _place(constraint, plain.top, answer)
            holds = constraint.check(answer)
            for told, verdict, wanted in (
                ("the clauses", always.solve(plain.assumptions(point)), holds),
                ("the guarded clauses", guarded.solve([guard, *loose.assumptions(point)]), holds),
                ("the clauses behind a guard that is off", guarded.solve([-guard, *loose.assumptions(point)]), True),
            ):
                if verdict != wanted:
                    told = f"{told} {'refuse' if wanted else 'admit'} an answer for which check is {holds}"
                    raise _unfaithful("faithful_clauses", constraint, top, told, answer)

        each(gamma(top) if answers is None else answers, lawful)


def _ask(constraint: Constraint, top: Candidates, cnf: Cnf, switches: list[int], answers: Iterable[Answer]) -> None:
    """Ask the deferred constraints about each answer, until they have nothing left to say of it."""
    from pysat.solvers import Solver

    known = cnf.variables
    with Solver("cadical195", cnf.clauses) as solver:
        for answer in answers:
            assumed = [*switches, *cnf.assumptions(_place(constraint, cnf.top, answer))]
            while solver.solve(assumed) and (clauses := cnf.cut(solver.get_model())):
                if any(abs(literal) > known for clause in clauses for literal in clause):
                    raise _unfaithful("faithful_clauses", constraint, top, "a cut uses a variable of its own", answer)
                solver.append_formula(clauses)


def faithful_posting(constraint: Constraint, top: Candidates, answers: Sequence[Answer] | None = None) -> None:
    """Law 6. The solutions of the CP-SAT model that ``post`` writes are the answers that pass ``check``.

    All solutions are enumerated. Of a model with variables of its own, which may have many solutions for one answer,
    each answer is asked about by itself; so are ``answers`` where they are given. Posting again writes the same model.
    """
    if top.is_bottom:
        return  # no answers on either side, and CP-SAT knows no variable without values
    model, numbers, auxiliary = _posted(constraint, top)
    if str(_posted(constraint, top)[0].proto) != str(model.proto):
        raise _unfaithful("faithful_posting", constraint, top, "posting again writes another model", None)
    if model.validate():
        raise _unfaithful("faithful_posting", constraint, top, f"CP-SAT refuses the model: {model.validate()}", None)
    if answers is None and not auxiliary:
        found = _solutions(model, numbers)
    else:
        asked = gamma(top) if answers is None else answers
        found = {answer for answer in asked if _solutions(_fixed(model, numbers, answer), numbers, most=1)}
    wanted = {answer for answer in (gamma(top) if answers is None else answers) if constraint.check(answer)}
    for told, wrong in (
        ("the model refuses an answer that passes check", wanted - found),
        ("the model admits an answer that check refuses", found - wanted),
    ):
        if wrong:
            raise _unfaithful("faithful_posting", constraint, top, told, min(wrong))


def _fixed(model: Any, numbers: Sequence[Any], answer: Answer) -> Any:
    """A copy of a model in which the cells take these values."""
    copy = model.clone()
    for number, value in zip(numbers, answer, strict=True):
        copy.add(copy.get_int_var_from_proto_index(number.index) == value)
    return copy


def _solutions(model: Any, numbers: Sequence[Any], most: int = 0) -> set[Answer]:
    """The solutions of a model on these variables: all, or just one if ``most`` is 1."""
    from ortools.sat.python import cp_model  # the oracle, see above

    found: set[Answer] = set()

    class Collect(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found.add(tuple(self.value(number) for number in numbers))

    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.enumerate_all_solutions = 1, most != 1
    solver.solve(model, Collect())
    return found


def _posted(constraint: Constraint, top: Candidates) -> tuple[Any, list[Any], bool]:
    """A new model that holds this constraint alone, the variables of its cells, and whether it has others."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    variables = _ModelVariables(model, spread_out(constraint, top))
    own = len(model.proto.variables)
    constraint.post(model, variables)
    return model, [variables.number(cell) for cell in constraint.scope], len(model.proto.variables) > own


def witnesses(
    constraints: Sequence[Constraint], top: Candidates, seed: int = 0, most: int = MOST_WITNESSES
) -> list[Answer]:
    """Up to ``most`` answers inside ``top`` that pass every ``check``, found by SAT; the seed scatters them.

    They come out of ``encode`` and are judged by ``check``: a wrong encoding yields fewer, never a false one.
    """
    from pysat.solvers import Solver

    draw = Random(seed)
    cnf = Cnf(top)
    for constraint in constraints:
        constraint.encode(cnf)
    found: list[Answer] = []
    with Solver("cadical195", cnf.clauses) as solver:
        for _ in range(most):
            solver.set_phases([draw.choice((-1, 1)) * variable for variable in range(1, cnf.variables + 1)])
            while (more := solver.solve()) and (clauses := cnf.cut(solver.get_model())):
                solver.append_formula(clauses)
            if not more:
                break
            answer = cnf.decode(solver.get_model())
            solver.add_clause(cnf.outside(Candidates.of_answer(answer), top) or [-cnf.true])
            found.append(answer)
    return [a for a in found if all(c.check(tuple([a[cell] for cell in c.scope])) for c in constraints)]


class _ModelVariables:
    """Plain CP-SAT variables for cells, as ``post`` asks for them: one integer each, and a Boolean for each value."""

    def __init__(self, model: Any, top: Candidates) -> None:
        from ortools.sat.python import cp_model

        self._false = model.new_constant(0)
        self._values = [tuple(bits(mask)) for mask in top]
        domains = [cp_model.Domain.from_values(list(values)) for values in self._values]
        self._numbers = [model.new_int_var_from_domain(domain, f"x{cell}") for cell, domain in enumerate(domains)]
        self._literals = [{value: model.new_bool_var("") for value in values} for values in self._values]
        for number, literals in zip(self._numbers, self._literals, strict=True):
            model.add_exactly_one(literals.values())
            model.add(number == sum(value * literal for value, literal in literals.items()))

    def number(self, cell: int) -> Any:
        return self._numbers[cell]

    def literal(self, cell: int, value: int) -> Any:
        return self._literals[cell].get(value, self._false)

    def values(self, cell: int) -> tuple[int, ...]:
        return self._values[cell]


def _place(constraint: Constraint, top: Candidates, answer: Answer) -> Candidates:
    """The element of all cells in which those of the scope take ``answer``."""
    for cell, value in zip(constraint.scope, answer, strict=True):
        top = top.assign(cell, value)
    return top


def _unfaithful(law: str, constraint: Constraint, top: Candidates, told: str, answer: Answer | None) -> LawViolation:
    return LawViolation(law, source(constraint), told, call(law, constraint, top), candidates=top, answer=answer)
