"""The six relations between a quantity and a bound, by their signs."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from neurosym.errors import ModelError

RELATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


def compare(quantity: int, relation: str, bound: int) -> bool:
    """Does ``quantity relation bound`` hold?"""
    return bool(RELATIONS[relation](quantity, bound))


def known_relation(constraint: object, relation: str) -> None:
    """Raise ModelError if the sign is none of the six."""
    if relation not in RELATIONS:
        raise ModelError(f"{constraint} has the relation {relation!r}; use one of {' '.join(RELATIONS)}.")


def bounds(relation: str, bound: int, most: int) -> tuple[int, int]:
    """The least and the largest number from 0 to ``most`` for which one of the relations but ``!=`` holds.

    The least is above the largest if there is none.
    """
    least = {">=": bound, ">": bound + 1, "==": bound}.get(relation, 0)
    largest = {"<=": bound, "<": bound - 1, "==": bound}.get(relation, most)
    return least, largest
