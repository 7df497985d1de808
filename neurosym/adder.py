"""Weighted sums as clauses, by binary addition: where an automaton would have a state for each of very many sums."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

from neurosym.cnf import Cnf

MOST_STATES = 100_000
"""Sums on the way for which an automaton is written; its clauses tell more than those of an adder."""

Row = Sequence[tuple[int, int]]
"""What a cell may add, each number with its literal, of which one holds."""


def is_wide(rows: Sequence[Row]) -> bool:
    """Could there be more sums on the way than an automaton is written for?"""
    ways = states = 1
    span = 0
    step = gcd(*(term - row[0][0] for row in rows for term, _ in row))
    for row in rows:
        terms = [term for term, _ in row]
        ways, span = ways * len({*terms}), span + (max(terms, default=0) - min(terms, default=0)) // (step or 1)
        states += min(ways, span + 1)
        if states > MOST_STATES:
            return True
    return False


def between(cnf: Cnf, rows: Sequence[Row], least: int | None, most: int | None) -> None:
    """The sum of what the rows add is from ``least`` to ``most``; None is no bound.

    The sum in binary, by full adders (Eén and Sörensson, JSAT 2006), beside numbers that are known.
    """
    base, digits = _sum(cnf, rows)
    ones = (1 << len(digits)) - 1
    if most is not None and most - base < ones:
        _at_most(cnf, digits, most - base)
    if least is not None and least - base > 0:
        _at_most(cnf, [-digit for digit in digits], ones - (least - base))


def unequal(cnf: Cnf, rows: Sequence[Row], bound: int) -> None:
    """The sum of what the rows add is not ``bound``."""
    base, digits = _sum(cnf, rows)
    if 0 <= bound - base < 1 << len(digits):
        cnf.add(*(-digit if bound - base >> n & 1 else digit for n, digit in enumerate(digits)))


def _sum(cnf: Cnf, rows: Sequence[Row]) -> tuple[int, list[int]]:
    """The least sum, and the binary digits, lowest first, of how much the sum is above it."""
    base = sum(min((term for term, _ in row), default=0) for row in rows)
    columns: list[list[int]] = []
    for row in rows:
        least = min((term for term, _ in row), default=0)
        for term, literal in row:
            for n in range((term - least).bit_length()):
                columns += [[] for _ in range(n + 1 - len(columns))]
                if term - least >> n & 1:
                    columns[n].append(literal)
    digits = []
    for n, column in enumerate(columns):  # grows as it is walked
        while len(column) > 1:
            digit, carry = _added(cnf, column[:3])
            column[:3] = []
            column.append(digit)
            if n + 1 == len(columns):
                columns.append([])
            columns[n + 1].append(carry)
        digits.append(column[0] if column else -cnf.true)
    return base, digits


def _added(cnf: Cnf, literals: Sequence[int]) -> tuple[int, int]:
    """The lower and the upper digit of how many of two or three literals hold."""
    a, b, c = literals if len(literals) == 3 else (*literals, -cnf.true)
    digit, carry = cnf.new(), cnf.new()
    for x, y, z in ((a, b, c), (a, -b, -c), (-a, b, -c), (-a, -b, c)):
        cnf.add(x, y, z, -digit)
        cnf.add(-x, -y, -z, digit)
    for x, y in ((a, b), (a, c), (b, c)):
        cnf.add(x, y, -carry)
        cnf.add(-x, -y, carry)
    return digit, carry


def _at_most(cnf: Cnf, digits: Sequence[int], bound: int) -> None:
    """The number that the digits write is at most the bound: where it has a 1 too many, a higher 1 is missing."""
    if bound < 0:
        cnf.add()
        return
    for n, digit in enumerate(digits):
        if not bound >> n & 1:
            higher = (-other for m, other in enumerate(digits) if m > n and bound >> m & 1)
            cnf.add(-digit, *higher)
