"""How many of many literals hold, as clauses: where an automaton would have a state for each place and number."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.cnf import Cnf


def bounded(cnf: Cnf, literals: Sequence[int], least: int, most: int) -> None:
    """From ``least`` to ``most`` of the literals hold.

    By the k-cardinality modulo totalizer (Morgado, Ignatiev and Marques-Silva, JSAT 2014) as python-sat writes it: n
    times the root of n clauses where an automaton needs n times the bound. It propagates less than the automaton.
    """
    constant = literals.count(cnf.true)
    unknown = [literal for literal in literals if abs(literal) != cnf.true]
    _at_most(cnf, unknown, most - constant)
    _at_most(cnf, [-literal for literal in unknown], len(unknown) - (least - constant))


def _at_most(cnf: Cnf, literals: list[int], bound: int) -> None:
    """No more than ``bound`` of these hold."""
    from pysat.card import CardEnc, EncType  # an encoder, no solver; wanted for long scopes only

    if bound >= len(literals):
        return
    if bound < 0:
        cnf.add()
    elif bound == 0:
        for literal in literals:
            cnf.add(-literal)
    else:
        written = CardEnc.atmost(literals, bound, top_id=cnf.variables, encoding=EncType.kmtotalizer)
        cnf.variables = max(cnf.variables, written.nv)
        for clause in written.clauses:
            cnf.add(*clause)
