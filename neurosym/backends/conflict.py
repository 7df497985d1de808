"""Which givens cannot stand together: the smallest set, by implicit hitting sets.

A set of givens is in conflict if it meets every correction set (givens whose removal restores an answer). So: take
the smallest set that meets all correction sets known; if it is in conflict it is a smallest one; if not, the givens
that must be dropped around it are a new correction set (Ignatiev, Previti, Liffiton and Marques-Silva, CP 2015).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pysat.examples.hitman import Hitman

from neurosym.backends.aside import Aside
from neurosym.backends.base import Clock
from neurosym.backends.encoding import encoding, guarded
from neurosym.backends.sat import Slices
from neurosym.cnf import Cnf, Halted
from neurosym.lattice import Candidates
from neurosym.problem import Problem

MOST_SWITCHES = 5_000
"""Givens and clues among which a conflict is looked for; more would take longer than anyone waits."""


@dataclass(frozen=True)
class Conflict:
    """Cells whose givens, and numbers of constraints which, cannot hold together.

    ``smallest``: no conflict has fewer members. Empty and not smallest: none was named within the limits.
    """

    cells: tuple[int, ...] = ()
    clues: tuple[int, ...] = ()
    smallest: bool = False


def smallest_conflict(problem: Problem, clock: Clock) -> Conflict:
    """The conflict among the givens of a problem without answer; if it has none even without them, among all clues."""
    givens = problem.givens
    if len(givens) + len(problem.rules.constraints) > MOST_SWITCHES:
        return Conflict()
    try:
        return _among(problem, givens, clock)
    except Halted:
        return Conflict()


def _among(problem: Problem, givens: tuple[int, ...], clock: Clock) -> Conflict:
    cnf = encoding(problem.rules, clock.stopped)
    groups = [_given(cnf, problem, cell) for cell in givens]
    found = _smallest(cnf, groups, clock)
    if found is not None and not found[0]:
        cnf, switches = guarded(problem.rules, clock.stopped)
        groups = [_given(cnf, problem, cell) for cell in givens] + [[switch] for switch in switches]
        found = _smallest(cnf, groups, clock)
    if found is None:
        return Conflict()
    members, smallest = found
    return Conflict(
        tuple(givens[i] for i in members if i < len(givens)),
        tuple(i - len(givens) for i in members if i >= len(givens)),
        smallest,
    )


def _given(cnf: Cnf, problem: Problem, cell: int) -> list[int]:
    """The literals that the given of one cell says."""
    only = list(problem.rules.top)
    only[cell] = problem.start[cell]
    return cnf.assumptions(Candidates(only))


def _smallest(cnf: Cnf, groups: list[list[int]], clock: Clock) -> tuple[list[int], bool] | None:
    """Indices of groups in conflict, and whether no fewer are; none if the formula needs no group to be in conflict.

    None if there is no conflict, or no time to find one.
    """
    oracle = _Oracle(cnf, groups)
    try:
        members = oracle.core(range(len(groups)), clock)
        if not members:
            return None if members is None else ([], True)
        return _by_hitting_sets(oracle, _irreducible(oracle, members, clock), clock)
    finally:
        oracle.close()


def _irreducible(oracle: _Oracle, members: list[int], clock: Clock) -> list[int]:
    """Drop members one by one while the rest stays in conflict."""
    needed: list[int] = []
    while members:
        trial = members.pop()
        core = oracle.core([*needed, *members], clock)
        if core is None:
            needed.append(trial)
        else:
            members = [i for i in core if i not in needed]
    return sorted(needed)


def _by_hitting_sets(oracle: _Oracle, best: list[int], clock: Clock) -> tuple[list[int], bool]:
    """A smallest conflict, at most as large as ``best``; with False if the clock stopped the search for it."""
    with Hitman(bootstrap_with=[], htype="sorted") as hitman:
        while True:
            hitting = Aside(hitman.get).result() or []
            if len(hitting) >= len(best):
                return best, True
            satisfied = oracle.satisfied(hitting, clock)
            if satisfied is None:
                return (best, False) if clock.stopped() else (sorted(hitting), True)
            hitman.hit([i for i in range(len(oracle.groups)) if i not in satisfied])


class _Oracle:
    """Asks a SAT solver whether chosen groups can hold together."""

    def __init__(self, cnf: Cnf, groups: list[list[int]]) -> None:
        self.groups = groups
        self._slices = Slices(cnf, "glucose42")
        self._switches = [self._slices.new() for _ in groups]
        self._index = {switch: i for i, switch in enumerate(self._switches)}
        for switch, literals in zip(self._switches, groups, strict=True):
            for literal in literals:
                self._slices.solver.add_clause([-switch, literal])

    def _hold(self, chosen: Iterable[int], clock: Clock) -> bool | None:
        return self._slices.solve([self._switches[i] for i in chosen], clock)

    def core(self, chosen: Iterable[int], clock: Clock) -> list[int] | None:
        """Those of the chosen groups that the solver used for a conflict; None without one, or without time."""
        if self._hold(chosen, clock) is not False:
            return None
        return [self._index[switch] for switch in self._slices.solver.get_core() or []]

    def satisfied(self, chosen: Iterable[int], clock: Clock) -> set[int] | None:
        """The chosen groups and as many others as can hold with them; None if the chosen cannot, or without time."""
        kept = set(chosen)
        if not self._hold(kept, clock):
            return None
        model = set(self._slices.solver.get_model())
        for i, literals in enumerate(self.groups):
            if i in kept or model.issuperset(literals):
                kept.add(i)
            elif self._hold([*kept, i], clock):
                kept.add(i)
                model = set(self._slices.solver.get_model())
            elif clock.stopped():
                return None
        return kept

    def close(self) -> None:
        self._slices.solver.delete()
