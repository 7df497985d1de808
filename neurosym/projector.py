"""The fixpoint of all projections of a problem's constraints, and who removed what.

Strengths, each at least as strong as the one before:

- ``unit``: every constraint's cheap rungs;
- ``local``: every constraint's own best;
- ``shave``: a value is tried, and removed if ``local`` refutes it;
- ``exact``: alpha of gamma, the backbone: only values that some answer takes. By a backend that is given.

The fixpoint does not depend on the order of constraints, for every rung shrinks and is monotone (Apt, TCS 1999);
the engine runs cheap rungs first, and dear ones only when the cheap have nothing left to say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter

from neurosym.constraints.base import Rung
from neurosym.errors import UnknownNameError
from neurosym.lattice import Candidates, bits
from neurosym.outcome import Deduction
from neurosym.problem import Rules

STRENGTHS = ("unit", "local", "shave", "exact")
PATIENCE = 64
"""Projections between two looks at the clock, each counted once more for every ``MANY`` of its cells."""
MANY = 100

Stop = Callable[[], object]
"""Asked now and then; anything true means: stop, what has been removed so far stands."""


def _never() -> bool:
    return False


class Projector:
    """The engine for one set of rules. It knows constraints only as functions from candidates to candidates."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._scopes = [constraint.scope for constraint in rules.constraints]
        self._gather = [_getter(scope) for scope in self._scopes]
        watchers: list[list[int]] = [[] for _ in rules.cells]
        for number, scope in enumerate(self._scopes):
            for cell in scope:
                watchers[cell].append(number)
        self.watchers = [tuple(numbers) for numbers in watchers]
        self._ladders = {
            strength: [
                tuple(rung for rung in constraint.ladder if strength == "local" or rung.strength == "unit")
                for constraint in rules.constraints
            ]
            for strength in ("unit", "local")
        }

    def project(
        self,
        candidates: Candidates,
        strength: str = "local",
        *,
        changed: Iterable[int] | None = None,
        record: list[Deduction] | None = None,
        failures: list[int] | None = None,
        backbone: Callable[[Candidates], Candidates] | None = None,
        stop: Stop = _never,
    ) -> Candidates:
        """The greatest fixpoint below ``candidates`` at this strength; loses no answer.

        ``changed`` names the cells narrowed since the last fixpoint (None: start from all constraints); ``record``
        receives every deduction; ``failures``, a count for each constraint, one more where the bottom was found;
        ``backbone`` is needed for ``exact`` and gives alpha of the answers inside. When
        ``stop()`` answers true the result is sound but may be short of the fixpoint. Raises UnknownNameError.
        """
        if strength not in STRENGTHS:
            raise UnknownNameError("strength", strength, STRENGTHS)
        if candidates.is_bottom:
            return candidates
        result = self._fixpoint(candidates, "unit" if strength == "unit" else "local", changed, record, stop, failures)
        if strength == "shave":
            result = self._shave(result, record, stop)
        if strength == "exact" and not result.is_bottom and not result.is_complete:
            if backbone is None:
                raise ValueError("strength 'exact' needs a backbone function, from a backend")
            exact = backbone(result)
            _note(record, result, exact, range(len(result)), -1, "exact")
            result = exact
        return result

    def _fixpoint(
        self,
        candidates: Candidates,
        strength: str,
        changed: Iterable[int] | None,
        record: list[Deduction] | None,
        stop: Stop,
        failures: list[int] | None = None,
    ) -> Candidates:
        """Run rungs until none has anything left to say."""
        constraints, scopes, gather, watchers = self.rules.constraints, self._scopes, self._gather, self.watchers
        ladders = self._ladders[strength]
        store, work = list(candidates), _Worklist(ladders)
        work.wake(
            range(len(constraints)) if changed is None else dict.fromkeys(n for c in changed for n in watchers[c])
        )
        patience = PATIENCE
        while (number := work.next()) >= 0:
            patience -= 1 + len(scopes[number]) // MANY
            if patience <= 0:
                patience = PATIENCE
                if stop():
                    break
            before = Candidates(gather[number](store))
            rung = ladders[number][work.rung]
            after = constraints[number].project(before, rung.rule)
            if after is before or after == before:
                work.climb(number)
                continue
            _note(record, before, after, scopes[number], number, rung.rule)
            if after.is_bottom:
                if failures is not None:
                    failures[number] += 1
                return Candidates([0] * len(store))
            for cell, old, new in zip(scopes[number], before, after, strict=True):
                if old != new:
                    store[cell] = new
                    work.wake(watchers[cell])
            if rung.settles:
                work.settle(number)
        return Candidates(store)

    def _shave(self, candidates: Candidates, record: list[Deduction] | None, stop: Stop) -> Candidates:
        """Remove every value whose trial ``local`` refutes, until a whole round removes nothing."""
        quiet, cells = 0, len(candidates)
        cell = 0
        while quiet < cells and not candidates.is_bottom:
            kept = candidates[cell]
            if kept & (kept - 1):
                for value in bits(kept):
                    if stop():
                        return candidates
                    trial = candidates.assign(cell, value)
                    if self._fixpoint(trial, "local", (cell,), None, stop).is_bottom:
                        kept &= ~(1 << value)
            if kept != candidates[cell]:
                narrowed = candidates.narrow(cell, kept)
                _note(record, candidates, narrowed, range(cells), -1, "shave")
                candidates = self._fixpoint(narrowed, "local", (cell,), record, stop)
                quiet = 0
            quiet += 1
            cell = (cell + 1) % cells
        return candidates


class _Worklist:
    """Constraints to run, each waiting at a rung of its ladder; the cheapest waiting rung comes next."""

    def __init__(self, ladders: list[tuple[Rung, ...]]) -> None:
        self._depth = [len(ladder) for ladder in ladders]
        self._at = [-1] * len(ladders)  # the rung that a constraint waits at, -1: at rest
        self._queues: list[deque[int]] = [deque() for _ in range(max(self._depth, default=1))]
        self.rung = 0
        """The rung of the constraint that :meth:`next` gave last."""

    def wake(self, numbers: Iterable[int]) -> None:
        """Something changed for these: start again at the first rung."""
        at, cheapest = self._at, self._queues[0]
        for number in numbers:
            if at[number]:
                at[number] = 0
                cheapest.append(number)

    def next(self) -> int:
        """The constraint to run, -1 when all are at rest. It rests unless it is woken or climbs."""
        for rung, queue in enumerate(self._queues):
            while queue:
                number = queue.popleft()
                if self._at[number] == rung:  # else it was woken since, and waits at a cheaper rung
                    self._at[number] = -1
                    self.rung = rung
                    return number
        return -1

    def settle(self, number: int) -> None:
        """What woke this constraint was its own doing, and it has no more to say: wait at the next rung."""
        self._at[number] = -1
        self.climb(number)

    def climb(self, number: int) -> None:
        """This rung had nothing to say: wait at the next one, if there is one."""
        above = self.rung + 1
        if above < self._depth[number]:
            self._at[number] = above
            self._queues[above].append(number)


@lru_cache(maxsize=32)
def projector_for(rules: Rules) -> Projector:
    """The projector of these rules, built once."""
    return Projector(rules)


def _getter(scope: tuple[int, ...]) -> Callable[[list[int]], tuple[int, ...]]:
    if len(scope) == 1:
        cell = scope[0]
        return lambda store: (store[cell],)
    return itemgetter(*scope)


def _note(
    record: list[Deduction] | None,
    before: Candidates,
    after: Candidates,
    cells: Iterable[int],
    constraint: int,
    rule: str,
) -> None:
    """Write down what one application of a rule removed."""
    if record is None:
        return
    group = record[-1].group + 1 if record else 0
    for cell, old, new in zip(cells, before, after, strict=True):
        record.extend(Deduction(cell, value, constraint, rule, group) for value in bits(old & ~new))
