"""More than a million generated cases: every constraint, every backend, every domain, from one stated seed.

Of soundness alone there are a million. On one core this takes about a quarter of an hour, and prints how many cases
each law was tried on::

    python -m pytest tests/laws/test_million.py -m slow -s

In parts, each with cases of its own, on as many cores: set ``NEUROSYM_SHARD`` to ``1/4``, ``2/4``, ``3/4`` and ``4/4``.

A case is one law held against one drawn thing: candidates before a projection, a pair of them for monotony, an answer
for clauses and posting, a problem for a backend, a wounded text for a domain. Where a law says nothing of what was
drawn (about points, of candidates that are none) no case is counted.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import strategies as st

from neurosym import laws, registry
from neurosym.backends.base import Backend
from neurosym.backends.cpsat import CpSat
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates, bits
from neurosym.laws import backend as backend_laws
from neurosym.laws import domain as domain_laws
from neurosym.laws import projector as projector_laws
from neurosym.laws.oracle import answers
from neurosym.laws.quantify import for_all
from neurosym.problem import Problem, Rules
from tests.strategies import GENERATORS, constraints_with_top, problems, rule_sets

SEED = 20_261_124
MILLION = 1_000_000
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
BACKENDS: tuple[Callable[[], Backend], ...] = (
    Search,
    lambda: Search("local"),
    lambda: Search("shave"),
    Sat,
    lambda: Sat("glucose42"),
    CpSat,
)


class Tally:
    """How many cases each law was tried on; ``share`` is the part of the whole that this shard draws."""

    def __init__(self, shard: str) -> None:
        self.number, self.shards = map(int, shard.split("/"))
        assert 1 <= self.number <= self.shards, f"NEUROSYM_SHARD={shard}: give 1/4, 2/4 and so on"
        self.cases: Counter[str] = Counter()

    def try_law(self, law: Callable[..., object], *case: object, count: int = 1) -> None:
        law(*case)
        self.cases[law.__name__] += count

    def draw(self, strategy: st.SearchStrategy[tuple[object, ...]], law: Callable[..., None], examples: int) -> None:
        """Draw this shard's part of so many examples."""
        effort = laws.Effort(examples=examples // self.shards, seed=SEED + self.number)
        for_all(strategy, lambda case: law(self, *case), effort)


SEEDS = st.integers(0, 2**32 - 1)


def elements(top: Candidates, draw: Random, count: int) -> list[Candidates]:
    """Elements below ``top``, most of them not bottom, and points."""

    def keep(mask: int, chance: float) -> int:
        kept = sum(1 << value for value in bits(mask) if draw.random() < chance)
        return kept or 1 << draw.choice(list(bits(mask)))

    chances = [draw.choice((0.0, 0.3, 0.6, 0.9)) for _ in range(count)]
    return [Candidates([keep(mask, chance) for mask in top]) for chance in chances]


def constraint_case(tally: Tally, case: tuple[Constraint, Candidates], seed: int) -> None:
    constraint, top = case
    draw = Random(seed)
    best = constraint.ladder[-1].rule
    for upper in elements(top, draw, 4):
        lower = upper & elements(top, draw, 1)[0]
        strongest = laws.RungStep(constraint, best, upper)
        for rung in constraint.ladder:
            step, below = (laws.RungStep(constraint, rung.rule, element) for element in (upper, lower))
            for each in (step, below):
                tally.try_law(laws.shrinking, each)
                tally.try_law(laws.sound, each)
                if each.before.is_complete:
                    tally.try_law(laws.decides_points, each)
            tally.try_law(laws.monotone, below, step)
            tally.try_law(laws.repeatable, step, laws.RungStep(constraint, rung.rule, upper))
            if rung.rule != best:
                tally.try_law(laws.at_least_as_strong, strongest, step)


def reading_case(tally: Tally, case: tuple[Constraint, Candidates], seed: int) -> None:
    constraint, top = case
    draw = Random(seed)
    points: list[Answer] = [tuple([draw.choice(list(bits(mask))) for mask in top]) for _ in range(24)]
    judged = list(dict.fromkeys(points))
    tally.try_law(laws.faithful_clauses, constraint, top, judged, count=len(judged))
    tally.try_law(laws.faithful_posting, constraint, top, judged, count=len(judged))


def projector_case(tally: Tally, rules: Rules, seed: int) -> None:
    draw = Random(seed)
    order = draw.sample(range(len(rules.constraints)), len(rules.constraints))
    upper, other = elements(rules.top, draw, 2)
    lower = upper & other
    tally.try_law(laws.oracle_agrees, rules, upper)
    for strength in projector_laws.STRENGTHS:
        step, below = (laws.StrengthStep(rules, strength, element) for element in (upper, lower))
        for each in (step, below):
            tally.try_law(laws.shrinking, each)
            tally.try_law(laws.sound, each)
            if each.before.is_complete:
                tally.try_law(laws.decides_points, each)
        tally.try_law(laws.monotone, below, step)
        tally.try_law(projector_laws.idempotent, step)
        tally.try_law(projector_laws.accounted, step)
        tally.try_law(projector_laws.interruptible, step)
        tally.try_law(projector_laws.order_free, step, order)
        tally.try_law(projector_laws.resumable, step, draw.randrange(len(rules.cells)))
    strongest, weakest = (laws.StrengthStep(rules, strength, upper) for strength in ("shave", "unit"))
    tally.try_law(laws.at_least_as_strong, strongest, weakest)


def backend_case(tally: Tally, problem: Problem, number: int, seed: int) -> None:
    backend, found = BACKENDS[number](), set(answers(problem.rules, problem.start))
    tally.try_law(backend_laws.tells_truth, backend, problem, len(found) + 1)
    tally.try_law(backend_laws.finds_all, backend, problem, found)
    tally.try_law(backend_laws.finds_all_after_stops, backend, problem, found)
    tally.try_law(backend_laws.finds_all_beside_another, backend, problem, found)
    tally.try_law(backend_laws.gives_backbone, backend, problem, found)
    if not problem.start.is_bottom:
        tally.try_law(backend_laws.stops, backend, problem)
        for element in elements(problem.start, Random(seed), 2):
            tally.try_law(backend_laws.avoids, backend, problem, found, element)


def domain_cases(tally: Tally, path: Path, texts: int) -> None:
    domain, text = registry.domain(path.name.split(".")[0]), path.read_text(encoding="utf-8")
    effort = laws.Effort(examples=texts // tally.shards, seed=SEED + tally.number)
    for trial in domain_laws.trials(domain, text, effort):
        tally.cases[trial.law] += trial.run()
    rules = domain.parse(text).rules
    draw = Random(effort.seed)
    for constraint in rules.constraints:
        top = rules.top.restrict(constraint.scope)
        if not top.is_bottom:
            for _ in range(max(1, 40 // tally.shards)):
                wide_case(tally, constraint, top, draw)


def wide_case(tally: Tally, constraint: Constraint, top: Candidates, draw: Random) -> None:
    """A constraint at its full size, judged around one answer."""
    point = tuple([draw.choice(list(bits(mask))) for mask in top])
    upper = elements(top, draw, 1)[0] | Candidates.of_answer(point)
    for rung in constraint.ladder:
        step = laws.RungStep(constraint, rung.rule, upper)
        below = laws.RungStep(constraint, rung.rule, Candidates.of_answer(point))
        tally.try_law(laws.shrinking, step)
        tally.try_law(laws.sound, step, [point])
        tally.try_law(laws.decides_points, below)
        tally.try_law(laws.monotone, below, step)


@pytest.mark.slow
def test_a_million_generated_cases_obey_the_laws() -> None:
    tally, began = Tally(os.environ.get("NEUROSYM_SHARD", "1/1")), time.process_time()
    for kind in GENERATORS:
        tally.draw(st.tuples(constraints_with_top(kind), SEEDS), constraint_case, 6_000)
        tally.draw(st.tuples(constraints_with_top(kind), SEEDS), reading_case, 1_200)
    tally.draw(st.tuples(rule_sets(), SEEDS), projector_case, 20_000)
    for number in range(len(BACKENDS)):
        tally.draw(st.tuples(problems(), st.just(number), SEEDS), backend_case, 400)
    for path in sorted(EXAMPLES.iterdir()):
        domain_cases(tally, path, 4_000)
    print(f"\nseed {SEED}, shard {tally.number}/{tally.shards}")
    for law, cases in sorted(tally.cases.items()):
        print(f"{law:26} {cases:>12,}")
    print(f"{'in all':26} {tally.cases.total():>12,}  in {time.process_time() - began:,.0f} s of processor time")
    for cases in (tally.cases.total(), tally.cases["sound"]):
        assert cases >= MILLION // tally.shards, "too few cases; draw more examples"
