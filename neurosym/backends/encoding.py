"""The formula of rules: what the SAT backend, proofs and conflicts start from. That of the rules alone is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from neurosym.cnf import Cnf, Halted
from neurosym.lattice import Candidates
from neurosym.problem import Rules


def encoding(rules: Rules, stop: Callable[[], object] | None = None) -> Cnf:
    """All constraints of ``rules`` as clauses. Shared: nothing is added to it but what follows, by ``Cnf.cut``.

    Halted, and nothing is kept, once ``stop()`` is true.
    """
    kept = _kept(rules)
    if not kept:
        kept.append(encode(rules, rules.top, stop))
    return kept[0]


@lru_cache(maxsize=16)
def _kept(rules: Rules) -> list[Cnf]:
    """Where the formula of these rules is kept, once it is made."""
    return []


def encode(rules: Rules, top: Candidates, stop: Callable[[], object] | None = None) -> Cnf:
    """All constraints of ``rules`` as clauses over the answers inside ``top``: the less is open, the fewer clauses.

    Halted once ``stop()`` is true; who goes on to solve asks it again.
    """
    cnf = Cnf(top, stop)
    for constraint in rules.constraints:
        if stop is not None and stop():
            raise Halted
        constraint.encode(cnf)
    cnf.stop = None
    return cnf


def guarded(rules: Rules, stop: Callable[[], object] | None = None) -> tuple[Cnf, list[int]]:
    """The same with a switch for each constraint, in order: a constraint holds only where its literal is true."""
    cnf = Cnf(rules.top, stop)
    switches = []
    for constraint in rules.constraints:
        if stop is not None and stop():
            raise Halted
        switch = cnf.new()
        cnf.guard = switch
        constraint.encode(cnf)
        cnf.guard = 0
        switches.append(switch)
    cnf.stop = None
    return cnf, switches


def name_map(rules: Rules, cnf: Cnf) -> str:
    """DIMACS comment lines that say which literal means which cell and value."""
    return "".join(
        f"c {cnf.literal(cell, value)} means {name} = {rules.values[value]}\n"
        for cell, name in enumerate(rules.cells)
        for value in cnf.values(cell)
    )
