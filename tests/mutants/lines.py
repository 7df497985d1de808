"""Wrong versions of Consecutive, Distance, Path, Reach, Spaced and Spelled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Variables
from neurosym.constraints.consecutive import Consecutive
from neurosym.constraints.distance import Distance
from neurosym.constraints.path import Path
from neurosym.constraints.reach import Reach
from neurosym.constraints.spaced import Spaced
from neurosym.constraints.spelled import Spelled
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class DiffersOnly(Consecutive):
    """The clauses leave holes between the values."""

    def encode(self, cnf: Cnf) -> None:
        AllDifferent(self.scope).encode(cnf)


class FirstWindowOnly(Consecutive):
    """Only the least window that fits is looked at."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        window = next(self._windows(candidates), 0)
        return Candidates([mask & window for mask in candidates])


class FirstIsGreater(Distance):
    """``check`` wants the first to be the greater."""

    def check(self, values: Answer) -> bool:
        return values[0] - values[1] == values[2]


class NeverAlike(Distance):
    """CP-SAT is told that the third is not 0."""

    def post(self, model: Any, variables: Variables) -> None:
        super().post(model, variables)
        model.add(variables.number(self.scope[2]) > 0)


class AnyWalk(Path):
    """``check`` asks for links and forgets that each value stands somewhere."""

    def check(self, values: Answer) -> bool:
        return super().check(values) or len(set(values)) == 1


class PostsNoLinks(Path):
    """CP-SAT is told the places only."""

    def post(self, model: Any, variables: Variables) -> None:
        AllDifferent(self.scope).post(model, variables)


class AtLeast(Reach):
    """The clauses never cut off what is too far."""

    def encode(self, cnf: Cnf) -> None:
        cnf.defer(self)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        return iter(()) if self._too_many(values) else super().cuts(values)

    def _too_many(self, values: Answer) -> bool:
        return len(self._reached(self.starts, lambda i: bool(self.values >> values[i] & 1))) > self.bound


class AllMustBeReached(Reach):
    """Where more may be reached than told, all of it must be."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        possible = self._reached(self.starts, lambda i: bool(kept[i] & self.values))
        return Candidates([mask & self.values if i in possible else mask for i, mask in enumerate(kept)])


class OneTooFar(Spaced):
    """The gaps are one too wide."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Spaced(self.scope, tuple(gap + 1 for gap in self.gaps)).project(candidates, rule)


class OneTooNear(Spaced):
    """The clauses let the last place of a gap go."""

    def encode(self, cnf: Cnf) -> None:
        Spaced(self.scope, tuple(max(gap - 1, 0) for gap in self.gaps)).encode(cnf)


class FirstLetters(Spelled):
    """A word counts in the projection when its first letter stands."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        words = tuple(word[:1] for word in self.words)
        return Spelled(self.scope, words, self.relation, self.bound).project(candidates, rule)


class OnlyImplied(Spelled):
    """In the clauses a word that is spelled need not count."""

    def encode(self, cnf: Cnf) -> None:
        Spelled(self.scope, self.words, ">=", self.bound).encode(cnf)


LINE = Candidates.full(3, 3)
WORDS = (((0, 0b001), (1, 0b001)), ((1, 0b001), (2, 0b010)))

MUTANTS = (
    constraint("faithful_clauses", DiffersOnly, Candidates.full(3, 4)),
    constraint("sound", FirstWindowOnly, Candidates.full(3, 4)),
    constraint("decides_points", FirstIsGreater, LINE),
    constraint("faithful_posting", NeverAlike, LINE),
    constraint("sound", AnyWalk, LINE, ((0, 1), (1, 2))),
    constraint("faithful_posting", PostsNoLinks, LINE, ((0, 1), (1, 2))),
    constraint("faithful_clauses", AtLeast, LINE, 0b010, ((0, 1), (1, 2)), (0,), 2),
    constraint("sound", AllMustBeReached, LINE, 0b010, ((0, 1), (1, 2)), (0,), 2),
    constraint("sound", OneTooFar, LINE, (0, 1, 0)),
    constraint("faithful_clauses", OneTooNear, LINE, (0, 1, 2)),
    constraint("sound", FirstLetters, LINE, WORDS, "==", 1),
    constraint("faithful_clauses", OnlyImplied, LINE, WORDS, "==", 1),
)
