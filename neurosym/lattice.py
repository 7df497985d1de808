"""Candidates: the abstract domain, a powerset of values for each cell.

An element is a tuple of ints, one for each cell, each int a bit set of the values still possible. The order is
inclusion cell by cell: ``a <= b`` reads "a knows at least as much as b". The concretisation ``gamma`` lists the
answers inside an element; the abstraction ``alpha`` gives the least element around a set of answers; together they
form a Galois connection (Cousot and Cousot, POPL 1977, section 5).

There is *one* bottom. An element in which any cell has no value contains no answer, so all such elements mean the
same thing and are stored as the same thing, all cells empty. Without this the plainest projection of all-different
is not monotone and the fixpoint depends on the order of constraints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

Answer: TypeAlias = tuple[int, ...]
"""A value for each cell, by number."""


class Candidates(tuple[int, ...]):
    """A set of values for each cell, normalised to the one bottom if any cell has none.

    Comparison operators are the lattice order, not the order of tuples: two elements may be incomparable.
    An element over no cells contains exactly one answer, the empty one, and is not bottom.
    """

    __slots__ = ()

    def __new__(cls, masks: Iterable[int]) -> Candidates:
        self = tuple.__new__(cls, masks)
        if 0 in self and any(self):
            return tuple.__new__(cls, (0,) * len(self))
        return self

    @classmethod
    def full(cls, cells: int, values: int) -> Candidates:
        """The top element: each of ``cells`` cells may take each of ``values`` values."""
        return cls([(1 << values) - 1] * cells)

    @classmethod
    def of_answer(cls, answer: Sequence[int]) -> Candidates:
        """The element that contains just this answer."""
        return cls([1 << value for value in answer])

    @property
    def is_bottom(self) -> bool:
        """No answer is inside. (The element over no cells is not bottom.)"""
        return 0 in self

    @property
    def is_complete(self) -> bool:
        """Exactly one answer is inside."""
        return all(mask and not mask & (mask - 1) for mask in self)

    def meet(self, other: Candidates) -> Candidates:
        """Greatest lower bound: what both allow."""
        return Candidates([a & b for a, b in zip(self, other, strict=True)])

    def join(self, other: Candidates) -> Candidates:
        """Least upper bound: what either allows, cell by cell."""
        return Candidates([a | b for a, b in zip(self, other, strict=True)])

    def __and__(self, other: Candidates) -> Candidates:
        return self.meet(other)

    def __or__(self, other: Candidates) -> Candidates:
        return self.join(other)

    def __le__(self, other: tuple[int, ...]) -> bool:
        return all(not a & ~b for a, b in zip(self, other, strict=True))

    def __ge__(self, other: tuple[int, ...]) -> bool:
        return all(not b & ~a for a, b in zip(self, other, strict=True))

    def __lt__(self, other: tuple[int, ...]) -> bool:
        return self != other and self <= other

    def __gt__(self, other: tuple[int, ...]) -> bool:
        return self != other and self >= other

    def contains(self, answer: Sequence[int]) -> bool:
        """Is this answer inside?"""
        return all(mask >> value & 1 for mask, value in zip(self, answer, strict=True))

    def restrict(self, scope: Sequence[int]) -> Candidates:
        """The same knowledge about the cells of ``scope`` only, in that order."""
        return Candidates([self[cell] for cell in scope])

    def assign(self, cell: int, value: int) -> Candidates:
        """The fork in which ``cell`` takes ``value``; bottom if that value is not a candidate."""
        return self.narrow(cell, 1 << value)

    def remove(self, cell: int, value: int) -> Candidates:
        """The fork in which ``cell`` does not take ``value``."""
        return self.narrow(cell, ~(1 << value))

    def narrow(self, cell: int, mask: int) -> Candidates:
        """The fork in which ``cell`` keeps only the values in ``mask``."""
        masks = list(self)
        masks[cell] &= mask
        return Candidates(masks)

    def size(self) -> int:
        """How many answers are inside (the cardinality of gamma)."""
        product = 1
        for mask in self:
            product *= mask.bit_count()
        return product

    def count(self) -> int:  # type: ignore[override]  # the lattice measure, not tuple.count
        """How many (cell, value) pairs are left: the height in the lattice, 0 at bottom."""
        return sum(mask.bit_count() for mask in self)

    def answer(self) -> Answer:
        """The one answer inside a complete element; ValueError if there is not exactly one."""
        if not self.is_complete:
            raise ValueError(f"not complete: {self.size()} answers inside")
        return tuple(mask.bit_length() - 1 for mask in self)

    def __repr__(self) -> str:
        return f"Candidates([{', '.join('{' + ' '.join(map(str, bits(mask))) + '}' for mask in self)}])"


def bits(mask: int) -> Iterator[int]:
    """The values in a bit set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def alpha(answers: Iterable[Sequence[int]], cells: int) -> Candidates:
    """The least element that contains all ``answers`` (over ``cells`` cells); bottom for none of them.

    Over no cells there is one answer only, so the result cannot tell "none" from "the empty answer".
    """
    masks = [0] * cells
    for answer in answers:
        for cell, value in enumerate(answer):
            masks[cell] |= 1 << value
    return Candidates(masks)


def gamma(candidates: Candidates) -> Iterator[Answer]:
    """Every answer inside, lazily, in ascending order of values (the last cell varies fastest)."""
    if candidates.is_bottom:
        return
    choices = [tuple(bits(mask)) for mask in candidates]
    digits = [0] * len(choices)
    while True:
        yield tuple(choice[digit] for choice, digit in zip(choices, digits, strict=True))
        for cell in range(len(choices) - 1, -1, -1):
            digits[cell] += 1
            if digits[cell] < len(choices[cell]):
                break
            digits[cell] = 0
        else:
            return
