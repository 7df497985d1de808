"""How hard a problem is, from 0 to 10: what projection leaves open, and what it takes to close it.

Candidates too many are those beyond one for each cell, counted as a share of those of an empty board: ``start`` the
givens leave, ``unit`` the projection of that name. After the projection ``local`` each candidate of an open cell is
tried and refuted, or not, by ``unit``: ``firm`` are those too many that are not refuted, and ``steps`` is how many
applications of rules a refutation takes, such that a quarter of them take fewer (0 if there are none).

========  =======================================================================================
strength  value, for the weakest strength that leaves one candidate in each cell
========  =======================================================================================
unit      2 start
local     2 + unit
shave     2.5 + 4 firm / (firm + 0.1) + 0.5 log2(1 + steps) + 0.1 log2((1 + nodes) (1 + proof))
search    3 + the same, where none of them does
========  =======================================================================================

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
from neurosym.outcome import Deduction
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
    steps: int = 0
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
    firm, steps = _trials(problem, projector, local, cancel)
    shaved = _closed(_shave(projector, local, cancel))
    nodes, proof, decided = _search(problem, local, searcher, unique, cancel)
    if cancel():
        raise Stopped(NO_RATING)
    value = (2.5 if shaved else 3) + 4 * firm / (firm + 0.1)
    value += 0.5 * log2(1 + steps) + 0.1 * log2((1 + nodes) * (1 + proof))
    strength = "shave" if shaved else "search"
    return Rating(
        min(10.0, value) if decided else 10.0, strength, start, after_unit, firm, steps, nodes, proof, decided
    )


def _closed(candidates: Candidates) -> bool:
    return candidates.is_complete or candidates.is_bottom


def _superfluous(problem: Problem, left: Candidates) -> float:
    """The candidates beyond one for each cell, as a share of those of the empty board."""
    cells = len(left)
    empty = problem.rules.top.count() - cells
    return max(0, left.count() - cells) / empty if empty else 0.0


def _trials(
    problem: Problem, projector: Projector, candidates: Candidates, cancel: Callable[[], bool]
) -> tuple[float, int]:
    """What one trial of each candidate, of the first so many, leaves: ``firm`` and ``steps``."""
    open_cells = [(cell, mask) for cell, mask in enumerate(candidates) if mask & (mask - 1)]
    trials = [(cell, value) for cell, mask in open_cells for value in bits(mask)][:MOST_TRIALS]
    refuted = candidates
    steps: list[int] = []
    for cell, value in trials:
        if cancel():
            raise Stopped(NO_RATING)
        record: list[Deduction] = []
        if projector.project(candidates.assign(cell, value), "unit", changed=(cell,), record=record).is_bottom:
            refuted = refuted.remove(cell, value)
            steps.append(record[-1].group + 1 if record else 0)
    return _superfluous(problem, refuted), sorted(steps)[len(steps) // 4] if steps else 0


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
