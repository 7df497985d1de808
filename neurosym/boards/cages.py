"""Cages of cells with a number, and how the number comes from the values inside: by one of the four ways, or by any."""

from __future__ import annotations

from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.difference import Difference
from neurosym.constraints.product import Product
from neurosym.constraints.quotient import Quotient
from neurosym.constraints.regular import Regular
from neurosym.constraints.table import Table
from neurosym.constraints.total import Total


def cage(cells: tuple[int, ...], sign: str, target: int, numbers: tuple[int, ...], name: str) -> Constraint:
    """The numbers in the cells come to ``target`` by ``sign``: ``+``, ``*`` or ``x``; of two cells ``-`` or ``/`` too.

    Without a sign by some of these ways; a cell alone then holds the target. All ``numbers`` are above 0.
    """
    match sign:
        case "+":
            return Total(cells, "==", target, numbers, name=name)
        case "*" | "x":
            return Product(cells, target, numbers, name=name)
        case "-":
            return Difference(cells, target, numbers, name=name)
        case "/":
            return Quotient(cells, target, numbers, name=name)
    return pair(cells, target, numbers, name) if len(cells) == 2 else group(cells, target, numbers, name)


def pair(cells: tuple[int, ...], target: int, numbers: tuple[int, ...], name: str) -> Table:
    """Two cells whose sum, product, difference or quotient is the target."""
    values = range(len(numbers))
    ways = {(v, w): (numbers[v], numbers[w]) for v in values for w in values}
    rows = [row for row, (a, b) in ways.items() if target in (a + b, a * b, abs(a - b), a / b, b / a)]
    return Table(cells, tuple(rows), name=name)


def group(cells: tuple[int, ...], target: int, numbers: tuple[int, ...], name: str) -> Regular:
    """Cells whose sum or product is the target."""
    most = min(target, len(cells) * max(numbers)) + 1

    def step(state: tuple[int, int], value: int) -> tuple[int, int]:  # the sum, and the product or 0 if it is too much
        product = state[1] * numbers[value]
        return min(state[0] + numbers[value], most), product if product and target % product == 0 else 0

    return Regular(cells, *parts.automaton((0, 1), step, lambda state: target in state, len(numbers)), name=name)
