"""Law 8: candidates are a lattice, and the abstraction of sets of answers.

Cousot and Cousot, POPL 1977, section 5 (Galois connection); Davey and Priestley, Introduction to Lattices and Order.
"""

from __future__ import annotations

from itertools import product

from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha, gamma
from neurosym.laws.quantify import Effort, around, each, element_count, elements, for_all, points
from neurosym.laws.violation import LawViolation, call


def ordered(a: Candidates, b: Candidates, c: Candidates) -> None:
    """``<=`` is a partial order: ``a <= a``; ``a <= b <= a`` implies ``a == b``; ``a <= b <= c`` implies ``a <= c``.

    And ``<``, ``>``, ``>=`` are what they are called.
    """
    _hold("ordered", a <= a and not a < a, "an element is not below itself, or is strictly", a, b, c)
    _hold("ordered", not (a <= b <= a) or a == b, "two elements are below each other", a, b, c)
    _hold("ordered", not (a <= b <= c) or a <= c, "below is not transitive", a, b, c)
    _hold("ordered", (a < b) == (a <= b and a != b) and (a >= b) == (b <= a) and (a > b) == (b < a), "signs", a, b, c)


def bounded(a: Candidates, b: Candidates, c: Candidates) -> None:
    """Meet is the greatest lower bound, join the least upper bound.

    ``c <= a and c <= b`` exactly if ``c <= a & b``; ``a <= c and b <= c`` exactly if ``a | b <= c``.
    """
    _hold("bounded", (c <= a and c <= b) == (c <= a & b), f"the meet is {a & b}", a, b, c)
    _hold("bounded", (a <= c and b <= c) == (a | b <= c), f"the join is {a | b}", a, b, c)


def measured(a: Candidates, b: Candidates) -> None:
    """``count`` is a height: 0 at bottom, and ``a < b`` implies ``a.count() < b.count()``. ``size`` is ``|gamma|``.

    So no chain is longer than ``top.count()``, and every fixpoint is reached.
    """
    _hold("measured", not a < b or a.count() < b.count(), "strictly below, but not smaller", a, b)
    _hold("measured", a.size() == len(list(gamma(a))), f"size says {a.size()}", a, b)


def galois(answers: list[Answer], candidates: Candidates) -> None:
    """Alpha and gamma are adjoint: ``alpha(S) <= c`` exactly if all of ``S`` is inside ``c``.

    And alpha loses nothing that gamma gave: ``alpha(gamma(c)) == c`` (a Galois insertion, thanks to the one bottom).
    """
    least = alpha(answers, len(candidates))
    inside = all(candidates.contains(answer) for answer in answers)
    _hold("galois", (least <= candidates) == inside, f"alpha is {least}", answers, candidates)
    back = alpha(gamma(candidates), len(candidates))
    _hold("galois", back == candidates, f"alpha of gamma is {back}", answers, candidates)


def check_lattice(top: Candidates, effort: Effort = Effort()) -> None:
    """Try law 8 below ``top``, which has a cell and is not bottom: on all triples where these are few, else drawn."""
    if not top or top.is_bottom:
        raise ModelError(f"the lattice below {top} is one point; give a top with a cell, and a value for each.")

    def lawful(a: Candidates, b: Candidates, c: Candidates) -> None:
        ordered(a, b, c)
        bounded(a, b, c)
        measured(a, b)
        galois(sorted({*gamma(a), *gamma(b)}), c)

    if element_count(top) ** 3 <= effort.exhaust:
        each(product(elements(top), repeat=3), lambda case: lawful(*case))
        return
    from hypothesis import strategies as st

    element = points(top).flatmap(lambda point: around(point, top))
    related = st.tuples(element, element, element)
    for_all(related, lambda case: lawful(case[0], case[1], case[2]), effort)
    for_all(related, lambda case: lawful(case[0] & case[1], case[0], case[0] | case[2]), effort)


def _hold(law: str, holds: bool, told: str, *case: object) -> None:
    if not holds:
        first = next(part for part in case if isinstance(part, Candidates))
        raise LawViolation(law, "the lattice", told, call(law, *case), candidates=first)
