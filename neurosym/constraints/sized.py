"""Cells that lie side by side and take the same value form groups of a given size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear
from neurosym.constraints.linked import pieces, sides, subsets
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates

MOST_SUBSETS = 3_000
"""Steps in listing the groups of one value that could be; where there are more, they are left to the cuts."""
MOST_CUTS = 2
"""Clauses for one group that is too small or too large; one would do, more save rounds."""


@dataclass(frozen=True)
class Sized(Constraint):
    """Each largest group of linked cells of the value v has from ``sizes[v][0]`` to ``sizes[v][1]`` cells.

    ``links`` are pairs of positions of the scope, from 0, that lie side by side; a group is held together by them.
    Projection: a group that cannot become large enough, one that would become too large, and the only way to grow.
    """

    links: tuple[tuple[int, int], ...]
    sizes: tuple[tuple[int, int], ...]

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("told", "unit"), Rung("group", "unit"))

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(not 0 <= position < len(self.scope) for link in self.links for position in link):
            raise ModelError(f"{self}: links name positions of the scope, 0 to {len(self.scope) - 1}.")

    def validate(self, top: Candidates) -> None:
        if any(mask >> len(self.sizes) for mask in top):
            raise ModelError(f"{self} has {len(self.sizes)} sizes; give one for each value.")

    @cached_property
    def beside(self) -> list[list[int]]:
        """For each position those that are linked with it."""
        return sides(len(self.scope), self.links)

    def check(self, values: Answer) -> bool:
        return all(self.sizes[value][0] <= len(group) <= self.sizes[value][1] for value, group in self._groups(values))

    def _groups(self, values: Answer) -> Iterator[tuple[int, list[int]]]:
        """Each value with each of its groups."""
        for value in {*values}:
            for group in pieces(self.beside, {i for i, own in enumerate(values) if own == value}):
                yield value, group

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom or (rule == "told" and not candidates.is_complete):
            return candidates
        masks = [*candidates]
        for value, (least, most) in enumerate(self.sizes):
            bit = 1 << value
            may = {i for i, mask in enumerate(candidates) if mask & bit}
            must = {i for i in may if candidates[i] == bit}
            if least > 1:
                for i in (i for piece in pieces(self.beside, may) if len(piece) < least for i in piece):
                    masks[i] &= ~bit
            if not self._grow(may, must, least, most, bit, masks):
                return Candidates([0] * len(masks))
        return Candidates(masks)

    def _grow(self, may: set[int], must: set[int], least: int, most: int, bit: int, masks: list[int]) -> bool:
        """Tell ``masks`` what the groups of decided cells say of the cells around them; false if there is no way."""
        groups = pieces(self.beside, must)
        number = {i: n for n, group in enumerate(groups) for i in group}
        exits: list[list[int]] = [[] for _ in groups]
        for i in {there for here in must for there in self.beside[here] if there in may} - must:
            around = {number[there] for there in self.beside[i] if there in number}
            if 1 + sum(len(groups[n]) for n in around) > most:
                masks[i] &= ~bit
                continue
            for n in around:
                exits[n].append(i)
        for group, ways in zip(groups, exits, strict=True):
            if len(group) > most or (len(group) < least and not ways):
                return False
            if len(group) < least and len(ways) == 1:
                masks[ways[0]] &= bit
        return True

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return ()

    def encode(self, cnf: Cnf) -> None:
        for value, (least, most) in enumerate(self.sizes):
            bit = 1 << value
            may = {i for i, cell in enumerate(self.scope) if cnf.top[cell] & bit}
            must = {i for i in may if cnf.top[self.scope[i]] == bit}
            for i in self._lost(may, must, least, most):
                cnf.add(-cnf.literal(self.scope[i], value))
                may.discard(i)
            groups = subsets(self.beside, may, least, MOST_SUBSETS) if least == most else None
            if groups is not None:
                self._list(cnf, value, may, must, groups)
            elif least > 1:
                for i in may:
                    around = [cnf.literal(self.scope[j], value) for j in self.beside[i] if j in may]
                    cnf.add(-cnf.literal(self.scope[i], value), *around)
        cnf.defer(self)

    def _lost(self, may: set[int], must: set[int], least: int, most: int) -> set[int]:
        """Positions too far from any decided group to join it, where there is no room for another group."""
        reached, room = set(must), may - must
        for group in pieces(self.beside, must):
            met, ring = {*group}, group
            for _ in range(most - len(group)):
                ring = [*{there for here in ring for there in self.beside[here] if there in may and there not in met}]
                met.update(ring)
            reached |= met
            room.difference_update(there for here in group for there in self.beside[here])
        for piece in pieces(self.beside, room):
            if len(piece) >= least:
                reached.update(piece)
        return may - reached

    def _list(self, cnf: Cnf, value: int, may: set[int], must: set[int], groups: list[tuple[int, ...]]) -> None:
        """A name for each group that can be, with its cells in and those around it out; a cell that is in has one."""
        of: dict[int, list[int]] = {i: [] for i in may}
        for group in groups:
            around = {j for i in group for j in self.beside[i] if j in may}.difference(group)
            if around & must:
                continue
            name = cnf.new()
            for i in group:
                cnf.add(-name, cnf.literal(self.scope[i], value))
                of[i].append(name)
            for i in around:
                cnf.add(-name, -cnf.literal(self.scope[i], value))
        for i, names in of.items():
            cnf.add(-cnf.literal(self.scope[i], value), *names)

    def cuts(self, values: Answer) -> Iterator[Cut]:
        """A group that is too small: one of its cells is out, or one around it is in. Too large: one cell is out."""
        for value, group in self._groups(values):
            least, most = self.sizes[value]
            if len(group) < least:
                around = dict.fromkeys(j for i in group for j in self.beside[i] if values[j] != value)
                for i in group[:MOST_CUTS]:
                    yield (i, ~(1 << value)), *((j, 1 << value) for j in around)
            elif len(group) > most:
                inside = {*group}
                for first in group[:: len(group) // MOST_CUTS + 1]:
                    yield [(i, ~(1 << value)) for i in self._nearest(first, inside, most + 1)]

    def _nearest(self, first: int, inside: set[int], count: int) -> list[int]:
        """A connected set of ``count`` positions of a larger group, the nearest to its first."""
        part, met = [first], {first}
        for here in part:  # grows as it is walked
            new = [there for there in self.beside[here] if there in inside and there not in met]
            met.update(new)
            part += new
        return part[:count]

    def _within(self, first: int, steps: int) -> list[int]:
        """The positions at most so many steps from the first."""
        found, ring = {first}, [first]
        while ring and steps > 0:
            ring = [*dict.fromkeys(there for here in ring for there in self.beside[here] if there not in found)]
            found.update(ring)
            steps -= 1
        return sorted(found)

    def post(self, model: Any, variables: Variables) -> None:
        """Each group has a head, its first cell; each cell tells its head, and its distance from there.

        No head is further away than the largest group has cells.
        """
        count, far = len(self.scope), max((most for _, most in self.sizes), default=0)
        head = [{h: model.new_bool_var("") for h in self._within(i, far) if h <= i} for i in range(count)]
        distance = [model.new_int_var(0, min(count, far), "") for _ in self.scope]
        for i, own in enumerate(head):
            model.add_exactly_one(own.values())
            model.add(distance[i] == 0).only_enforce_if(own[i])
            nearer = [own[i]]
            for j in self.beside[i]:
                alike, step = model.new_bool_var(""), model.new_bool_var("")
                model.add(variables.number(self.scope[i]) == variables.number(self.scope[j])).only_enforce_if(alike)
                model.add(variables.number(self.scope[i]) != variables.number(self.scope[j])).only_enforce_if(~alike)
                for h in {*own, *head[j]}:
                    mine, other = own.get(h, 0), head[j].get(h, 0)
                    model.add(mine == other).only_enforce_if(alike)
                model.add_implication(step, alike)
                model.add(distance[i] == distance[j] + 1).only_enforce_if(step)
                nearer.append(step)
            model.add_bool_or(nearer)
        for h in range(count):
            size = sum(own[h] for own in head if h in own)
            for value in variables.values(self.scope[h]):
                least, most = self.sizes[value]
                held = [head[h][h], variables.literal(self.scope[h], value)]
                model.add(size >= least).only_enforce_if(held)
                model.add(size <= most).only_enforce_if(held)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        return f"too few or too many cells side by side in {self}"
