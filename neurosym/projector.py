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

from neurosym.errors import UnknownNameError
from neurosym.lattice import Candidates, bits
from neurosym.outcome import Deduction
from neurosym.problem import Rules

STRENGTHS = ("unit", "local", "shave", "exact")
PATIENCE = 64
"""Projections between two looks at the clock."""

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
                tuple(rung.rule for rung in constraint.ladder if strength == "local" or rung.strength == "unit")
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
        backbone: Callable[[Candidates], Candidates] | None = None,
        stop: Stop = _never,
    ) -> Candidates:
        """The greatest fixpoint below ``candidates`` at this strength; loses no answer.

        ``changed`` names the cells narrowed since the last fixpoint (None: start from all constraints); ``record``
        receives every deduction; ``backbone`` is needed for ``exact`` and gives alpha of the answers inside. When
        ``stop()`` answers true the result is sound but may be short of the fixpoint. Raises UnknownNameError.
        """
        if strength not in STRENGTHS:
            raise UnknownNameError("strength", strength, STRENGTHS)
        if candidates.is_bottom:
            return candidates
        result = self._fixpoint(candidates, "unit" if strength == "unit" else "local", changed, record, stop)
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
    ) -> Candidates:
        """Worklist over constraints; a queue for each rung, the cheapest non-empty one first."""
        constraints, ladders, gather, watchers = self.rules.constraints, self._ladders[strength], self._gather, self.watchers
        store = list(candidates)
        at = [-1] * len(constraints)  # the rung that a constraint waits at, -1: at rest
        queues: list[deque[int]] = [deque() for _ in range(max(map(len, ladders), default=1))]
        first = range(len(constraints)) if changed is None else dict.fromkeys(n for c in changed for n in watchers[c])
        for number in first:
            at[number] = 0
            queues[0].append(number)
        patience = PATIENCE
        while True:
            for rung, queue in enumerate(queues):
                if queue:
                    break
            else:
                return Candidates(store)
            number = queue.popleft()
            if at[number] != rung:
                continue  # it was woken since, and waits at a cheaper rung
            patience -= 1
            if not patience:
                patience = PATIENCE
                if stop():
                    return Candidates(store)
            before = Candidates(gather[number](store))
            rule = ladders[number][rung]
            after = constraints[number].project(before, rule)
            if after == before:
                rung += 1
                at[number] = rung if rung < len(ladders[number]) else -1
                if at[number] >= 0:
                    queues[rung].append(number)
                continue
            at[number] = -1  # its own change may wake it again
            scope = self._scopes[number]
            if record is not None:
                _note(record, before, after, scope, number, rule)
            if after.is_bottom:
                return Candidates([0] * len(store))
            for cell, old, new in zip(scope, before, after, strict=True):
                if old != new:
                    store[cell] = new
                    for other in watchers[cell]:
                        if at[other]:
                            at[other] = 0
                            queues[0].append(other)

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
