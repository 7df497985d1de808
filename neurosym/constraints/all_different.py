"""All cells of a group take different values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

from neurosym.cnf import Cnf
from neurosym.constraints.base import Constraint, Rung, Variables, single, together
from neurosym.constraints.linear import Linear, sets
from neurosym.constraints.pairing import distinct
from neurosym.lattice import Answer, Candidates, bits


@dataclass(frozen=True)
class AllDifferent(Constraint):
    """No two cells of the scope take the same value. With one cell it is always true.

    The rungs, cheapest first: naked and hidden singles, naked and hidden pairs, then full support: a candidate
    stays exactly if some assignment of different values uses it. Hidden rules need as many values as cells.
    """

    ladder: ClassVar[tuple[Rung, ...]] = (
        Rung("naked single", "unit", settles=True),
        Rung("hidden single", "unit"),
        Rung("naked pair", "local"),
        Rung("hidden pair", "local"),
        Rung("Hall set", "local", settles=True),
    )

    def check(self, values: Answer) -> bool:
        return len(set(values)) == len(values)

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        union = 0
        for mask in candidates:
            union |= mask
        spare = union.bit_count() - len(candidates)
        if spare < 0:
            return Candidates([0] * len(candidates))
        match rule:
            case "naked single":
                return naked_singles(candidates)
            case "hidden single":
                return candidates if spare else _hidden_singles(candidates)
            case "naked pair":
                return _naked_pairs(candidates)
            case "hidden pair":
                return candidates if spare else _hidden_pairs(candidates)
            case _:
                return _full_support(candidates)

    def relax(self, top: Candidates) -> Sequence[Linear]:
        union = 0
        for mask in top:
            union |= mask
        least = 1 if union.bit_count() <= len(self.scope) else None
        return [sets(self.scope, [1 << value] * len(self.scope), top, least, 1) for value in bits(union)]

    def encode(self, cnf: Cnf) -> None:
        places: dict[int, list[int]] = {}
        for cell in self.scope:
            for value in cnf.values(cell):
                places.setdefault(value, []).append(cnf.literal(cell, value))
        if len(places) < len(self.scope):
            cnf.add()
        for literals in places.values():
            cnf.at_most_one(literals)
            if len(places) == len(self.scope):
                cnf.add(*literals)

    def post(self, model: Any, variables: Variables) -> None:
        model.add_all_different([variables.number(cell) for cell in self.scope])

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        if after.is_bottom:
            return f"{self} has too few values left for its cells"
        gone = [(i, a & ~b) for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
        if rule == "naked single":
            lost = 0
            for _, mask in gone:
                lost |= mask
            left = "only value left, " if all(single(after[i]) >= 0 for i, _ in gone) else ""
            return f"{left}{together(labels, lost)} already in {self}"
        if rule == "hidden single":
            placed = [single(after[i]) for i, _ in gone]
            return f"only place for {' '.join(labels[value] for value in placed if value >= 0)} in {self}"
        hall = _hall_set(before, gone[0][0], gone[0][1])
        held = f"{hall.bit_count()} cells hold {together(labels, hall)}" if hall else "a set of values is spoken for"
        return f"{held} in {self} ({rule})"


def naked_singles(candidates: Candidates) -> Candidates:
    """Remove each value that some cell must take from the other cells, until nothing changes."""
    fixed = 0
    for mask in candidates:
        if not mask & (mask - 1):
            if fixed & mask:
                return Candidates([0] * len(candidates))
            fixed |= mask
    masks, changed = list(candidates), False
    while fixed:
        found = 0
        for i, mask in enumerate(masks):
            if mask & fixed and mask & (mask - 1):
                masks[i], changed = mask & ~fixed, True
                if not masks[i] & (masks[i] - 1):
                    if not masks[i] or found & masks[i]:
                        return Candidates([0] * len(masks))
                    found |= masks[i]
        fixed = found
    return Candidates(masks) if changed else candidates


def _hidden_singles(candidates: Candidates) -> Candidates:
    """A value with one place left goes there. All values are needed: there are as many as cells."""
    once = twice = 0
    for mask in candidates:
        twice |= once & mask
        once |= mask
    if once.bit_count() < len(candidates):
        return Candidates([0] * len(candidates))
    alone = once & ~twice
    if not alone:
        return candidates
    # A cell that is the only place of two values makes this bottom: an empty intersection.
    masks = []
    for mask in candidates:
        lonely = mask & alone
        masks.append(mask if not lonely else lonely if not lonely & (lonely - 1) else 0)
    return Candidates(masks)


def _naked_pairs(candidates: Candidates) -> Candidates:
    """Two cells with the same two values keep these to themselves. Naked singles first, or it is not monotone."""
    candidates = naked_singles(candidates)
    first: dict[int, int] = {}
    pairs = [(first[m], i) for i, m in enumerate(candidates) if m.bit_count() == 2 and first.setdefault(m, i) != i]
    if not pairs:
        return candidates
    masks = list(candidates)
    for a, b in pairs:
        taken = candidates[a]
        for i in range(len(masks)):
            if i != a and i != b:
                masks[i] &= ~taken
    return Candidates(masks)


def _hidden_pairs(candidates: Candidates) -> Candidates:
    """Two values with the same two places fill these. Hidden singles first, until there are none, for the same reason.

    All values are needed: there are as many as cells.
    """
    while (after := _hidden_singles(candidates)) != candidates:
        candidates = after
    once = twice = more = 0
    for mask in candidates:
        more |= twice & mask
        twice |= once & mask
        once |= mask
    pairs: dict[tuple[int, ...], int] = {}
    for value in bits(twice & ~more):
        where = tuple([i for i, mask in enumerate(candidates) if mask >> value & 1])
        pairs[where] = pairs.get(where, 0) | 1 << value
    masks = list(candidates)
    for where, values in pairs.items():
        if values.bit_count() > 2:  # three values for two places
            return Candidates([0] * len(masks))
        if values.bit_count() == 2:
            for i in where:
                masks[i] &= values
    return Candidates(masks)


def _full_support(candidates: Candidates) -> Candidates:
    """Keep what some maximum matching uses (Regin, AAAI 1994).

    The open cells form a graph: i points to j if i could take the value that the matching gives j. Exchanging along a
    cycle or along a path to an unused value gives another matching; nothing else does. So i may take j's value
    exactly if j reaches i (both lie in one strongly connected component) or j reaches a cell with an unused value.
    Components come from the transitive closure on bit sets (Warshall), quicker here than Tarjan's stack.
    """
    candidates = naked_singles(candidates)
    places = [i for i, mask in enumerate(candidates) if mask & (mask - 1)]
    if not places:
        return candidates
    masks = [candidates[i] for i in places]
    owner = distinct(masks)
    if owner is None:
        return Candidates([0] * len(candidates))
    cells = range(len(masks))
    given = [0] * len(masks)
    for value, cell in owner.items():
        given[cell] = 1 << value
    used = sum(given)
    reach = [sum([1 << j for j in cells if mask & given[j]]) for mask in masks]
    for k in cells:
        through, bit = reach[k], 1 << k
        for i in cells:
            if reach[i] & bit:
                reach[i] |= through
    escapes = sum([1 << i for i in cells if masks[i] & ~used])
    kept = list(candidates)
    for i, mask in enumerate(masks):
        keep = mask & ~used | given[i]
        for j in cells:
            if mask & given[j] and reach[j] & (1 << i | escapes):
                keep |= given[j]
        kept[places[i]] = keep
    return Candidates(kept)


def _hall_set(candidates: Candidates, cell: int, lost: int) -> int:
    """The values of the smallest group of other cells with no more values than cells that holds all of ``lost``."""
    others = [mask for i, mask in enumerate(candidates) if i != cell]
    for size in range(1, min(len(others), 5) + 1):
        for group in combinations(others, size):
            union = 0
            for mask in group:
                union |= mask
            if union.bit_count() == size and not lost & ~union:
                return union
    return 0
