"""The cells that take a value of a set hang together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurosym.cnf import Cnf, Cut
from neurosym.constraints.base import Constraint, Rung, Variables
from neurosym.constraints.linear import Linear
from neurosym.constraints.linked import pieces, sides, top
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates

WIDE = 2_000
"""Cells above which it is not looked for what lies beyond a piece: a hole in it counts as a way out."""
MOST_CUTS = 8
"""Cells of a stray component that are cut off at once; one would do, more save rounds."""

FEW_BESIDE = 4
"""Cells beside a cell of a board."""


@dataclass(frozen=True)
class Connected(Constraint):
    """The cells with a value in the bit set ``values`` form one connected piece, or there are none. Full support.

    ``links`` are pairs of positions of the scope, from 0, that lie side by side. With ``roots`` (positions too) there
    may be several pieces, and each holds a root. Projection: what cannot be reached goes, and a cell on every way
    from a cell that is in to where it must lead is in (articulation points; Hopcroft and Tarjan, CACM 1973). As clauses
    it is lazy: only the cuts that a model calls for are written, each saying that a piece must have a way out.
    """

    values: int
    links: tuple[tuple[int, int], ...]
    roots: tuple[int, ...] = ()

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("told", "unit"), Rung("cut cell", "unit", settles=True))

    def __post_init__(self) -> None:
        super().__post_init__()
        named = [*self.roots, *(position for link in self.links for position in link)]
        if any(not 0 <= position < len(self.scope) for position in named):
            raise ModelError(f"{self}: links and roots name positions of the scope, 0 to {len(self.scope) - 1}.")

    @cached_property
    def beside(self) -> list[list[int]]:
        """For each position those that are linked with it."""
        return sides(len(self.scope), self.links)

    @property
    def farthest(self) -> int:
        """No cell is more steps than these from a root, or from the first cell that is in."""
        return len(self.scope)

    def check(self, values: Answer) -> bool:
        return not self._stray(pieces(self.beside, {i for i, value in enumerate(values) if self.values >> value & 1}))

    def _stray(self, found: list[list[int]]) -> list[list[int]]:
        """The pieces that must have a way out: those without a root; without roots all but one of the largest."""
        if self.roots:
            return [piece for piece in found if not {*self.roots} & {*piece}]
        return sorted(found, key=len)[:-1]

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        if candidates.is_bottom or (rule == "told" and not candidates.is_complete):
            return candidates
        may = [mask & self.values != 0 for mask in candidates]
        must = [mask & ~self.values == 0 for mask in candidates]
        start = must.index(True) if True in must and not self.roots else -1
        if start < 0 and not self.roots:
            return candidates
        reached, needed = self._explore(start, may, must)
        if any(is_in and not found for is_in, found in zip(must, reached, strict=True)):
            return Candidates([0] * len(candidates))
        return Candidates(
            [
                mask & ~self.values if not found else mask & self.values if i in needed else mask
                for i, (mask, found) in enumerate(zip(candidates, reached, strict=True))
            ]
        )

    def _explore(self, start: int, may: list[bool], must: list[bool]) -> tuple[list[bool], set[int]]:
        """What is reached from ``start`` through ``may``, and what lies on all ways from there to some ``must``.

        ``start`` -1 stands for a place beyond the board that all roots lie beside. Depth first, with low points.
        """
        beside, outset = self.beside, [root for root in self.roots if may[root]] if start < 0 else self.beside[start]
        at_root = {*outset} if start < 0 else set()
        number = [0] * len(self.scope)  # in order of discovery from 1 on; the place beyond the board is 1 itself
        if start >= 0:
            number[start] = 1
        low, holds = [0] * len(self.scope), [*must]
        needed: set[int] = set()
        found, stack = 1, [(start, iter(outset))]
        while stack:
            here, ways = stack[-1]
            for there in ways:
                if not may[there]:
                    continue
                if not number[there]:
                    found += 1
                    number[there] = found
                    # The way back to where one came from counts as well: it never leads below the one before.
                    low[there] = 1 if there in at_root else found
                    stack.append((there, iter(beside[there])))
                    break
                if here >= 0:
                    low[here] = min(low[here], number[there])
            else:
                stack.pop()
                before = stack[-1][0] if stack else -1
                if before >= 0 and here >= 0:
                    low[before] = min(low[before], low[here])
                    holds[before] = holds[before] or holds[here]
                    if holds[here] and low[here] >= number[before] and before != start:
                        needed.add(before)
        return [number[i] > 0 for i in range(len(self.scope))], needed

    def relax(self, top: Candidates) -> Sequence[Linear]:
        return ()

    def encode(self, cnf: Cnf) -> None:
        cnf.defer(self)
        self._foresee(cnf)

    def _foresee(self, cnf: Cnf) -> None:
        """The cuts of pieces of one cell, and of two, that cannot be the whole: those that a model would call for most.

        Without roots that is known only where some cell is in for sure. Not where a cell has many beside it: so have
        edges, which other rules keep from standing alone.
        """
        if any(len(near) > FEW_BESIDE for near in self.beside):
            return
        inside = [cnf.member(cell, self.values) for cell in self.scope]
        homes = {*(self.roots or [i for i, literal in enumerate(inside) if literal == cnf.true][:1])}
        if not homes:
            return
        for i, near in enumerate(self.beside):
            if i not in homes and inside[i] != -cnf.true:
                cnf.add(-inside[i], *(inside[j] for j in near))
            for j in (j for j in near if i < j and homes.isdisjoint((i, j))):
                around = dict.fromkeys([*near, *self.beside[j]])
                cnf.add(-inside[i], -inside[j], *(inside[there] for there in around if there not in (i, j)))

    def cuts(self, values: Answer) -> Iterator[Cut]:
        """Each stray piece, once for some of its cells: this cell is out, or one by which the piece can get out is in.

        Without roots, or a cell of another piece is out.
        """
        inside = {i for i, value in enumerate(values) if self.values >> value & 1}
        found = pieces(self.beside, inside)
        stray = self._stray(found)
        home = sorted(found, key=len)[-1][0] if stray and not self.roots else -1
        for piece in stray:
            way_out = [(there, self.values) for there in self._ways_out(piece, home)]
            other = [(home, ~self.values)] if home >= 0 else []
            for here in piece[:MOST_CUTS]:
                yield (here, ~self.values), *other, *way_out

    def _ways_out(self, piece: list[int], home: int) -> Iterator[int]:
        """The cells around a piece by which a way leads on: to a cell beyond them, in reach of home, or to a root.

        Without those that lead back to the piece only: on a net of edges, the chords of a loop.
        """
        near = {*piece}.union(*(self.beside[here] for here in piece))
        ring = {there for here in near for there in self.beside[here] if there not in near}
        reached = ring if len(self.scope) > WIDE else self._beyond(near, ring, home)
        roots = {*self.roots}
        for here in sorted(near.difference(piece)):
            if here in roots or not reached.isdisjoint(self.beside[here]):
                yield here

    def _beyond(self, near: set[int], ring: set[int], home: int) -> set[int]:
        """What of the ``ring`` around ``near`` is in reach of home, or of a root, without passing ``near``.

        Grown from all of the ring at once until one part of the board at most is not known whole: no way leads in but
        through the ring, so what was not met is in that part, and the largest need not be walked.
        """
        parent, of = {here: here for here in ring}, {here: here for here in ring}
        waiting, growing, queue = dict.fromkeys(ring, 1), {*ring}, sorted(ring)
        for here in queue:  # grows as it is walked
            if len(growing) < 2:
                break
            part = top(parent, of[here])
            waiting[part] -= 1
            for there in self.beside[here]:
                if there in near:
                    continue
                if there not in of:
                    of[there] = part
                    waiting[part] += 1
                    queue.append(there)
                elif (other := top(parent, of[there])) != part:
                    parent[other] = part
                    waiting[part] += waiting[other]
                    growing.discard(other)
            if not waiting[part]:
                growing.discard(part)
        homes = [home] if home >= 0 else [root for root in self.roots if root not in near]
        reached = {part for one in homes for part in ([top(parent, of[one])] if one in of else growing)}
        return {here for here in ring if top(parent, here) in reached}

    def post(self, model: Any, variables: Variables) -> None:
        """Each cell that is in has a distance from a root: 0, or one more than the least around it.

        The chosen cells decide all else: where answers are counted, each must come once.
        """
        chosen = [_inside(model, variables, cell, self.values) for cell in self.scope]
        distance = [model.new_int_var(0, self.farthest, "") for _ in self.scope]
        for i in range(len(self.scope)):
            model.add(distance[i] == 0).only_enforce_if(~chosen[i])
        first, before = {root: chosen[root] for root in self.roots}, model.new_constant(0)
        for i, own in enumerate(() if self.roots else chosen):  # the first of those that are in
            first[i], some = model.new_bool_var(""), model.new_bool_var("")
            model.add_bool_and([own, ~before]).only_enforce_if(first[i])
            model.add_bool_or([first[i], ~own, before])
            model.add_bool_or([before, own]).only_enforce_if(some)
            model.add_bool_and([~before, ~own]).only_enforce_if(~some)
            before = some
        for i, near in enumerate(self.beside):
            nearer = []
            for j in near:
                step = model.new_bool_var("")
                model.add_bool_and([chosen[i], chosen[j]]).only_enforce_if(step)
                model.add(distance[i] == distance[j] + 1).only_enforce_if(step)
                model.add(distance[i] <= distance[j]).only_enforce_if([chosen[i], chosen[j], ~step])
                nearer.append(step)
            beginning = [first[i]] if i in first else []
            model.add_bool_or([~chosen[i], *beginning, *nearer])
            for literal in beginning:
                model.add(distance[i] == 0).only_enforce_if(literal)

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        if any(now & ~self.values == 0 != was & ~self.values for was, now in zip(before, after, strict=True)):
            return f"the only way in {self}"
        return f"out of reach in {self}"


def _inside(model: Any, variables: Variables, cell: int, values: int) -> Any:
    """A Boolean that says that the cell takes one of these values."""
    hits = [variables.literal(cell, value) for value in variables.values(cell) if values >> value & 1]
    if len(hits) == 1:
        return hits[0]
    literal = model.new_bool_var("")
    model.add(sum(hits) + model.new_constant(0) == literal)
    return literal
