"""Wrong versions of Uneven."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.base import Variables
from neurosym.constraints.uneven import Uneven
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint


class FirstLinkOnly(Uneven):
    """``check`` looks at the first link."""

    def check(self, values: Answer) -> bool:
        return Uneven(self.scope, self.sizes, self.links[:1], self.values).check(values)


class AllAreLinked(Uneven):
    """Groups that are not linked differ too."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        links = tuple(combinations(range(len(self.sizes)), 2))
        return Uneven(self.scope, self.sizes, links, self.values).project(candidates, rule)


class MoreThanTheNext(Uneven):
    """The clauses ask the first group of a link for more."""

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        hits = [cnf.member(cell, self.values) for cell in self.scope]
        for first, second in self.links:
            for i in range(*self.spans[second]):
                cnf.add(-hits[i], *hits[slice(*self.spans[first])])


class PostsTheLastLink(Uneven):
    """CP-SAT knows the last link only."""

    def post(self, model: Any, variables: Variables) -> None:
        Uneven(self.scope, self.sizes, self.links[-1:], self.values).post(model, variables)


LINE = Candidates.full(4, 2)
CHAIN = ((1, 1, 2), ((0, 1), (1, 2)), 0b10)

MUTANTS = (
    constraint("sound", FirstLinkOnly, LINE, *CHAIN),
    constraint("sound", AllAreLinked, LINE, *CHAIN),
    constraint("faithful_clauses", MoreThanTheNext, LINE, *CHAIN),
    constraint("faithful_posting", PostsTheLastLink, LINE, *CHAIN),
)
