"""Hypothesis strategies of the tests: those of the law kit, and a constraint that has only ``check``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates
from neurosym.laws import strategies
from neurosym.laws.strategies import Generator
from neurosym.laws.strategies import elements_below as elements_below
from neurosym.laws.strategies import rows as rows
from neurosym.laws.strategies import tops as tops
from neurosym.problem import Problem, Rules


@dataclass(frozen=True)
class Remainder(Constraint):
    """What a user writes on the first day: only ``check``. The values sum to ``residue`` modulo ``modulus``."""

    modulus: int
    residue: int

    def check(self, values: Answer) -> bool:
        return sum(values) % self.modulus == self.residue


def _remainders(scope: tuple[int, ...], _: int) -> SearchStrategy[Constraint]:
    return st.integers(1, 4).flatmap(
        lambda modulus: st.builds(Remainder, st.just(scope), st.just(modulus), st.integers(0, modulus - 1))
    )


GENERATORS: Mapping[type[Constraint], Generator] = MappingProxyType(
    {**strategies.GENERATORS, Remainder: Generator(_remainders)}
)
"""A generator for every public constraint, and for one that has only ``check``."""


def constraints_with_top(
    kind: type[Constraint], most_cells: int = 4, most_values: int = 4
) -> SearchStrategy[tuple[Constraint, Candidates]]:
    """A constraint of this kind over cells that need not be neighbours, and what these cells can take."""
    return strategies.constraints_with_top(GENERATORS[kind], most_cells, most_values)


def rule_sets(most_cells: int = 5, most_values: int = 3) -> SearchStrategy[Rules]:
    """Rules with up to four constraints of any kinds."""
    return strategies.rule_sets(most_cells, most_values, tuple(GENERATORS.values()))


def problems(most_cells: int = 5, most_values: int = 3) -> SearchStrategy[Problem]:
    """Rules with any start below their top, bottom too."""
    return strategies.problems(most_cells, most_values, tuple(GENERATORS.values()))
