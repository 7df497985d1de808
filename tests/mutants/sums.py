"""Wrong versions of Total and DistinctTotal: bounds, support, combinations, automata."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from neurosym.cnf import Cnf
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.automaton import supported
from neurosym.constraints.base import Variables, post_tuples
from neurosym.constraints.distinct_total import DistinctTotal
from neurosym.constraints.relation import RELATIONS, compare
from neurosym.constraints.total import Total
from neurosym.lattice import Answer, Candidates
from tests.mutants.mutant import constraint

TERMS = list[list[tuple[int, int]]]


class BoundsOffByOne(Total):
    """A sum that only just reaches the bound is taken for out of reach."""

    def _possible(self, least: int, most: int) -> bool:
        return least < 0 < most if self.relation == "==" else super()._possible(least, most)


class BoundsByTheWrongEnd(Total):
    """An upper bound is held against the greatest sum instead of the least."""

    def _possible(self, least: int, most: int) -> bool:
        return super()._possible(most, most)


class UnequalTooEager(Total):
    """A sum that may hit the forbidden bound is refused, though it may miss it too."""

    def _possible(self, least: int, most: int) -> bool:
        return not least <= 0 <= most


class NegativeWeightsForgotten(Total):
    """The least sum is taken from the least numbers, even under a negative weight."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Total(self.scope, self.relation, self.bound, self.numbers, tuple(map(abs, self.weights))).project(
            candidates, rule
        )


class GoalShifted(Total):
    """Full support aims one above the bound."""

    def _goal(self, low: int, high: int) -> int:
        return super()._goal(low, high) << 1


class GoalStrict(Total):
    """Full support reads "at most" as "less"."""

    def _goal(self, low: int, high: int) -> int:
        return Total(self.scope, "<", self.bound, self.numbers)._goal(low, high)


class SupportLosesTheStart(Total):
    """Full support lets the sum of no terms be 1."""

    def _support(self, terms: TERMS, low: int, high: int, least: list[int]) -> Candidates:
        return super()._support(terms, low - 1, high - 1, least)


class SupportOfTheFirstTerm(Total):
    """Full support keeps all of every cell but the first: weaker than the bounds."""

    def _support(self, terms: TERMS, low: int, high: int, least: list[int]) -> Candidates:
        kept = super()._support(terms, low, high, least)
        every = [sum(1 << value for value, _ in choice) for choice in terms]
        return kept if kept.is_bottom else Candidates([kept[0], *every[1:]])


class SupportWhileOpen(Total):
    """A shortcut: full support only while a cell has three values, else bounds."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        open_cell = any(mask.bit_count() > 2 for mask in candidates)
        return super().project(candidates, rule if open_cell else "sum bounds")


class WideSumsAreBottom(Total):
    """Where the sums span too much, nothing is left."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        return Candidates([0] * len(candidates)) if candidates.count() > 7 else super().project(candidates, rule)


class CheckOffByOne(Total):
    """``check`` wants one more than the bound."""

    def check(self, values: Answer) -> bool:
        return compare(sum(self.numbers[value] for value in values) - 1, self.relation, self.bound)


class ClausesWithoutWeights(Total):
    """The clauses add the numbers without their weights."""

    def encode(self, cnf: Cnf) -> None:
        Total(self.scope, self.relation, self.bound, self.numbers).encode(cnf)


class ClausesOfTheOtherSide(Total):
    """The clauses read "less" where "at most" is meant."""

    def encode(self, cnf: Cnf) -> None:
        Total(self.scope, "<", self.bound, self.numbers).encode(cnf)


class PostsValuesForNumbers(Total):
    """CP-SAT adds the numbers of the values, not the numbers that they stand for."""

    def post(self, model: Any, variables: Variables) -> None:
        model.add(RELATIONS[self.relation](sum(variables.number(cell) for cell in self.scope), self.bound))


class PostsTheOpposite(Total):
    """CP-SAT is given "at least" for "at most"."""

    def post(self, model: Any, variables: Variables) -> None:
        Total(self.scope, ">=", self.bound, self.numbers).post(model, variables)


class CombinationsOfAnotherSum(DistinctTotal):
    """Combinations are looked up under a sum one too high."""

    def _combinations(self, candidates: Candidates) -> Candidates:
        return DistinctTotal(self.scope, self.bound + 1, self.numbers)._combinations(candidates)


class CombinationsWithinEveryCell(DistinctTotal):
    """A combination counts only if every cell can take all of its values."""

    def _combinations(self, candidates: Candidates) -> Candidates:
        fitting = 0
        for chosen in combinations(range(len(self.numbers)), len(self.scope)):
            values = sum(1 << value for value in chosen)
            if sum(self.numbers[v] for v in chosen) == self.bound and all(not values & ~m for m in candidates):
                fitting |= values
        return candidates & Candidates([fitting] * len(candidates))


class FirstCombinationOnly(DistinctTotal):
    """The first combination that fits is taken for the only one."""

    def _combinations(self, candidates: Candidates) -> Candidates:
        for chosen in combinations(range(len(self.numbers)), len(self.scope)):
            values = sum(1 << value for value in chosen)
            if sum(self.numbers[v] for v in chosen) == self.bound and all(mask & values for mask in candidates):
                return Candidates([mask & values for mask in super()._combinations(candidates)])
        return Candidates([0] * len(candidates))


class AutomatonForgetsValues(DistinctTotal):
    """The state of the automaton no longer holds which values are used: a sum alone, below the other rungs."""

    def _step(self, i: int, state: tuple[int, int], value: int) -> tuple[int, int] | None:
        return 0, state[1] + self.numbers[value]


class AutomatonForbidsNeighbours(DistinctTotal):
    """The automaton marks the value above as used too."""

    def _step(self, i: int, state: tuple[int, int], value: int) -> tuple[int, int] | None:
        after = super()._step(i, state, value)
        return None if after is None else (after[0] | 2 << value, after[1])


class AutomatonStartsAtOne(DistinctTotal):
    """The automaton starts with a sum of 1."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if rule != "combination support":
            return super().project(candidates, rule)
        return supported(candidates, (0, 1), self._step, self._full)


class TooManyStatesAreBottom(DistinctTotal):
    """Where the automaton has too many states, nothing is left."""

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return Candidates([0] * len(candidates)) if candidates.size() > 8 and not kept.is_complete else kept


class CheckForgetsDifferent(DistinctTotal):
    """``check`` looks at the sum only."""

    def check(self, values: Answer) -> bool:
        return sum(self.numbers[value] for value in values) == self.bound


class ClausesForgetTheSum(DistinctTotal):
    """The clauses say only that the cells differ."""

    def encode(self, cnf: Cnf) -> None:
        AllDifferent(self.scope).encode(cnf)


class PostsRisingRows(DistinctTotal):
    """CP-SAT is given each combination in one order only."""

    def post(self, model: Any, variables: Variables) -> None:
        chosen = combinations(range(len(self.numbers)), len(self.scope))
        rows = [row for row in chosen if sum(self.numbers[value] for value in row) == self.bound]
        post_tuples(model, variables, self.scope, rows)


SQUARE = Candidates.full(3, 3)
RUN = Candidates((0b1111, 0b0111, 0b1110))
NUMBERS = (1, 2, 3)

MUTANTS = (
    constraint("sound", BoundsOffByOne, SQUARE, "==", 5, NUMBERS),
    constraint("sound", BoundsByTheWrongEnd, SQUARE, "<=", 5, NUMBERS),
    constraint("sound", UnequalTooEager, SQUARE, "!=", 5, NUMBERS),
    constraint("sound", NegativeWeightsForgotten, SQUARE, "==", 2, NUMBERS, (1, -1, 1)),
    constraint("at_least_as_strong", GoalShifted, SQUARE, "==", 5, NUMBERS),
    constraint("sound", GoalStrict, SQUARE, "<=", 5, NUMBERS),
    constraint("at_least_as_strong", SupportLosesTheStart, SQUARE, "==", 5, NUMBERS),
    constraint("at_least_as_strong", SupportOfTheFirstTerm, SQUARE, "==", 4, NUMBERS),
    constraint("monotone", SupportWhileOpen, SQUARE, "==", 6, (0, 2, 5)),
    constraint("sound", WideSumsAreBottom, SQUARE, "==", 5, NUMBERS),
    constraint("decides_points", CheckOffByOne, SQUARE, "==", 5, NUMBERS),
    constraint("faithful_clauses", ClausesWithoutWeights, SQUARE, "==", 5, NUMBERS, (1, 2, 1)),
    constraint("faithful_clauses", ClausesOfTheOtherSide, SQUARE, "<=", 5, NUMBERS),
    constraint("faithful_posting", PostsValuesForNumbers, SQUARE, "==", 5, NUMBERS),
    constraint("faithful_posting", PostsTheOpposite, SQUARE, "<=", 5, NUMBERS),
    constraint("sound", CombinationsOfAnotherSum, RUN, 7, (1, 2, 3, 4)),
    constraint("sound", CombinationsWithinEveryCell, RUN, 7, (1, 2, 3, 4)),
    constraint("sound", FirstCombinationOnly, RUN, 6, (1, 2, 2, 3)),
    constraint("at_least_as_strong", AutomatonForgetsValues, RUN, 7, (1, 2, 3, 4)),
    constraint("sound", AutomatonForbidsNeighbours, RUN, 7, (1, 2, 3, 4)),
    constraint("at_least_as_strong", AutomatonStartsAtOne, RUN, 7, (1, 2, 3, 4)),
    constraint("sound", TooManyStatesAreBottom, RUN, 7, (1, 2, 3, 4)),
    constraint("sound", CheckForgetsDifferent, RUN, 7, (1, 2, 3, 4)),
    constraint("faithful_clauses", ClausesForgetTheSum, RUN, 7, (1, 2, 3, 4)),
    constraint("faithful_posting", PostsRisingRows, RUN, 7, (1, 2, 3, 4)),
)
