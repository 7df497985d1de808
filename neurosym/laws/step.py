"""A step: one projection that was made, from which element to which. What the laws of projection look at.

A rung of a constraint and a strength of the projector obey the same laws, so both make steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates
from neurosym.laws.violation import call
from neurosym.problem import Rules
from neurosym.projector import projector_for


class Step(Protocol):
    """Anything that takes candidates to candidates and has a meaning to be judged by."""

    @property
    def before(self) -> Candidates:
        """What was projected."""

    @property
    def after(self) -> Candidates:
        """What came out."""

    @property
    def subject(self) -> object:
        """Who projected."""

    @property
    def rung(self) -> str:
        """At which rung or strength."""

    def check(self, answer: Answer) -> bool:
        """The meaning: is this an answer?"""

    def source(self) -> str:
        """Python that makes this step again."""


@dataclass(frozen=True)
class RungStep:
    """A projection by one rung of a constraint's ladder, over the cells of its scope."""

    subject: Constraint
    rung: str
    before: Candidates

    @cached_property
    def after(self) -> Candidates:
        """What came out."""
        return self.subject.project(self.before, self.rung)

    def check(self, answer: Answer) -> bool:
        """The constraint's own ``check``."""
        return self.subject.check(answer)

    def source(self) -> str:
        """Python that makes this step again."""
        return call("RungStep", self.subject, self.rung, self.before)


@dataclass(frozen=True)
class StrengthStep:
    """A projection by the projector of ``subject`` at one strength, over all cells."""

    subject: Rules
    rung: str
    before: Candidates

    @cached_property
    def after(self) -> Candidates:
        """What came out."""
        return projector_for(self.subject).project(self.before, self.rung)

    def check(self, answer: Answer) -> bool:
        """Does no constraint refuse the answer?"""
        return self.subject.violated(answer) is None

    def source(self) -> str:
        """Python that makes this step again."""
        return call("StrengthStep", self.subject, self.rung, self.before)
