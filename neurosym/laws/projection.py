"""The laws of one projection, for constraints and for the projector.

A projection stands to its meaning as an abstract operation to a concrete one: it may know less, never something
false (Cousot and Cousot, POPL 1977, section 7). That propagators can be tested by these laws alone, with ``check``
as the oracle, was shown by SolverCheck (Gillard, Schaus and Deville, CP 2019).

Below, ``p`` is the projection, ``c`` and ``d`` are candidates, ``gamma(c)`` the answers inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from neurosym.lattice import Answer, Candidates, gamma
from neurosym.laws.quantify import Effort, around, each, element_count, elements, for_all, lower_covers, points
from neurosym.laws.step import Step
from neurosym.laws.violation import LawViolation, source


def sound(step: Step, answers: Iterable[Answer] | None = None) -> None:
    """Law 1. No answer is lost: ``a in gamma(c) and check(a)`` implies ``a in gamma(p(c))``.

    Looks at ``answers`` (those not inside count for nothing), without them at all that are inside. Follows from laws
    2, 3 and 4 together, and is tried by itself so that the answer that was lost is shown.
    """
    for answer in gamma(step.before) if answers is None else answers:
        if step.before.contains(answer) and not step.after.contains(answer) and step.check(answer):
            raise _violation("sound", step, f"loses an answer, leaving {step.after}", answer)


def shrinking(step: Step) -> None:
    """Law 2. Nothing comes back: ``p(c) <= c``; and ``p(c)`` is an element, with the one bottom."""
    if not isinstance(step.after, Candidates) or step.after != Candidates(step.after):
        raise _violation("shrinking", step, f"leads to {tuple(step.after)}, which was not made with Candidates(...)")
    if len(step.after) != len(step.before) or not step.after <= step.before:
        raise _violation("shrinking", step, f"leads to {step.after}, which is not below the candidates")


def monotone(lower: Step, upper: Step) -> None:
    """Law 3. Who knows more ends with more: ``c <= d`` implies ``p(c) <= p(d)``.

    Makes the fixpoint of several projections one, whatever their order (Apt, The essence of constraint propagation,
    TCS 1999). It holds only because all elements with an empty cell are one bottom. Says nothing where ``c <= d``
    does not hold.
    """
    if lower.before <= upper.before and not lower.after <= upper.after:
        told = f"leads to {lower.after}, but from the wider {upper.before} to {upper.after}"
        reproduce = f"monotone({lower.source()}, {upper.source()})"
        raise LawViolation("monotone", _who(lower), told, reproduce, candidates=lower.before)


def decides_points(step: Step) -> None:
    """Law 4. One answer is judged: where ``gamma(c) = {a}``, ``p(c)`` is bottom exactly if not ``check(a)``.

    So a search that ends with complete candidates has an answer. Says nothing where more answers are inside.
    """
    if not step.before.is_complete:
        return
    answer = step.before.answer()
    holds = step.check(answer)
    if holds == (bool(step.after) and step.after.is_bottom):
        told = "refuses an answer that passes check" if holds else "admits an answer that check refuses"
        raise _violation("decides_points", step, told, answer)


def at_least_as_strong(strong: Step, weak: Step) -> None:
    """The later rung ``p`` is no weaker: ``p(c) <= q(c)``. Says nothing of steps from unlike candidates."""
    if strong.before == weak.before and not strong.after <= weak.after:
        told = f"leaves {strong.after}, but {weak.rung!r} leaves {weak.after}"
        reproduce = f"at_least_as_strong({strong.source()}, {weak.source()})"
        raise LawViolation("at_least_as_strong", _who(strong), told, reproduce, candidates=strong.before)


def repeatable(step: Step, again: Step) -> None:
    """A projection is a function: the same candidates lead to the same, whatever was projected in between."""
    if step.before == again.before and step.after != again.after:
        told = f"leads to {step.after}, and asked again to {again.after}"
        reproduce = f"repeatable({step.source()}, {again.source()})"
        raise LawViolation("repeatable", _who(step), told, reproduce, candidates=step.before)


class Case(NamedTuple):
    """What a law of projection is tried on: a step, the same made again, the strongest rung's, and some from below.

    ``answers`` are those to look for; None: all that are inside.
    """

    step: Step
    again: Step
    strongest: Step
    lower: Sequence[Step]
    answers: Sequence[Answer] | None = None


Law: TypeAlias = Callable[[Case], None]


def _monotone_from_each(case: Case) -> None:
    for lower in case.lower:
        monotone(lower, case.step)


STEP_LAWS: Mapping[str, Law] = {
    "shrinking": lambda case: shrinking(case.step),
    "sound": lambda case: sound(case.step, case.answers),
    "decides_points": lambda case: decides_points(case.step),
    "at_least_as_strong": lambda case: at_least_as_strong(case.strongest, case.step),
    "monotone": _monotone_from_each,
    "repeatable": lambda case: repeatable(case.step, case.again),
}
"""The laws above by name, each over one case."""


def check_steps(
    make: Callable[[str, Candidates], Step],
    rungs: Sequence[str],
    top: Candidates,
    witnesses: Callable[[], list[Answer]],
    effort: Effort,
    laws: Sequence[Law] = tuple(STEP_LAWS.values()),
) -> None:
    """Try ``laws`` on ``make(rung, candidates)`` for each of ``rungs``, the last of which is the strongest.

    On every element below ``top`` where these are few; monotony then on covers, from which it follows for all pairs.
    Else on elements drawn around answers, half of them ``witnesses()``, that pass check.
    """
    if element_count(top) > effort.exhaust:
        _sampled_steps(make, rungs, top, witnesses(), effort, laws)
        return
    steps = {case: make(*case) for case in product(rungs, elements(top))}

    def lawful(case: tuple[str, Candidates]) -> None:
        rung, element = case
        lower = [steps[rung, below] for below in lower_covers(element)]
        for law in laws:
            law(Case(steps[case], make(rung, element), steps[rungs[-1], element], lower))

    each(steps, lawful)


def _sampled_steps(
    make: Callable[[str, Candidates], Step],
    rungs: Sequence[str],
    top: Candidates,
    witnesses: Sequence[Answer],
    effort: Effort,
    laws: Sequence[Law],
) -> None:
    from hypothesis import strategies as st  # wanted only where there are too many elements to try all

    centres = st.sampled_from(witnesses) | points(top) if witnesses else points(top)
    cases = centres.flatmap(lambda point: st.tuples(st.just(point), around(point, top), around(point, top)))

    def lawful(case: tuple[Answer, Candidates, Candidates]) -> None:
        point, one, upper = case
        for rung in rungs:
            lower: list[Step] = []
            for element in (Candidates.of_answer(point), one & upper, upper):
                step = make(rung, element)
                for law in laws:
                    law(Case(step, make(rung, element), make(rungs[-1], element), lower, [point]))
                lower = [step]

    for_all(cases, lawful, effort)


def _who(step: Step) -> str:
    return f"{step.rung!r} of {source(step.subject)}"


def _violation(law: str, step: Step, told: str, answer: Answer | None = None) -> LawViolation:
    return LawViolation(law, _who(step), told, f"{law}({step.source()})", candidates=step.before, answer=answer)
