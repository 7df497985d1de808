"""The pytest plugin: a list ``NEUROSYM_CHECK`` in a test module becomes a test for each law.

An entry is a constraint with the candidates of its cells, or a domain with a text that it reads::

    NEUROSYM_CHECK = [
        (MyConstraint((0, 1, 2)), Candidates.full(3, 4)),
        (DOMAIN, "1..4.........32."),
    ]

Loaded with every pytest in whose environment neurosym is, so it imports nothing of it until it meets such a list.
It stands outside of ``neurosym.laws`` for that reason alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from neurosym.laws import LawViolation
    from neurosym.laws.constraint import Trial

    Shrink: TypeAlias = Callable[[LawViolation], LawViolation]

VARIABLE = "NEUROSYM_CHECK"


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> pytest.Collector | None:
    """Collect the list, if there is one."""
    if name != VARIABLE:
        return None
    suite: pytest.Collector = LawSuite.from_parent(collector, name=name, cases=obj)
    return suite


class LawSuite(pytest.Collector):
    """The laws of all entries of one list."""

    def __init__(self, *, cases: object, **others: Any) -> None:
        super().__init__(**others)
        self.cases = cases

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each entry and law, numbered by the entry."""
        if not isinstance(self.cases, (list, tuple)):
            raise self.CollectError(f"{VARIABLE} is {self.cases!r}; expected a list of pairs.")
        for number, case in enumerate(self.cases):
            for about, trial, shrink in _trials(number, case):
                yield LawItem.from_parent(self, name=f"{about}-{trial.law}", trial=trial, shrink=shrink)


class LawItem(pytest.Item):
    """One law of one entry."""

    def __init__(self, *, trial: Trial, shrink: Shrink, **others: Any) -> None:
        super().__init__(**others)
        self.trial, self.shrink = trial, shrink

    def runtest(self) -> None:
        """Try the law; raise what breaks it, made as small as can be."""
        from neurosym.laws import LawViolation

        try:
            self.trial.run()
        except LawViolation as violation:
            raise self.shrink(violation) from None

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The counterexample alone, for a violation: where in the kit it was raised helps nobody."""
        from neurosym.laws import LawViolation

        return str(excinfo.value) if isinstance(excinfo.value, LawViolation) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """The test module, without a line, and the law."""
        return self.path, None, self.name


def _trials(number: int, case: object) -> Iterator[tuple[str, Trial, Shrink]]:
    """The laws of one entry: what it is about, the trial, and how a violation of it is made smaller."""
    from neurosym.constraints.base import Constraint
    from neurosym.lattice import Candidates
    from neurosym.laws import Effort, smallest
    from neurosym.laws import constraint as constraint_laws
    from neurosym.laws import domain as domain_laws
    from neurosym.problem import Domain

    match case:
        case (Constraint() as constraint, Candidates() as top):
            for trial in constraint_laws.trials(constraint, top, Effort()):
                shrink = lambda found, law=trial.law: smallest.smallest(law, constraint, top, found)[1]  # noqa: E731
                yield f"{number}-{type(constraint).__name__}", trial, shrink
        case (Domain() as domain, str() as text):
            for trial in domain_laws.trials(domain, text, Effort()):
                yield f"{number}-{domain.name}", trial, lambda found: found
            rules = domain.parse(text).rules
            for constraint in {type(c): c for c in reversed(rules.constraints)}.values():
                yield from _trials(number, (constraint, rules.top.restrict(constraint.scope)))
        case _:
            expected = "(constraint, candidates of its cells) or (domain, text)"
            raise pytest.Collector.CollectError(f"entry {number} of {VARIABLE} is {case!r}; expected {expected}.")
