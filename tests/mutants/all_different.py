"""Wrong versions of AllDifferent: singles, pairs, Hall sets, bottom, memory, and the other three readings."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations, pairwise
from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Variables
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint

CANDIDATES = Candidates.full(3, 3)
SPARE = Candidates((0b1111, 0b0111, 0b1110))
WIDE = Candidates.full(4, 4)


def without(candidates: Candidates, taken: int, owners: tuple[int, ...]) -> Candidates:
    """These values taken from all cells but their owners."""
    return Candidates([mask if i in owners else mask & ~taken for i, mask in enumerate(candidates)])


def groups(candidates: Candidates, size: int, spare: int) -> list[tuple[int, tuple[int, ...]]]:
    """The groups of so many cells with so many values more than cells, as (values, cells)."""
    found = []
    for cells in combinations(range(len(candidates)), size):
        union = 0
        for cell in cells:
            union |= candidates[cell]
        if union.bit_count() == size + spare:
            found.append((union, cells))
    return found


class PairOfThreeValues(AllDifferent):
    """Two cells with three values between them count as a naked pair."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        for values, cells in groups(candidates, 2, 1) if rule == "naked pair" else ():
            kept &= without(candidates, values, cells)
        return kept


class HallSetShortOfACell(AllDifferent):
    """Full support takes three cells with four values for a Hall set."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        for values, cells in groups(candidates, 3, 1) if rule == "Hall set" else ():
            kept &= without(candidates, values, cells)
        return kept


class SingleOfTwoValues(AllDifferent):
    """A cell with two values left is taken for a single of the lower one."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        for values, cells in groups(candidates, 1, 1) if rule == "naked single" else ():
            kept &= without(candidates, values & -values, cells)
        return kept


class HiddenWithSpareValues(AllDifferent):
    """A value with one place left goes there, though there are more values than cells."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        once = twice = 0
        for mask in candidates:
            twice |= once & mask
            once |= mask
        alone = once & ~twice
        return kept & Candidates([mask & alone or mask for mask in candidates]) if rule == "hidden single" else kept


class FullSupportSeesSinglesOnly(AllDifferent):
    """The strongest rung is the weakest again."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return super().project(candidates, "naked single" if rule in (None, "Hall set") else rule)


class PairsBeforeSingles(AllDifferent):
    """Naked pairs without naked singles first: a pair that falls to a single says less."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if rule != "naked pair" or candidates.is_complete:
            return super().project(candidates, rule)
        kept = candidates
        for values, cells in groups(candidates, 2, 0):
            if all(candidates[cell] == values for cell in cells):
                kept &= without(candidates, values, cells)
        return kept


class GivesUpOnPairs(AllDifferent):
    """A shortcut: where all cells have two values there is nothing to look for."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return candidates if all(m.bit_count() == 2 for m in candidates) else super().project(candidates, rule)


class NeverBottom(AllDifferent):
    """What cannot be is handed back unchanged."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return candidates if kept.is_bottom else kept


class HalfBottom(AllDifferent):
    """What cannot be has one empty cell, and the rest stays: not the one bottom."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return tuple.__new__(Candidates, (*candidates[:-1], 0)) if kept.is_bottom else kept


class PlainTuple(AllDifferent):
    """What comes out is a tuple, no element."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Any:
        return tuple(super().project(candidates, rule))


class LosesACell(AllDifferent):
    """What comes out has a cell less than what went in."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Candidates(super().project(candidates, rule)[:-1])


class GivesBackTheLowest(AllDifferent):
    """Each open cell is given its neighbour's values too."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return kept if kept.is_complete or kept.is_bottom else Candidates([m | kept[0] for m in kept])


class MeetsTheLastCall(AllDifferent):
    """What was removed in the call before is removed in this one."""

    @cached_property
    def _last(self) -> list[Candidates]:
        return []

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        self._last.append(kept)
        return kept & self._last[-2] if len(self._last) > 1 else kept


class TiresOfAQuestion(AllDifferent):
    """Asked about the same candidates by the same rung again, it removes nothing."""

    @cached_property
    def _seen(self) -> set[tuple[Candidates, str | None]]:
        return set()

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if (candidates, rule) in self._seen and not candidates.is_complete:
            return candidates
        self._seen.add((candidates, rule))
        return super().project(candidates, rule)


class ComparesNeighbours(AllDifferent):
    """``check`` compares each cell with the next only."""

    def check(self, values: Answer) -> bool:
        return all(a != b for a, b in pairwise(values))


class ForgivesOne(AllDifferent):
    """``check`` forbids that value 0 stands anywhere but first."""

    def check(self, values: Answer) -> bool:
        return super().check(values) and 0 not in values[1:]


class ClausesDropTheLastCell(AllDifferent):
    """No clause speaks of the last cell."""

    def encode(self, cnf: Cnf) -> None:
        AllDifferent(self.scope[:-1]).encode(cnf)


class ClausesUseEveryValue(AllDifferent):
    """Every value is wanted somewhere, though there are more values than cells."""

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        for value in cnf.values(self.scope[0]):
            cnf.add(*[cnf.literal(cell, value) for cell in self.scope])


class ClausesPassTheGuard(AllDifferent):
    """One clause is put past ``add``, and so past the guard."""

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        a, b = self.scope[:2]
        cnf.clauses.append((-cnf.literal(a, 0), -cnf.literal(b, 0)))


class ClausesTakeAVariable(AllDifferent):
    """An auxiliary variable is taken without asking for it."""

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        cnf.add(cnf.literal(self.scope[0], 0), cnf.variables + 1)


class PostsAChain(AllDifferent):
    """CP-SAT is told that neighbours differ."""

    def post(self, model: Any, variables: Variables) -> None:
        for a, b in pairwise(self.scope):
            model.add(variables.number(a) != variables.number(b))


class PostsAPermutation(AllDifferent):
    """CP-SAT is told that the lowest value stands somewhere."""

    def post(self, model: Any, variables: Variables) -> None:
        super().post(model, variables)
        model.add_bool_or([variables.literal(cell, 0) for cell in self.scope])


class PostsOnce(AllDifferent):
    """Only the first model that it is posted to hears of it."""

    @cached_property
    def _posted(self) -> list[bool]:
        return []

    def post(self, model: Any, variables: Variables) -> None:
        if not self._posted:
            super().post(model, variables)
        self._posted.append(True)


MUTANTS = (
    constraint("sound", PairOfThreeValues, CANDIDATES),
    constraint("sound", HallSetShortOfACell, WIDE),
    constraint("sound", SingleOfTwoValues, CANDIDATES),
    constraint("monotone", HiddenWithSpareValues, SPARE),
    constraint("at_least_as_strong", FullSupportSeesSinglesOnly, CANDIDATES),
    constraint("monotone", PairsBeforeSingles, CANDIDATES),
    constraint("monotone", GivesUpOnPairs, CANDIDATES),
    constraint("decides_points", NeverBottom, CANDIDATES),
    constraint("shrinking", HalfBottom, CANDIDATES),
    constraint("shrinking", PlainTuple, CANDIDATES),
    constraint("shrinking", LosesACell, CANDIDATES),
    constraint("shrinking", GivesBackTheLowest, CANDIDATES),
    constraint("sound", MeetsTheLastCall, CANDIDATES),
    constraint("repeatable", TiresOfAQuestion, CANDIDATES),
    constraint("sound", ComparesNeighbours, CANDIDATES),
    constraint("decides_points", ForgivesOne, CANDIDATES),
    constraint("faithful_clauses", ClausesDropTheLastCell, CANDIDATES),
    constraint("faithful_clauses", ClausesUseEveryValue, SPARE),
    constraint("faithful_clauses", ClausesPassTheGuard, CANDIDATES),
    constraint("faithful_clauses", ClausesTakeAVariable, CANDIDATES),
    constraint("faithful_posting", PostsAChain, CANDIDATES),
    constraint("faithful_posting", PostsAPermutation, SPARE),
    constraint("faithful_posting", PostsOnce, CANDIDATES),
)
