"""Hypothesis strategies: candidates, every public constraint with the top it lives on, rules, problems.

For tests of your own constraint, projection, backend or looper::

    from neurosym.laws import strategies

    @given(strategies.problems(), st.data())
    def test_my_backend(problem, data): ...

All shrink towards the smallest grid with the smallest domain: one cell (or as many as a constraint needs), two values,
no constraint, a full top, small numbers. A constraint of your own joins in through a :class:`Generator` of its own::

    mine = strategies.Generator(lambda scope, values: st.just(Knight(scope)), fewest=2, most=2)
    strategies.rule_sets(generators=[mine, *strategies.GENERATORS.values()])
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis import target

from neurosym.constraints.base import Constraint
from neurosym.lattice import Candidates
from neurosym.laws.generators import GENERATORS as GENERATORS
from neurosym.laws.generators import Generator as Generator
from neurosym.laws.generators import Scope, masks
from neurosym.laws.generators import numbers as numbers
from neurosym.laws.generators import rows as rows
from neurosym.laws.step import Step
from neurosym.problem import Problem, Rules


@st.composite
def tops(draw: st.DrawFn, cells: int, values: int) -> Candidates:
    """The full top, or a ragged one in which every cell keeps a value."""
    full = (1 << values) - 1
    ragged = st.tuples(*[st.integers(0, full - 1).map(lambda lost: full & ~lost)] * cells)
    return Candidates(draw(st.just((full,) * cells) | ragged))


@st.composite
def elements_below(draw: st.DrawFn, top: Candidates) -> Candidates:
    """Any element below ``top``: the top first, bottom too. Three values of four stay, so few are bottom."""
    lost = [draw(masks(mask.bit_length())) & draw(masks(mask.bit_length())) for mask in top]
    return Candidates([mask & ~gone for mask, gone in zip(top, lost, strict=True)])


@st.composite
def scopes(draw: st.DrawFn, cells: int, pool: int) -> Scope:
    """So many different cells out of ``0..pool-1``, in any order."""
    return tuple(draw(st.permutations(range(pool)))[:cells])


@st.composite
def constraints_with_top(
    draw: st.DrawFn, generator: Generator, most_cells: int = 4, most_values: int = 4
) -> tuple[Constraint, Candidates]:
    """A constraint over cells that need not be neighbours, and what these cells can take."""
    cells = draw(st.integers(generator.fewest, min(generator.most, max(most_cells, generator.fewest))))
    values = draw(st.integers(2, most_values))
    scope = draw(scopes(cells, cells + 2))
    return draw(generator.over(scope, values)), draw(tops(cells, values))


@st.composite
def rule_sets(
    draw: st.DrawFn,
    most_cells: int = 5,
    most_values: int = 3,
    generators: Sequence[Generator] = tuple(GENERATORS.values()),
) -> Rules:
    """Rules with up to four constraints by those of ``generators`` that have room."""
    cells, values = draw(st.integers(1, most_cells)), draw(st.integers(2, most_values))
    roomy = [generator for generator in generators if generator.fewest <= cells]
    constraints = []
    for generator in draw(st.lists(st.sampled_from(roomy), max_size=4)) if roomy else ():
        scope = draw(scopes(draw(st.integers(generator.fewest, min(generator.most, cells))), cells))
        constraints.append(draw(generator.over(scope, values)))
    names, labels = tuple(f"x{cell}" for cell in range(cells)), tuple(map(str, range(values)))
    return Rules(names, labels, tuple(constraints), draw(tops(cells, values)))


@st.composite
def problems(
    draw: st.DrawFn,
    most_cells: int = 5,
    most_values: int = 3,
    generators: Sequence[Generator] = tuple(GENERATORS.values()),
) -> Problem:
    """Rules with any start below their top, bottom too."""
    rules = draw(rule_sets(most_cells, most_values, generators))
    return Problem(rules, draw(st.just(rules.top) | elements_below(rules.top)))


def aim(step: Step) -> None:
    """Tell Hypothesis, in a test, to look for steps that remove more: there a rare unsoundness shows sooner.

    Steps to bottom count as removing nothing, else they would be all that is looked for. Works in the phase
    ``Phase.target`` (Löscher and Sagonas, Targeted property-based testing, ISSTA 2017).
    """
    removed = 0 if step.after.is_bottom else step.before.count() - step.after.count()
    target(float(removed), label="candidates removed")
