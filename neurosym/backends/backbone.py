"""The backbone: the least element around all answers, alpha of gamma. Strength ``exact`` of the projector."""

from __future__ import annotations

from neurosym.backends.base import Backend, Clock
from neurosym.lattice import Candidates
from neurosym.problem import Problem


def backbone(problem: Problem, candidates: Candidates, backend: Backend, clock: Clock) -> Candidates:
    """Alpha of the answers of ``problem`` inside ``candidates``; bottom if there are none.

    Each find must use a (cell, value) pair not seen before, so there are at most as many as candidates. Stopped by
    the clock, or by an answer that is none or has nothing new, it gives back ``candidates`` unchanged: what was not
    shown to be unused stays.
    """
    run = backend.start(problem, candidates)
    seen: Candidates | None = None
    try:
        while True:
            finding = run.find(clock)
            if finding.stopped:
                return candidates
            if finding.answer is None:
                return seen if seen is not None else Candidates([0] * len(candidates))
            point = Candidates.of_answer(finding.answer)
            if not problem.accepts(finding.answer) or (seen is not None and point <= seen):
                return candidates  # a backend that errs shows nothing
            seen = point if seen is None else seen | point
            run.avoid(seen)
    finally:
        run.close()
