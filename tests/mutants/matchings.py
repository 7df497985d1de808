"""Wrong versions of Matching and Unlike."""

from __future__ import annotations

from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.count import Count
from neurosym.constraints.matching import Matching
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.unlike import Unlike
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class CountsThePlaces(Matching):
    """``check`` is content with as many cells as places, wherever they are."""

    def check(self, values: Answer) -> bool:
        return sum(self.values >> value & 1 for value in values) == len(self.places)


class OnePlaceForMany(Matching):
    """A cell that must be matched may share its place with another."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        reached = {position for place in self.places for position in place}
        keep = [mask if i in reached else mask & ~self.values for i, mask in enumerate(candidates)]
        return Candidates(keep)


class FirstPositionOnly(Matching):
    """Each place is matched with the first of its cells."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        narrow = Matching(self.scope, self.values, tuple(place[:1] for place in self.places))
        return narrow.project(candidates, rule)


class ClausesOfTheCount(Matching):
    """The clauses count the cells and know nothing of places."""

    def encode(self, cnf: Cnf) -> None:
        Count(self.scope, "==", len(self.places), self.values).encode(cnf)


class PostsTheCount(Matching):
    """CP-SAT counts the cells and knows nothing of places."""

    def post(self, model: Any, variables: Variables) -> None:
        Count(self.scope, "==", len(self.places), self.values).post(model, variables)


class DiffersEverywhere(Unlike):
    """Every place must differ."""

    def encode(self, cnf: Cnf) -> None:
        half = len(self.scope) // 2
        for pair in zip(self.scope[:half], self.scope[half:], strict=True):
            NotEqual(pair).encode(cnf)


class TellsTheFirstPlace(Unlike):
    """The first place must differ, though another may."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        half = len(candidates) // 2
        a, b = NotEqual((0, 1)).project(Candidates((candidates[0], candidates[half])))
        return candidates.narrow(0, a).narrow(half, b)


class PostsTheLastPlace(Unlike):
    """CP-SAT is told that the last place differs."""

    def post(self, model: Any, variables: Variables) -> None:
        half = len(self.scope) // 2
        NotEqual((self.scope[half - 1], self.scope[-1])).post(model, variables)


LINE = Candidates.full(4, 2)
PLACES = ((0, 1), (1, 2))

MUTANTS = (
    constraint("sound", CountsThePlaces, LINE, 0b10, PLACES),
    constraint("decides_points", OnePlaceForMany, LINE, 0b10, PLACES),
    constraint("sound", FirstPositionOnly, LINE, 0b10, PLACES),
    constraint("faithful_clauses", ClausesOfTheCount, LINE, 0b10, PLACES),
    constraint("faithful_posting", PostsTheCount, LINE, 0b10, PLACES),
    constraint("faithful_clauses", DiffersEverywhere, LINE),
    constraint("sound", TellsTheFirstPlace, LINE),
    constraint("faithful_posting", PostsTheLastPlace, LINE),
)
