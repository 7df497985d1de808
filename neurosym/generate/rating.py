"""How hard a problem is, from 0 to 10: what projection leaves open, and what it takes to close it.

With ``start`` and ``unit`` the candidates too many (beyond one for each cell) that the givens and the projection at
``unit`` leave, each as a share of those of an empty board, and ``firm`` the share of the candidates in open cells,
after ``local``, that are not refuted by trying them and projecting at ``unit``:

========  =========================================================================
strength  value, for the weakest strength that leaves one candidate in each cell
========  =========================================================================
unit      2 start
local     2 + unit
shave     3 + 5 firm + 0.1 log2((1 + nodes) (1 + proof))
search    3.5 + the same, where none of them does
========  =========================================================================

At most 10. ``nodes`` are those of a complete search that looks for all answers (for one, where a kind of puzzle does
not promise that there is only one), ``proof`` its dead ends: it is the size of the proof, by projection at the leaves,
that there is no other. The weights fit the ratings of sudokus by Sudoku Explainer; ``benchmarks/rating.py`` says how
well. They mean the same on every kind of puzzle and size, but no more than that: what people find hard may differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from math import log2

from neurosym.backends.base import Backend, Limits
from neurosym.generate.removal import Stopped
from neurosym.lattice import Candidates, bits
from neurosym.problem import Problem
from neurosym.projector import Projector, projector_for

MOST_TRIALS = 3_000
"""Trials and looks at the clock after which shaving counts as not enough. Not seconds: a rating is always the same."""
MOST_DEAD_ENDS = 5_000
"""Dead ends after which the search is given up and the rating is 10."""

NO_RATING = "no rating yet: cancelled, or a limit reached"


@dataclass(frozen=True)
class Rating:
    """``value`` from 0 to 10, and what it is made of; the shares are from 0 to 1. See the module for the formula.

    ``decided`` is False where the search was given up; ``nodes`` and ``proof`` are then what it had come to.
    """

    value: float
    strength: str
    start: float
    unit: float
    firm: float
    nodes: int = 0
    proof: int = 0
    decided: bool = True


def rate(
    problem: Problem, searcher: Backend, *, unique: bool = True, cancel: Callable[[], bool] = lambda: False
) -> Rating:
    """Rate a problem with a ``searcher`` whose counts do not depend on what it did before (the backend ``search``).

    A problem without answer is rated by the proof that there is none. One that the givens complete has 0. ``cancel``
    is asked now and then; Stopped is raised once it answers True.
    """
    projector = projector_for(problem.rules)
    unit = projector.project(problem.start, "unit")
    local = projector.project(unit, "local")
    start, after_unit = (_superfluous(problem, left) for left in (problem.start, unit))
    if _closed(unit):
        return Rating(2 * start, "unit", start, 0.0, 0.0)
    if _closed(local):
        return Rating(2 + after_unit, "local", start, after_unit, 0.0)
    firm = _firm(projector, local, cancel)
    shaved = _closed(_shave(projector, local, cancel))
    nodes, proof, decided = _search(problem, local, searcher, unique, cancel)
    if cancel():
        raise Stopped(NO_RATING)
    value = (3 if shaved else 3.5) + 5 * firm + 0.1 * log2((1 + nodes) * (1 + proof))
    strength = "shave" if shaved else "search"
    return Rating(min(10.0, value) if decided else 10.0, strength, start, after_unit, firm, nodes, proof, decided)


def _closed(candidates: Candidates) -> bool:
    return candidates.is_complete or candidates.is_bottom


def _superfluous(problem: Problem, left: Candidates) -> float:
    """The candidates beyond one for each cell, as a share of those of the empty board."""
    cells = len(left)
    empty = problem.rules.top.count() - cells
    return max(0, left.count() - cells) / empty if empty else 0.0


def _firm(projector: Projector, candidates: Candidates, cancel: Callable[[], bool]) -> float:
    """The share of the candidates in open cells, of the first so many, that one trial does not refute."""
    open_cells = [(cell, mask) for cell, mask in enumerate(candidates) if mask & (mask - 1)]
    trials = [(cell, value) for cell, mask in open_cells for value in bits(mask)][:MOST_TRIALS]
    refuted = 0
    for cell, value in trials:
        if cancel():
            raise Stopped(NO_RATING)
        refuted += projector.project(candidates.assign(cell, value), "unit", changed=(cell,)).is_bottom
    return 1 - refuted / len(trials)


def _shave(projector: Projector, candidates: Candidates, cancel: Callable[[], bool]) -> Candidates:
    """What shaving leaves, within the trials allowed."""
    looks = count()
    return projector.project(candidates, "shave", stop=lambda: cancel() or next(looks) > MOST_TRIALS)


def _search(
    problem: Problem, candidates: Candidates, searcher: Backend, unique: bool, cancel: Callable[[], bool]
) -> tuple[int, int, bool]:
    """Nodes, dead ends, and whether the search came to its end: to two answers or none other, or else to one."""
    run = searcher.start(problem, candidates)
    clock = Limits(conflicts=MOST_DEAD_ENDS, cancel=cancel).start()
    try:
        finding = run.find(clock)
        if unique and finding.answer is not None:
            finding = run.find(clock)
        counts = run.counts()
    finally:
        run.close()
    return counts.get("nodes", 0), counts.get("conflicts", 0), not finding.stopped
