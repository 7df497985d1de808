"""Rules as linear inequalities only: the one form in which a network reads every constraint.

Each constraint says its own inequalities (``Constraint.relax``); one that has none is read as its clauses, each a
linear inequality over literals, and the auxiliary variables of its encoding become further cells with two values.
The relaxation loses no answer; it may allow more than the rules do, for inequalities say one thing at a time.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint
from neurosym.constraints.linear import Linear
from neurosym.lattice import Candidates
from neurosym.problem import Rules

FALSE, TRUE = 0, 1


@lru_cache(maxsize=256)
def relax(rules: Rules) -> Rules:
    """The same cells, first and in order, under linear inequalities; auxiliary cells follow, named ``aux``.

    Every answer of ``rules`` can be continued on the auxiliary cells to an answer of the relaxation.
    """
    inequalities: list[Linear] = []
    others: list[Constraint] = []
    for constraint in rules.constraints:
        own = constraint.relax(rules.top.restrict(constraint.scope))
        if own is None:
            others.append(constraint)
        else:
            inequalities.extend(own)
    auxiliary, clauses = _clauses(rules.top, others)
    return Rules(
        rules.cells + tuple(f"aux{number}" for number in range(auxiliary)),
        rules.values if len(rules.values) > 1 or not auxiliary else (*rules.values, "aux"),
        (*inequalities, *clauses),
        Candidates((*rules.top, *[1 << FALSE | 1 << TRUE] * auxiliary)),
    )


def _clauses(top: Candidates, constraints: list[Constraint]) -> tuple[int, list[Linear]]:
    """The clauses of some constraints as inequalities, and how many auxiliary cells they speak of."""
    if not constraints:
        return 0, []
    cnf = Cnf(top)
    first, own = cnf.variables, len(cnf.clauses)
    literals = {cnf.literal(cell, value): (cell, value) for cell in range(len(top)) for value in cnf.values(cell)}
    for constraint in constraints:
        constraint.encode(cnf)
    for number in range(cnf.variables - first):
        literals[first + 1 + number] = (len(top) + number, TRUE)
        literals[-first - 1 - number] = (len(top) + number, FALSE)
    around = Candidates((*top, *[1 << FALSE | 1 << TRUE] * (cnf.variables - first)))
    clauses = (_clause(clause, literals, around) for clause in cnf.clauses[own:] if cnf.true not in clause)
    return cnf.variables - first, [clause for clause in clauses if clause is not None]


def _clause(clause: tuple[int, ...], literals: dict[int, tuple[int, int]], top: Candidates) -> Linear | None:
    """At least one literal holds: one for each that is true, against the number of negations. None if always true."""
    terms: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    least = 1
    for literal in clause:
        if literal in literals:
            cell, value = literals[literal]
            terms[cell][value] += 1
        elif -literal in literals:
            cell, value = literals[-literal]
            terms[cell][value] -= 1
            least -= 1
    rows = tuple(tuple(row.get(v, 0) for v in range(top[cell].bit_length())) for cell, row in terms.items())
    if not rows:
        cell = 0
        return Linear((cell,), ((0,) * top[cell].bit_length(),), 1, None)
    return Linear(tuple(terms), rows, least, None)
