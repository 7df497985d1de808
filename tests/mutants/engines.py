"""Wrong projector engines: a watcher dropped, a rung or a round left out, books ill kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.less import Less
from neurosym.constraints.not_equal import NotEqual
from neurosym.constraints.total import Total
from neurosym.lattice import Candidates, bits
from neurosym.outcome import Deduction
from neurosym.problem import Rules
from neurosym.projector import Projector, Stop
from tests.mutants.mutant import projector

RULES = Rules(tuple("abc"), tuple("123"), (Less((0, 1), 0), Total((0, 1, 2), "==", 4, (0, 2, 4)), NotEqual((1, 2))))
GROUP = Rules(tuple("abc"), tuple("1234"), (AllDifferent((0, 1, 2)),), Candidates((0b0011, 0b0011, 0b1111)))
SHAVED = Rules(tuple("abc"), tuple("12"), (NotEqual((0, 1)), NotEqual((1, 2)), NotEqual((0, 2))))


class DropsAWatcher(Projector):
    """The last constraint on each cell is not woken when the cell is narrowed."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.watchers = [numbers[:-1] for numbers in self.watchers]


class WakesTheFirstCellOnly(Projector):
    """Only a constraint's first cell wakes it."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.watchers = [
            tuple(number for number in numbers if rules.constraints[number].scope[0] == cell)
            for cell, numbers in enumerate(self.watchers)
        ]


class NeverClimbs(Projector):
    """Only the first rung of each ladder is run."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self._ladders = {strength: [ladder[:1] for ladder in rows] for strength, rows in self._ladders.items()}


class MixesUpStrengths(Projector):
    """``unit`` runs the rungs meant for ``local``, and ``local`` those of ``unit``."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self._ladders = {"unit": self._ladders["local"], "local": self._ladders["unit"]}


class StopsAfterOneRound(Projector):
    """Each constraint is run once; what it removes wakes nobody."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.watchers = [() for _ in rules.cells]


class MixesUpCells(Projector):
    """What a constraint says of its cells is written to cells counted from 0."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self._scopes = [tuple(sorted(scope)) for scope in self._scopes]


class ShavesTheWrongHalf(Projector):
    """Shaving takes away the value that was not refuted."""

    def _shave(self, candidates: Candidates, record: list[Deduction] | None, stop: Stop) -> Candidates:
        for cell, mask in enumerate(candidates):
            for value in bits(mask & (mask - 1)):
                if not self._fixpoint(candidates.assign(cell, value), "local", (cell,), None, stop).is_bottom:
                    return candidates.remove(cell, value)
        return candidates


class ShavesOneCell(Projector):
    """Shaving ends with the first cell, and leaves the fixpoint of the rest to nobody."""

    def _shave(self, candidates: Candidates, record: list[Deduction] | None, stop: Stop) -> Candidates:
        for value in bits(candidates[0]):
            if self._fixpoint(candidates.assign(0, value), "local", (0,), None, stop).is_bottom:
                return candidates.remove(0, value)
        return candidates


class ShavesNothingLeft(Projector):
    """Stopped while shaving, it takes the trials not made for refuted."""

    def _shave(self, candidates: Candidates, record: list[Deduction] | None, stop: Stop) -> Candidates:
        shaved = super()._shave(candidates, record, stop)
        return Candidates([0] * len(shaved)) if stop() else shaved


class MeetsTheLastFixpoint(Projector):
    """What was removed in the projection before is removed in this one."""

    def project(self, candidates: Candidates, strength: str = "local", **keywords: Any) -> Candidates:
        known: list[Candidates] = self.__dict__.setdefault("known", [])
        known.append(super().project(candidates, strength, **keywords))
        return known[-2] & known[-1] if len(known) > 1 else known[-1]


class ForgetsToRecordShaving(Projector):
    """What shaving removes is not written down."""

    def _shave(self, candidates: Candidates, record: list[Deduction] | None, stop: Stop) -> Candidates:
        return super()._shave(candidates, None, stop)


class OneGroupForAll(Projector):
    """All deductions are written down as one step."""

    def project(self, *arguments: Any, record: list[Deduction] | None = None, **keywords: Any) -> Candidates:
        result = super().project(*arguments, record=record, **keywords)
        if record:
            record[:] = [replace(deduction, group=0) for deduction in record]
        return result


class BlamesTheFirst(Projector):
    """Every deduction is put down to the first constraint."""

    def project(self, *arguments: Any, record: list[Deduction] | None = None, **keywords: Any) -> Candidates:
        result = super().project(*arguments, record=record, **keywords)
        if record:
            record[:] = [replace(deduction, constraint=0) for deduction in record]
        return result


class ResumesFromTheFirst(Projector):
    """Asked to go on from some cells, it goes on from the constraint that watches them first."""

    def _fixpoint(
        self, candidates: Candidates, strength: str, changed: Iterable[int] | None, *more: Any, **keywords: Any
    ) -> Candidates:
        if changed is None:
            return super()._fixpoint(candidates, strength, changed, *more, **keywords)
        watchers, self.watchers = self.watchers, [numbers[:1] for numbers in self.watchers]
        result = super()._fixpoint(candidates, strength, changed, *more, **keywords)
        self.watchers = watchers
        return result


MUTANTS = (
    projector("monotone", DropsAWatcher, RULES),
    projector("monotone", WakesTheFirstCellOnly, RULES),
    projector("order_free", NeverClimbs, GROUP),
    projector("order_free", MixesUpStrengths, GROUP),
    projector("monotone", StopsAfterOneRound, RULES),
    projector("sound", MixesUpCells, Rules(tuple("abc"), tuple("123"), (Less((1, 0)), Less((2, 0))))),
    projector("sound", ShavesTheWrongHalf, RULES),
    projector("idempotent", ShavesOneCell, SHAVED),
    projector("interruptible", ShavesNothingLeft, RULES),
    projector("sound", MeetsTheLastFixpoint, RULES),
    projector("accounted", ForgetsToRecordShaving, SHAVED),
    projector("accounted", OneGroupForAll, RULES),
    projector("accounted", BlamesTheFirst, RULES),
    projector("resumable", ResumesFromTheFirst, RULES),
)
