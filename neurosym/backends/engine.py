"""The two calls of python-sat in which small puzzles spend their time, made without what python-sat puts around them.

In the main thread python-sat takes Ctrl-C for itself: its handler jumps out of the solver, which is then broken, and
with other native threads about the process dies. Told that it is in another thread it leaves Ctrl-C to Python, which
sees it when the call is over. To be in another thread indeed costs more than most puzzles take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pysolvers
from pysat.solvers import Solver, SolverNames

from neurosym.errors import UnknownNameError


@dataclass(frozen=True)
class _Calls:
    """What python-sat calls the engine; where its object keeps it; how to add a clause and how to solve."""

    name: str
    handle: str
    add: Callable[[Any, Sequence[int]], object]
    solve: Callable[[Any, Sequence[int]], bool | None]


_CALLS = {
    "cadical195": _Calls(
        SolverNames.cadical195[0],
        "cadical",
        pysolvers.cadical195_add_cl,
        lambda handle, assumptions: {0: None, 1: True, -1: False}[
            pysolvers.cadical195_solve_lim(handle, assumptions, 0)
        ],
    ),
    "glucose42": _Calls(
        SolverNames.glucose42[0],
        "glucose",
        pysolvers.glucose421_add_cl,
        lambda handle, assumptions: pysolvers.glucose421_solve_lim(handle, assumptions, 0, 0),
    ),
}
ENGINES = tuple(_CALLS)
"""Their names, the usual one first."""


def known(name: str) -> str:
    """The name of an engine; UnknownNameError if there is none that is called so."""
    if name not in _CALLS:
        raise UnknownNameError("SAT engine", name, ENGINES)
    return name


class Engine:
    """A SAT solver. ``whole`` is python-sat's object, for all but the two quick calls."""

    def __init__(self, name: str, *, with_proof: bool = False) -> None:
        self._calls = _CALLS[known(name)]
        self.whole: Any = Solver(self._calls.name, with_proof=with_proof)
        self._inner: Any = self.whole.solver
        self._handle = getattr(self._inner, self._calls.handle)

    def add(self, clauses: Iterable[Sequence[int]]) -> None:
        """Add these clauses."""
        add, handle = self._calls.add, self._handle
        for clause in clauses:
            add(handle, clause)

    def solve(self, assumptions: Sequence[int], conflicts: int) -> bool | None:
        """Is there a model in which these literals hold? None if so many conflicts do not tell."""
        self.whole.conf_budget(conflicts)
        verdict = self._calls.solve(self._handle, assumptions)
        self._inner.status, self._inner.prev_assumps = verdict, assumptions
        return verdict
