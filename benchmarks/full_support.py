"""How far each kind of constraint, taken alone, is from its own full support.

    python benchmarks/full_support.py [--examples 300] [--seed 0]

Full support is alpha of the solutions inside random candidates, by enumeration with ``check``: nothing sound can
remove more by looking at this one constraint. Drawn are small scopes, and two scopes beyond a stated limit of the
code, for which ``local`` falls back to something weaker.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from full_support_boards import BOARDS
from precision_table import table
from real_puzzles import machine

from neurosym import (
    AllDifferent,
    Candidates,
    Clause,
    Constraint,
    Count,
    Difference,
    DistinctTotal,
    Less,
    Linear,
    Matching,
    Member,
    NotEqual,
    Product,
    Quotient,
    Regular,
    Rules,
    Table,
    Total,
    Unlike,
)
from neurosym.lattice import alpha
from neurosym.projector import Projector

DIGITS = tuple(range(1, 10))
Draw: TypeAlias = Callable[[Random], Constraint]


@dataclass(frozen=True)
class Kind:
    """Random constraints of one kind over ``values`` values; each cell keeps ``least`` to ``most`` of them."""

    draw: Draw
    values: int
    most: int
    least: int = 1


def scope(size: int) -> tuple[int, ...]:
    """The first so many cells."""
    return tuple(range(size))


def total(relation: str, numbers: tuple[int, ...], size: int) -> Draw:
    """Sums that some row of values has."""
    return lambda r: Total(scope(size), relation, sum(r.choices(numbers, k=size)), numbers)


def distinct_total(numbers: tuple[int, ...], size: int) -> Draw:
    """Sums that some row of different values has."""
    return lambda r: DistinctTotal(scope(size), sum(r.sample(numbers, size)), numbers)


def extreme_distinct_total(r: Random) -> DistinctTotal:
    """A small sum of five of 25 numbers: sets of used values beyond the limit, and yet something to remove."""
    return DistinctTotal(scope(5), r.randint(15, 40), tuple(range(1, 26)))


def linear(r: Random) -> Linear:
    """A narrow window of sums of small coefficients: bounds see its ends, not its gaps."""
    rows = tuple(tuple(r.randint(-3, 3) for _ in range(3)) for _ in range(4))
    least = sum(r.choice(row) for row in rows)
    return Linear(scope(4), rows, least, least + 1)


def matching(r: Random) -> Matching:
    """Three places, each with three of six cells to choose from."""
    return Matching(scope(6), 0b10, tuple(tuple(sorted(r.sample(range(6), 3))) for _ in range(3)))


def run_lengths(r: Random) -> Regular:
    """A nonogram's line of six cells: blocks of the given lengths with gaps between, as an automaton."""
    pattern = [0]
    for length in r.choice([(1, 1), (2, 1), (3,), (1, 2), (2, 2), (1, 1, 1)]):
        pattern += [1] * length + [0]
    rows = []
    for state, symbol in enumerate(pattern):
        after = pattern[state + 1] if state + 1 < len(pattern) else -1
        rows.append((state if symbol == 0 else state + 1 if after == 0 else -1, state + 1 if after == 1 else -1))
    return Regular(scope(6), tuple(rows), 0, (len(pattern) - 1, len(pattern) - 2))


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "AllDifferent, 5 cells, 5 values": Kind(lambda r: AllDifferent(scope(5)), 5, 5),
        "AllDifferent, 5 cells, 7 values": Kind(lambda r: AllDifferent(scope(5)), 7, 4),
        "Clause, 4 cells": Kind(lambda r: Clause(scope(4), tuple(r.choices((1, 2), k=4))), 2, 2),
        "Count, 6 cells": Kind(lambda r: Count(scope(6), r.choice(("==", "<=", "!=")), r.randint(0, 6), 2), 2, 2),
        "Difference": Kind(lambda r: Difference(scope(2), r.randint(1, 5), DIGITS), 9, 9),
        "DistinctTotal, 4 cells, 9 values": Kind(distinct_total(DIGITS, 4), 9, 5),
        "DistinctTotal, 5 cells, 25 values": Kind(extreme_distinct_total, 25, 10, 8),
        "Less": Kind(lambda r: Less(scope(2), gap=r.randint(-2, 3)), 9, 9),
        "Linear, 4 cells, 3 values": Kind(linear, 3, 3),
        "Matching, 6 cells, 3 places": Kind(matching, 2, 2),
        "Member": Kind(lambda r: Member(scope(1), r.randrange(1 << 9)), 9, 9),
        "NotEqual": Kind(lambda r: NotEqual(scope(2)), 4, 3),
        "Product, 4 cells": Kind(lambda r: Product(scope(4), r.choice((12, 24, 36, 60, 72)), DIGITS), 9, 5),
        "Quotient": Kind(lambda r: Quotient(scope(2), r.randint(2, 4), DIGITS), 9, 9),
        "Regular, 6 cells": Kind(run_lengths, 2, 2),
        "Table, 4 cells": Kind(
            lambda r: Table(scope(4), tuple(tuple(r.choices(range(4), k=4)) for _ in range(9))), 4, 4
        ),
        "Total ==, 5 cells, 9 values": Kind(total("==", DIGITS, 5), 9, 5),
        "Total <=, 5 cells, 9 values": Kind(total("<=", DIGITS, 5), 9, 5),
        "Total !=, 3 cells, 4 values": Kind(total("!=", DIGITS[:4], 3), 4, 2),
        "Unlike, 3 cells each": Kind(lambda _: Unlike(scope(6)), 2, 2),
        "Total ==, 5 cells, sums above 65,536": Kind(total("==", (0, *(7**i for i in range(1, 8))), 5), 8, 4, 3),
        **{name: Kind(*drawn) for name, drawn in BOARDS.items()},
    }
)
"""Every public kind of constraint; last of their kind those beyond a limit of the code."""


@dataclass(frozen=True)
class Reach:
    """One constraint on one element: candidates before, after ``unit``, after ``local``, and with full support."""

    before: int
    unit: int
    local: int
    full: int


def element(kind: Kind, cells: int, draw: Random) -> Candidates:
    """From ``least`` to ``most`` values for each cell."""
    kept = [draw.sample(range(kind.values), draw.randint(kind.least, kind.most)) for _ in range(cells)]
    return Candidates([sum(1 << value for value in values) for values in kept])


def reach(constraint: Constraint, before: Candidates, values: int) -> Reach:
    """What each strength leaves of ``before``, with this constraint alone, beside what can be left."""
    names, labels = tuple(f"x{cell}" for cell in constraint.scope), tuple(map(str, range(values)))
    projector = Projector(Rules(names, labels, (constraint,)))
    unit, local = (projector.project(before, strength).count() for strength in ("unit", "local"))
    return Reach(before.count(), unit, local, alpha(constraint.solutions(before), len(before)).count())


def draws(kind: Kind, examples: int, seed: int) -> list[Reach]:
    """So many random constraints, each on a random element."""
    draw = Random(seed)
    found = []
    for _ in range(examples):
        constraint = kind.draw(draw)
        found.append(reach(constraint, element(kind, len(constraint.scope), draw), kind.values))
    return found


def summary(name: str, found: Sequence[Reach]) -> list[object]:
    """How many elements can be narrowed, and of these the share on which each strength reaches full support."""
    narrowed = [each for each in found if each.full < each.before]
    return [
        name,
        len(found),
        len(narrowed),
        share(sum(each.unit == each.full for each in narrowed), len(narrowed)),
        share(sum(each.local == each.full for each in narrowed), len(narrowed)),
        share(sum(each.before - each.local for each in narrowed), sum(each.before - each.full for each in narrowed)),
    ]


def share(part: int, whole: int) -> str:
    """A share in percent, rounded down: 100 is said only of all. A dash if there is nothing to share."""
    return f"{1000 * part // whole / 10:.1f}" if whole else "-"


def main(words: Sequence[str]) -> int:
    """Draw, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--examples", type=int, default=300, help="random elements for each kind")
    parser.add_argument("--seed", type=int, default=0, help="of all draws")
    arguments = parser.parse_args(words)
    head = ["constraint", "elements", "that can be narrowed", "unit is full support, %", "local is full support, %"]
    rows = [summary(name, draws(kind, arguments.examples, arguments.seed)) for name, kind in KINDS.items()]
    print(f"{machine()}, seed {arguments.seed}\n\n{table([*head, 'removable removed by local, %'], rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
