"""The laws of a backend: it finds all answers and no others, stops when told, and is not swayed by a belief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Clock, Finding, Hints, Limits, Run
from neurosym.lattice import Answer, Candidates, alpha, bits, gamma
from neurosym.laws.quantify import Effort
from neurosym.laws.readings import witnesses
from neurosym.laws.violation import LawViolation, source
from neurosym.problem import Belief, Problem
from neurosym.projector import projector_for

NOTHING = (Limits(seconds=0), Limits(conflicts=0), Limits(cancel=lambda: True))
"""Limits that leave no room to do anything."""


def check_backend(backend: Backend, problem: Problem, effort: Effort = Effort()) -> None:
    """Try the laws of backends on one problem. Backends that pass on the same problem agree with each other.

    The answers to be found are those of ``gamma`` that pass every ``check``, if at most 64 times ``effort.exhaust``
    are inside the start; else, up to ``effort.examples`` of them, those that SAT finds.
    """
    draw = Random(effort.seed)
    few = problem.start.size() <= 64 * effort.exhaust
    answers = (
        {answer for answer in gamma(problem.start) if problem.accepts(answer)}
        if few
        else set(witnesses(problem.rules.constraints, problem.start, effort.seed, effort.examples + 1))
    )
    complete = few or len(answers) <= effort.examples
    tells_truth(backend, problem, effort.examples)
    stops(backend, problem)
    if not complete:
        return
    projected = projector_for(problem.rules).project(problem.start)
    for candidates in (problem.start, projected):
        finds_all(backend, problem, answers, candidates=candidates)
    finds_all_after_stops(backend, problem, answers)
    finds_all_beside_another(backend, problem, answers)
    for element in _to_avoid(problem.start, answers, draw):
        avoids(backend, problem, answers, element)
    width = len(problem.rules.values)
    finds_all(backend, problem, answers, belief=[[draw.gauss(0, 1) for _ in range(width)] for _ in problem.start])
    gives_backbone(backend, problem, answers)


def tells_truth(backend: Backend, problem: Problem, most: int) -> None:
    """Every answer found (the first ``most``) is inside the start and passes every ``check``; none comes twice."""
    run, seen = backend.start(problem, problem.start), set[Answer]()
    for answer in _found(run, most):
        _hold("tells_truth", problem.accepts(answer), "finds what is no answer", backend, problem, answer)
        _hold("tells_truth", answer not in seen, "finds an answer twice", backend, problem, answer)
        seen.add(answer)
    run.close()


def finds_all(
    backend: Backend,
    problem: Problem,
    answers: set[Answer],
    *,
    candidates: Candidates | None = None,
    belief: Belief | None = None,
) -> None:
    """What is found, find after find, is exactly ``answers``, then nothing more; whatever the belief.

    "None" is said exactly if there are none. ``candidates`` are what the run starts from, and lose no answer.
    """
    run = backend.start(problem, problem.start if candidates is None else candidates, Hints(belief))
    _same("finds_all", backend, problem, answers, _found(run, len(answers) + 1))
    after = run.find(Clock())
    _hold("finds_all", after.exhausted, f"after all answers it says {after}", backend, problem)
    run.close()


def stops(backend: Backend, problem: Problem) -> None:
    """With nothing to spend a run is ``stopped``; only where the start is bottom may it say that there is no answer."""
    for limits in NOTHING:
        run = backend.start(problem, problem.start)
        finding = run.find(limits.start())
        if not problem.start.is_bottom:
            _hold("stops", bool(finding.stopped), f"with {limits} it says {finding}", backend, problem)
        run.close()


def finds_all_after_stops(backend: Backend, problem: Problem, answers: set[Answer]) -> None:
    """A run that was stopped can go on: stops before each find change nothing in what is found."""

    def interrupted(run: Run) -> Iterable[Answer]:
        for limits in NOTHING:
            run.find(limits.start())
        for answer in _found(run, len(answers) + 1):
            yield answer
            for limits in NOTHING:
                run.find(limits.start())

    run = backend.start(problem, problem.start)
    _same("finds_all_after_stops", backend, problem, answers, interrupted(run))
    run.close()


def finds_all_beside_another(backend: Backend, problem: Problem, answers: set[Answer]) -> None:
    """Two runs side by side do not disturb each other, though they may share what was built for the rules."""
    runs = [backend.start(problem, problem.start) for _ in range(2)]
    found: list[list[Answer]] = [[], []]
    for _ in range(len(answers) + 1):
        for run, list_of_its_own in zip(runs, found, strict=True):
            list_of_its_own.extend(_found(run, 1))
    for list_of_its_own in found:
        _same("finds_all_beside_another", backend, problem, answers, list_of_its_own)
    for run in runs:
        run.close()


def avoids(backend: Backend, problem: Problem, answers: set[Answer], element: Candidates) -> None:
    """``avoid(element)`` rules out exactly the answers inside it, before the first find and after."""
    outside = {answer for answer in answers if not element.contains(answer)}
    run = backend.start(problem, problem.start)
    run.avoid(element)
    _same("avoids", backend, problem, outside, _found(run, len(answers) + 1), element)
    run.close()
    run = backend.start(problem, problem.start)
    first = list(_found(run, 1))
    run.avoid(element)
    _same("avoids", backend, problem, outside | set(first), [*first, *_found(run, len(answers) + 1)], element)
    run.close()


def gives_backbone(backend: Backend, problem: Problem, answers: set[Answer]) -> None:
    """The backbone by this backend is alpha of all answers; stopped, it is the candidates unchanged."""
    cells = len(problem.start)
    wanted = alpha(answers, cells) if answers else Candidates([0] * cells)
    exact = backbone(problem, problem.start, backend, Clock())
    _hold("gives_backbone", exact == wanted, f"gives {exact}, not {wanted}", backend, problem)
    stopped = backbone(problem, problem.start, backend, NOTHING[0].start())
    _hold("gives_backbone", wanted <= stopped <= problem.start, f"stopped, gives {stopped}", backend, problem)


def _found(run: Run, most: int) -> Iterable[Answer]:
    """The next answers of a run, at most so many."""
    for _ in range(most):
        finding: Finding = run.find(Clock())
        if finding.answer is None:
            return
        yield finding.answer


def _to_avoid(start: Candidates, answers: set[Answer], draw: Random) -> list[Candidates]:
    """Elements that hold none, one, some and all of the answers."""
    chosen = [Candidates([sum(1 << v for v in bits(m) if draw.random() < 0.6) for m in start]) for _ in range(3)]
    one = [Candidates.of_answer(draw.choice(sorted(answers)))] if answers else []
    return [Candidates([0] * len(start)), start, *one, *chosen]


def _same(
    law: str,
    backend: Backend,
    problem: Problem,
    answers: set[Answer],
    found: Iterable[Answer],
    element: Candidates | None = None,
) -> None:
    listed: Sequence[Answer] = list(found)
    after = f" after avoiding {element}" if element is not None else ""
    for told, wrong in (
        ("misses an answer", answers - set(listed)),
        ("finds what is no answer", set(listed) - answers),
        ("finds an answer twice", {answer for answer in listed if listed.count(answer) > 1}),
    ):
        _hold(law, not wrong, f"{told}{after}", backend, problem, min(wrong, default=None))


def _hold(law: str, holds: bool, told: str, backend: Backend, problem: Problem, answer: Answer | None = None) -> None:
    if not holds:
        reproduce = f"check_backend({type(backend).__name__}(), {source(problem)})"
        raise LawViolation(
            law, f"the backend {backend.name!r}", told, reproduce, candidates=problem.start, answer=answer
        )
