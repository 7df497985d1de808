"""The law of a looper: it removes no candidate that some answer needs. Judged by samples, so never proved.

A looper is anything that looks at candidates and says what stays: a projection, a program, a trained network. It is
asked at states that it would meet in a solve, and each single elimination is held against the oracle.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, bits
from neurosym.laws.oracle import an_answer, truth
from neurosym.laws.verdict import Evidence, NoneUnsound, NotEnoughEvidence, Unsound, Verdict, trials_needed
from neurosym.laws.violation import LawViolation, call, source
from neurosym.problem import Problem, Rules
from neurosym.projector import projector_for

if TYPE_CHECKING:
    import torch

Looper: TypeAlias = Callable[[Any], Any]
"""Candidates to Candidates or to scores, a row for each cell and in it a score for each value; or a torch module.

Scores may be a nested sequence, or a tensor or array that has ``tolist``. A module is called as ``module(x)``, in the
mode it is in, with ``x`` a float tensor [1, cells, values], 1 where the value is a candidate and else 0, and gives
scores of the same shape. What an answer adds to the candidates is ignored.
"""


def check_looper(
    looper: Looper,
    problems: Rules | Problem | Sequence[Problem],
    *,
    examples: int = 1000,
    seed: int = 0,
    confidence: float = 0.95,
    rate: float = 0.01,
    threshold: float = 0.5,
) -> Verdict:
    """Judge ``looper`` at ``examples`` states that random searches of ``problems`` reach, following it or not.

    A value whose score is below ``threshold`` is removed. ``rate`` is the rate of unsound eliminations to be excluded
    with ``confidence``: fewer eliminations than that needs, or none, are not enough evidence. States without an
    answer inside are not asked, for there everything may be removed: problems without an answer tell nothing.
    Raises ModelError for numbers out of range and for answers of a wrong shape.
    """
    if not (0 < confidence < 1 and 0 < rate < 1 and examples > 0):
        raise ModelError(
            f"examples={examples}, confidence={confidence}, rate={rate}: give a positive number of examples, and "
            "confidence and rate between 0 and 1."
        )
    listed = [Problem(problems)] if isinstance(problems, Rules) else problems
    listed = [listed] if isinstance(listed, Problem) else listed
    lively = [problem for problem in listed if not truth(problem.rules, problem.start).is_bottom]
    seen = list(islice(_runs(looper, lively, threshold, Random(seed)), examples)) if lively else []
    evidence = Evidence(
        seed=seed,
        runs=len({look.run for look in seen}),
        states=len(seen),
        different=len({(look.step.rules, look.step.before) for look in seen}),
        judged=sum(look.judged for look in seen),
        unsound=sum(len(look.lost) for look in seen),
        unsound_runs=len({look.run for look in seen if look.lost}),
        removable=sum(look.removable for look in seen),
    )
    wrong = min((look for look in seen if look.lost), key=lambda look: look.step.before.count(), default=None)
    if wrong is not None:
        return _unsound(wrong, evidence)
    needed = trials_needed(rate, confidence)
    return NoneUnsound(evidence, confidence) if evidence.judged >= needed else NotEnoughEvidence(evidence, needed)


@dataclass(frozen=True)
class LooperStep:
    """One look of a looper at candidates of ``rules``: a step like those of projections, so their laws apply to it."""

    subject: Any
    rules: Rules
    before: Candidates
    threshold: float = 0.5

    rung = "looper"

    @cached_property
    def left(self) -> tuple[int, ...]:
        """What the looper leaves in each cell: unlike ``after`` it shows what is left when one cell is emptied.

        Raises ModelError for an answer of a wrong shape.
        """
        torch = sys.modules.get("torch")  # whoever has a module has loaded it
        is_module = torch is not None and isinstance(self.subject, torch.nn.Module)
        told = of_module(self.subject, self.rules)(self.before) if is_module else self.subject(self.before)
        masks = tuple(told) if isinstance(told, Candidates) else _kept(told, self.rules, self.threshold)
        if len(masks) != len(self.before):
            raise ModelError(f"the looper answers for {len(masks)} cells; there are {len(self.before)}.")
        return tuple([mask & old for mask, old in zip(masks, self.before, strict=True)])

    @cached_property
    def after(self) -> Candidates:
        """What the looper leaves, as candidates."""
        return Candidates(self.left)

    def check(self, answer: Answer) -> bool:
        """Does no constraint refuse the answer?"""
        return self.rules.violated(answer) is None

    def source(self) -> str:
        """Python that makes this step again, in which the looper goes by its name, or by ``looper`` if it has none."""
        name = getattr(self.subject, "__name__", "looper")
        more = "" if self.threshold == 0.5 else f", {self.threshold!r}"
        return f"LooperStep({name}, {source(self.rules)}, {source(self.before)}{more})"


def of_module(module: torch.nn.Module, rules: Rules) -> Callable[[Candidates], Any]:
    """A torch module as a callable from candidates to scores: a batch of one, on the device of its parameters."""
    import torch

    like = next(module.parameters(), None)

    def scores(candidates: Candidates) -> Any:
        rows = [[float(mask >> value & 1) for value in range(len(rules.values))] for mask in candidates]
        x = torch.tensor([rows])
        with torch.no_grad():
            told = module(x if like is None else x.to(like))
        if tuple(told.shape) != tuple(x.shape):
            raise ModelError(f"the module gives scores of shape {tuple(told.shape)}; expected {tuple(x.shape)}.")
        return told[0]

    return scores


def _kept(scores: Any, rules: Rules, threshold: float) -> tuple[int, ...]:
    """The values of each cell whose scores reach the threshold."""
    rows = scores.tolist() if hasattr(scores, "tolist") else scores
    width, cells = len(rules.values), len(rules.cells)
    shaped = isinstance(rows, Sequence) and all(isinstance(row, Sequence) and len(row) == width for row in rows)
    if not shaped or len(rows) != cells:
        raise ModelError(
            f"the looper gives neither Candidates nor {cells} rows of {width} scores, but {type(scores).__name__} "
            f"{str(scores)[:60]!r}. Give a score for each (cell, value)."
        )
    for cell, row in enumerate(rows):
        if any(score != score for score in row):
            raise ModelError(f"the looper gives a score that is no number for cell {rules.cells[cell]!r}: {list(row)}.")
    return tuple([sum(1 << value for value, score in enumerate(row) if score >= threshold) for row in rows])


class _Look(NamedTuple):
    """One state of a run: how many candidates were removed, which of them some answer needs, how many none needs."""

    run: int
    step: LooperStep
    judged: int
    lost: tuple[tuple[int, int], ...]
    removable: int


def _runs(looper: Looper, problems: Sequence[Problem], threshold: float, draw: Random) -> Iterator[_Look]:
    """Looks at the states of one run after another, without end."""
    run = 0
    while True:
        problem = draw.choice(problems)
        for step in _states(LooperStep(looper, problem.rules, problem.start, threshold), draw):
            tight = truth(step.rules, step.before)
            lost = tuple(
                (cell, value)
                for cell, (left, wanted) in enumerate(zip(step.left, tight, strict=True))
                for value in bits(wanted & ~left)
            )
            judged = step.before.count() - sum(left.bit_count() for left in step.left)
            yield _Look(run, step, judged, lost, step.before.count() - tight.count())
        run += 1


def _states(step: LooperStep, draw: Random) -> Iterator[LooperStep]:
    """One run: a random search for an answer, whose every state has one inside.

    From a state it goes on with all of it or with what the looper left; puts a value in a cell or takes one away, and
    comes back from a fork without answer; projects or does not. Each by the toss of a coin.
    """
    projector = projector_for(step.rules)
    while True:
        yield step
        state = step.before
        if state.is_complete:
            return
        if draw.random() < 0.5 and not truth(step.rules, step.after).is_bottom:
            state = step.after
        if not state.is_complete:
            cell = draw.choice([cell for cell, mask in enumerate(state) if mask & (mask - 1)])
            value = draw.choice(list(bits(state[cell])))
            forks = [state.assign(cell, value), state.remove(cell, value)]
            draw.shuffle(forks)
            state = forks[1] if truth(step.rules, forks[0]).is_bottom else forks[0]
        if strength := draw.choice(("", "unit", "local")):
            state = projector.project(state, strength)
        step = replace(step, before=state)


def _unsound(wrong: _Look, evidence: Evidence) -> Unsound:
    """The violation at the fewest candidates around the answer that was lost."""
    answer = an_answer(wrong.step.rules, wrong.step.before.assign(*wrong.lost[0]))
    if answer is None:
        told = f"SAT says that an answer has {wrong.lost[0]}, enumeration finds none"
        reproduce = call("truth", wrong.step.rules, wrong.step.before)
        raise LawViolation("oracle_agrees", "the oracle", told, reproduce, candidates=wrong.step.before)
    repeatable = _loses(replace(wrong.step), answer)
    step = _smallest(wrong.step, answer) if repeatable else wrong.step
    lost = tuple((cell, value) for cell, value in enumerate(answer) if not step.left[cell] >> value & 1)
    told = f"loses an answer, leaving {step.after}"
    reproduce = f"sound({step.source()}, [{answer!r}])"
    violation = LawViolation("sound", "the looper", told, reproduce, candidates=step.before, answer=answer)
    violation.tried = evidence.states
    return Unsound(evidence, violation, Problem(step.rules, step.before), lost, repeatable)


def _loses(step: LooperStep, answer: Answer) -> bool:
    return not step.after.contains(answer)


def _smallest(step: LooperStep, answer: Answer) -> LooperStep:
    """Take candidates away that ``answer`` does not use, whole cells first, while the looper still loses it."""
    point = replace(step, before=Candidates.of_answer(answer))
    if _loses(point, answer):
        return point
    last = None
    while step != last:
        last = step
        for cell, value in enumerate(answer):
            others = bits(step.before[cell] & ~(1 << value))
            for mask in (1 << value, *(~(1 << other) for other in others)):
                smaller = replace(step, before=step.before.narrow(cell, mask))
                if smaller.before != step.before and _loses(smaller, answer):
                    step = smaller
    return step
