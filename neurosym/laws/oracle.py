"""The oracle: what is true of candidates, found in two ways that share nothing but ``check``.

One way tries answers and asks ``check``, cell after cell. The other asks SAT, so it believes ``encode`` when that says
"there is no other". Where both can run, each is a witness against the other (:func:`oracle_agrees`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Clock
from neurosym.constraints.base import ENUMERATION_LIMIT, Constraint
from neurosym.lattice import Answer, Candidates, alpha, bits
from neurosym.laws.violation import LawViolation, call
from neurosym.problem import Problem, Rules


@lru_cache(maxsize=1024)
def truth(rules: Rules, candidates: Candidates) -> Candidates:
    """Alpha of all answers inside ``candidates``: a (cell, value) may be removed exactly if it is not in here.

    By enumeration if at most ``ENUMERATION_LIMIT`` answers are inside the candidates, by SAT if more. Bottom if no
    answer is inside. May take as long as the hardest of the SAT calls: there is no limit, for a half-truth is none.
    """
    inside = candidates & rules.top
    return by_enumeration(rules, inside) if inside.size() <= ENUMERATION_LIMIT else by_sat(rules, inside)


def by_enumeration(rules: Rules, candidates: Candidates) -> Candidates:
    """Alpha of all answers inside ``candidates``, by ``check`` alone."""
    if not candidates:
        return candidates  # over no cells there is one element only
    return alpha(answers(rules, candidates), len(candidates))


def by_sat(rules: Rules, candidates: Candidates) -> Candidates:
    """Alpha of all answers inside ``candidates``, by a SAT solver over ``encode``."""
    return backbone(Problem(rules), candidates, _sat(), Clock())


def answers(rules: Rules, candidates: Candidates) -> Iterator[Answer]:
    """Every answer inside ``candidates``, lazily, in ascending order: each constraint is asked once its cells are set.

    No projection and no solver has a part in this, so it can judge them.
    """
    choices = [tuple(bits(mask)) for mask in candidates]
    due: list[list[Constraint]] = [[] for _ in choices]
    for constraint in rules.constraints:
        due[max(constraint.scope)].append(constraint)
    if not choices:
        yield ()
    partial: list[int] = []
    trail = [iter(choice) for choice in choices[:1]]
    while trail:
        depth = len(trail) - 1
        del partial[depth:]
        value = next(trail[-1], None)
        if value is None:
            trail.pop()
            continue
        partial.append(value)
        if all(constraint.check(tuple([partial[cell] for cell in constraint.scope])) for constraint in due[depth]):
            if len(trail) == len(choices):
                yield tuple(partial)
            else:
                trail.append(iter(choices[len(trail)]))


def an_answer(rules: Rules, candidates: Candidates) -> Answer | None:
    """Some answer inside ``candidates`` that every ``check`` accepts, or None; by the same way as :func:`truth`.

    Raises LawViolation if SAT gives one that some ``check`` refuses: then a constraint's clauses are wrong.
    """
    inside = candidates & rules.top
    if inside.size() <= ENUMERATION_LIMIT:
        return next(answers(rules, inside), None)
    run = _sat().start(Problem(rules), inside)
    try:
        found = run.find(Clock()).answer
    finally:
        run.close()
    if found is not None and (broken := rules.violated(found)) is not None:
        told = "its clauses admit an answer that check refuses"
        reproduce = call("an_answer", rules, candidates)
        raise LawViolation("faithful_clauses", broken, told, reproduce, candidates=inside, answer=found)
    return found


def oracle_agrees(rules: Rules, candidates: Candidates) -> None:
    """The two ways lead to the same element. Takes as long as trying all answers inside ``candidates``."""
    inside = candidates & rules.top
    tried, solved = by_enumeration(rules, inside), by_sat(rules, inside)
    if tried != solved:
        told = f"enumeration gives {tried}, SAT gives {solved}"
        reproduce = call("oracle_agrees", rules, candidates)
        raise LawViolation("oracle_agrees", "the oracle", told, reproduce, candidates=candidates)


@lru_cache(maxsize=1)
def _sat() -> Backend:
    """One backend, so that solvers stay warm from call to call."""
    from neurosym.backends.sat import Sat  # wanted only where there are too many answers to try

    return Sat()
