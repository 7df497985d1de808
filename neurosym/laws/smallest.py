"""The smallest case that breaks a law: fewer cells, smaller parameters, fewer candidates.

Two ways, one after the other. Small instances of the constraint's own class are tried in order of size, each with all
its elements: nearly every wrong projection is wrong on some small instance (the small scope hypothesis of Jackson,
Software Abstractions, 2006). Where none is, the given instance is cut down greedily (Zeller and Hildebrandt,
Simplifying and isolating failure-inducing input, IEEE TSE 2002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import islice, product
from typing import Any, TypeAlias

from neurosym.constraints.base import Constraint
from neurosym.lattice import Candidates, bits
from neurosym.laws.constraint import trials
from neurosym.laws.quantify import Effort, element_count
from neurosym.laws.violation import LawViolation

MOST_CELLS, MOST_VALUES, MOST_NUMBER = 3, 4, 6
"""Bounds of the small instances: cells in scope, values for each, and the parameters that are numbers."""

MOST_INSTANCES, MOST_CUTS = 400, 60
"""How many small instances, and how many cuts, are tried. A count and not a time, so that the same case is found."""

Instance: TypeAlias = tuple[Constraint, Candidates]
"""A constraint and what the cells of its scope can take."""


def smallest(
    law: str, constraint: Constraint, top: Candidates, found: LawViolation, effort: Effort = Effort()
) -> tuple[Constraint, LawViolation]:
    """A smaller instance of the same class that breaks the same ``law``, and how; at worst the one ``found``.

    Broken to the same side: where an answer was lost, one is lost; where one was wrongly admitted, one is.
    """
    side = _side(constraint, found)

    def broken(instance: Instance) -> LawViolation | None:
        violation = _broken(law, instance, effort)
        return violation if violation and _side(instance[0], violation) == side else None

    small = next(_breaking(broken, islice(_small(constraint, top, effort.exhaust), MOST_INSTANCES)), None)
    instance, found = small or ((constraint, top), found)
    if small is None:
        narrow = constraint, found.candidates or top
        instance, found = next(_breaking(broken, [narrow]), (instance, found))
    instance, found = _cut_down(broken, instance, found, _fewer_values)
    instance, found = _cut_down(broken, instance, found, _fewer_cells)
    return instance[0], found


def _side(constraint: Constraint, violation: LawViolation) -> bool | None:
    """Does the answer that shows the violation pass ``check``? None if the law is not about one."""
    return None if violation.answer is None else constraint.check(violation.answer)


Broken: TypeAlias = Callable[[Instance], LawViolation | None]


def _broken(law: str, instance: Instance, effort: Effort) -> LawViolation | None:
    """How this instance breaks the law; None if it does not, or is no instance that its class works for."""
    try:
        for trial in trials(*instance, effort):
            if trial.law == law:
                trial.run()
    except LawViolation as violation:
        return violation
    except Exception:  # parameters that nobody wrote may make a user's code fail in any way: then they show nothing
        return None
    return None


def _breaking(broken: Broken, instances: Iterable[Instance]) -> Iterator[tuple[Instance, LawViolation]]:
    """Those of ``instances`` that break the law."""
    for instance in instances:
        if found := broken(instance):
            yield instance, found


def _cut_down(
    broken: Broken, instance: Instance, found: LawViolation, cuts: Callable[[Instance], Iterator[Instance]]
) -> tuple[Instance, LawViolation]:
    """Cut as long as some cut still breaks the law and the count of tries is not spent."""
    left = MOST_CUTS

    def counted(instances: Iterator[Instance]) -> Iterator[Instance]:
        nonlocal left
        for each in islice(instances, left):
            left -= 1
            yield each

    while cut := next(_breaking(broken, counted(cuts(instance))), None):
        instance, found = cut
    return instance, found


def _small(constraint: Constraint, top: Candidates, most: int) -> Iterator[Instance]:
    """Instances of the same class in order of size, with at most ``most`` elements each."""
    for cells, values in product(range(1, min(len(top), MOST_CELLS) + 1), range(1, MOST_VALUES + 1)):
        narrow = Candidates([sum(1 << v for v in islice(bits(mask), values)) for mask in top[:cells]])
        if element_count(narrow) <= most and max(mask.bit_count() for mask in narrow) == values:
            for small in _with_numbers(constraint, range(cells)):
                yield small, narrow


def _with_numbers(constraint: Constraint, kept: Sequence[int]) -> Iterator[Constraint]:
    """The constraint over some of its cells, with its own numbers first, then with small ones."""
    numbers = {name: value for name, value in _parts(constraint).items() if type(value) is int}
    choices = [
        [value, *(n for n in range(min(abs(value), MOST_NUMBER) + 1) if n != value)] for value in numbers.values()
    ]
    for chosen in product(*choices):
        yield from _over(constraint, kept, dict(zip(numbers, chosen, strict=True)))


def _over(constraint: Constraint, kept: Sequence[int], changed: Mapping[str, int]) -> Iterator[Constraint]:
    """The constraint over the cells at these places of its scope, as far as its class takes it.

    A tuple as long as the scope may hold an entry for each cell, so it is cut like the scope; or it may not, so then
    it is left whole.
    """
    long = [name for name, part in _parts(constraint).items() if isinstance(part, tuple)]
    alike = {name for name in long if len(getattr(constraint, name)) == len(constraint.scope)}
    for names in (alike, {"scope"}) if len(alike) > 1 else (alike,):
        cut = {name: tuple([getattr(constraint, name)[place] for place in kept]) for name in names}
        parts: dict[str, Any] = {**cut, **changed, "name": ""}
        try:
            yield replace(constraint, **parts)
        except Exception:  # see _broken
            continue


def _parts(constraint: Constraint) -> dict[str, object]:
    """The fields that say what the constraint is."""
    return {f.name: getattr(constraint, f.name) for f in fields(constraint) if f.init and f.name != "name"}


def _fewer_cells(instance: Instance) -> Iterator[Instance]:
    """The same without one cell."""
    constraint, top = instance
    for cell in range(len(top) if len(top) > 1 else 0):
        kept = [place for place in range(len(top)) if place != cell]
        for made in _over(constraint, kept, {}):
            yield made, top.restrict(kept)


def _fewer_values(instance: Instance) -> Iterator[Instance]:
    """The same with one candidate less, the highest first."""
    constraint, top = instance
    for cell, mask in enumerate(top):
        for value in reversed(list(bits(mask)) if mask.bit_count() > 1 else []):
            yield constraint, top.remove(cell, value)
