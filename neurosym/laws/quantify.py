"""For all: every element and every answer where there are few enough, Hypothesis with a stated seed where not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, TypeVar

from neurosym.lattice import Answer, Candidates, bits
from neurosym.laws.violation import LawViolation

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Case = TypeVar("Case")


@dataclass(frozen=True)
class Effort:
    """How far a law is tried: all elements or answers up to ``exhaust`` of them, else ``examples`` drawn from ``seed``.

    The same effort tries the same cases each time. A sampled case that breaks a law is shrunk before it is shown.
    """

    exhaust: int = 1024
    examples: int = 200
    seed: int = 0


def element_count(top: Candidates) -> int:
    """How many elements are below ``top``, itself and the one bottom included."""
    return prod((1 << mask.bit_count()) - 1 for mask in top) + bool(top) if not top.is_bottom else 1


def elements(top: Candidates) -> Iterator[Candidates]:
    """Every element below ``top``, bottom first, each once."""
    if top:
        yield Candidates([0] * len(top))
    if not top.is_bottom:
        yield from map(Candidates, product(*([part for part in submasks(mask) if part] for mask in top)))


def submasks(mask: int) -> Iterator[int]:
    """The subsets of a bit set, ascending."""
    part = 0
    while True:
        yield part
        if part == mask:
            return
        part = (part - mask) & mask


def lower_covers(element: Candidates) -> Iterator[Candidates]:
    """The elements just below: one value less. Enough for monotony, which is transitive along a chain of covers.

    A cell with one value left leads straight to bottom. Between such an element and bottom may lie others, so this
    lists a few pairs that are not covers; each is still a pair of the order.
    """
    for cell, mask in enumerate(element):
        for value in bits(mask):
            yield element.remove(cell, value)


def each(cases: Iterable[Case], law: Callable[[Case], Any]) -> None:
    """Try ``law`` on these cases in turn; a violation is told how many were tried."""
    for tried, case in enumerate(cases, start=1):
        try:
            law(case)
        except LawViolation as violation:
            violation.tried = tried
            raise


def for_all(strategy: SearchStrategy[Case], law: Callable[[Case], Any], effort: Effort) -> None:
    """Try ``law`` on examples of ``strategy``; a case that breaks it is shrunk, and its exception raised.

    A case that breaks it once and then holds is a violation too: what is tried remembers what it was asked before.
    """
    from hypothesis import HealthCheck, Phase, given, seed, settings  # wanted only where a space is too large
    from hypothesis.errors import Flaky

    settled = settings(
        max_examples=effort.examples,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        print_blob=False,
    )

    tried, broken = 0, list[LawViolation]()

    def case(drawn: Case) -> None:
        nonlocal tried
        tried += 1
        try:
            law(drawn)
        except LawViolation as violation:
            violation.tried = tried
            broken.append(violation)
            raise

    try:
        seed(effort.seed)(settled(given(strategy)(case)))()
    except LawViolation as violation:
        violation.tried = broken[0].tried
        raise
    except Flaky as flaky:
        if not broken:
            raise
        raise _inconstant(broken[0]) from flaky


def _inconstant(first: LawViolation) -> LawViolation:
    """The violation "not always": the first one was seen, and could not be had again."""
    told = f"breaks {first.law} once, and asked the same again does not ({first.told})"
    violation = LawViolation(
        "repeatable", first.subject, told, first.reproduce, candidates=first.candidates, answer=first.answer
    )
    violation.tried = first.tried
    return violation


def points(top: Candidates) -> SearchStrategy[Answer]:
    """An answer inside ``top``, which is not bottom; shrinks to the lowest values."""
    from hypothesis import strategies as st

    return st.tuples(*(st.sampled_from(list(bits(mask))) for mask in top))


def around(point: Answer, top: Candidates) -> SearchStrategy[Candidates]:
    """An element between this answer and ``top``; shrinks to the answer alone.

    A cell gets up to two values more, or any: most projections have something to say only where few are left.
    """
    from hypothesis import strategies as st

    def wider(value: int, mask: int) -> SearchStrategy[int]:
        values = st.sampled_from(list(bits(mask)))
        some = st.lists(values, max_size=2) | st.lists(values, unique=True)
        return some.map(lambda more: sum(1 << each for each in {value, *more}))

    return st.tuples(*map(wider, point, top)).map(Candidates)
