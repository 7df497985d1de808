"""A mutant, and how the kit is let loose on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any
from unittest import mock

from neurosym import laws
from neurosym.backends.base import Backend
from neurosym.constraints.base import Constraint
from neurosym.lattice import Candidates
from neurosym.laws import projector as projector_laws
from neurosym.laws import step as law_steps
from neurosym.problem import Domain, Problem, Rules
from neurosym.projector import Projector


@dataclass(frozen=True)
class Mutant:
    """``attack`` runs an entry point of the kit on the mutant; ``unspoilt`` the same on what it was made from."""

    name: str
    wrong: str
    law: str
    attack: Callable[[laws.Effort], None]
    unspoilt: Callable[[laws.Effort], None]

    def caught(self, effort: laws.Effort = laws.Effort()) -> laws.LawViolation | None:
        """What the kit raises, None if the mutant escapes."""
        try:
            self.attack(effort)
        except laws.LawViolation as violation:
            return violation
        return None


def told(spoilt: Callable[..., Any]) -> str:
    """The one line that says what is wrong."""
    return (spoilt.__doc__ or "").strip()


def constraint(law: str, spoilt: type[Constraint], top: Candidates, *arguments: Any) -> Mutant:
    """A constraint over neighbours, made anew for each run; ``arguments`` follow the scope."""
    scope = tuple(range(len(top)))

    def attack(effort: laws.Effort) -> None:
        laws.check_constraint(spoilt(scope, *arguments), top, effort)

    def unspoilt(effort: laws.Effort) -> None:
        original = next(kind for kind in spoilt.__mro__ if kind.__module__.startswith("neurosym."))
        made = spoilt(scope, *arguments)
        same = {field.name: getattr(made, field.name) for field in fields(original)}
        laws.check_constraint(original(**same), top, effort)

    return Mutant(spoilt.__name__, told(spoilt), law, attack, unspoilt)


def backend(law: str, spoilt: Callable[[], Backend], original: Backend, problem: Problem) -> Mutant:
    """A backend, on one problem."""

    def attack(effort: laws.Effort) -> None:
        laws.check_backend(spoilt(), problem, effort)

    def unspoilt(effort: laws.Effort) -> None:
        laws.check_backend(original, problem, effort)

    return Mutant(getattr(spoilt, "__name__", ""), told(spoilt), law, attack, unspoilt)


def projector(law: str, spoilt: type[Projector], rules: Rules) -> Mutant:
    """An engine, put where the laws take the projector from."""

    def attack(effort: laws.Effort) -> None:
        one_for_rules = cache(spoilt)
        with (
            mock.patch.object(law_steps, "projector_for", one_for_rules),
            mock.patch.object(projector_laws, "projector_for", one_for_rules),
        ):
            laws.check_projector(rules, effort)

    def unspoilt(effort: laws.Effort) -> None:
        laws.check_projector(rules, effort)

    return Mutant(spoilt.__name__, told(spoilt), law, attack, unspoilt)


def domain(law: str, spoilt: Callable[..., Any], original: Domain, text: str) -> Mutant:
    """A page one of whose functions is spoilt: the one that a text leads to, or the one that leads to a text."""
    wrong = Domain(
        original.name,
        spoilt if spoilt.__name__.startswith("read") else original.parse,
        spoilt if spoilt.__name__.startswith("draw") else original.render,
    )

    def attack(effort: laws.Effort) -> None:
        laws.check_domain(wrong, text, effort)

    def unspoilt(effort: laws.Effort) -> None:
        laws.check_domain(original, text, effort)

    return Mutant(spoilt.__name__, told(spoilt), law, attack, unspoilt)
