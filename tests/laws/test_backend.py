"""Each law of backends fails on a search that was spoilt to break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from neurosym import laws
from neurosym.backends.base import Clock, Finding, Hints, Run
from neurosym.backends.search import Search, SearchRun
from neurosym.constraints.all_different import AllDifferent
from neurosym.lattice import Answer, Candidates
from neurosym.laws import backend as backend_laws
from neurosym.problem import Problem, Rules


class Spoilt(Search):
    """Depth-first search whose runs are wrapped in one of the spoilers below."""

    def __init__(self, spoiler: Callable[[SearchRun, Problem, Hints], Run]) -> None:
        super().__init__()
        self.spoiler = spoiler

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> Any:
        return self.spoiler(super().start(problem, candidates, hints), problem, hints)


class Wrapped:
    """A run that passes everything on; a spoiler overrides one method."""

    def __init__(self, run: SearchRun, problem: Problem, hints: Hints) -> None:
        self.run, self.problem, self.hints = run, problem, hints
        self.found: list[Finding] = []

    def find(self, clock: Clock) -> Finding:
        finding = self.run.find(clock)
        self.found.append(finding)
        return finding

    def avoid(self, element: Candidates) -> None:
        self.run.avoid(element)

    def proof(self) -> None:
        return None

    def counts(self) -> dict[str, int]:
        return self.run.counts()

    def close(self) -> None:
        self.run.close()


class MissesTheSecond(Wrapped):
    def find(self, clock: Clock) -> Finding:
        return Finding() if any(finding.answer for finding in self.found) else super().find(clock)


class Repeats(Wrapped):
    def find(self, clock: Clock) -> Finding:
        answered = [finding for finding in self.found if finding.answer]
        return answered[0] if answered else super().find(clock)


class Invents(Wrapped):
    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        return Finding((0,) * len(self.problem.start)) if finding.exhausted and len(self.found) == 1 else finding


class GivesUpLoudly(Wrapped):
    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        return Finding() if finding.stopped else finding


class IgnoresLimits(Wrapped):
    def find(self, clock: Clock) -> Finding:
        return super().find(Clock())


class CannotGoOn(Wrapped):
    def find(self, clock: Clock) -> Finding:
        return Finding() if any(finding.stopped for finding in self.found) else super().find(clock)


class AvoidsNothing(Wrapped):
    def avoid(self, element: Candidates) -> None:
        pass


class AvoidsAround(Wrapped):
    def avoid(self, element: Candidates) -> None:
        super().avoid(element if element.is_bottom else element.join(Candidates.of_answer((0, 1, 2))))


class Believes(Wrapped):
    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        belief = self.hints.belief
        if belief and finding.answer and belief[0][finding.answer[0]] < max(belief[0]):
            return Finding()
        return finding


class SharesRuns(Wrapped):
    latest: ClassVar[list[SearchRun]] = []

    def __init__(self, run: SearchRun, problem: Problem, hints: Hints) -> None:
        super().__init__(run, problem, hints)
        self.latest[:] = [run]

    def find(self, clock: Clock) -> Finding:
        self.run = self.latest[0]
        return super().find(clock)


FREE = Problem(Rules(tuple("abc"), tuple("123"), (AllDifferent((0, 1, 2)),)))
HOPELESS = Problem(Rules(tuple("abc"), tuple("12"), (AllDifferent((0, 1, 2)),)))


@pytest.mark.parametrize(
    ("spoiler", "law", "problem"),
    [
        (MissesTheSecond, "finds_all", FREE),
        (Repeats, "tells_truth", FREE),
        (Invents, "tells_truth", HOPELESS),
        (GivesUpLoudly, "stops", FREE),
        (IgnoresLimits, "stops", FREE),
        (CannotGoOn, "finds_all_after_stops", FREE),
        (AvoidsNothing, "avoids", FREE),
        (AvoidsAround, "avoids", FREE),
        (Believes, "finds_all", FREE),
        (SharesRuns, "finds_all_beside_another", FREE),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_a_broken_backend_is_caught(spoiler: type[Wrapped], law: str, problem: Problem) -> None:
    laws.check_backend(Search(), problem)
    with pytest.raises(laws.LawViolation) as caught:
        laws.check_backend(Spoilt(spoiler), problem)
    assert caught.value.law == law


@pytest.mark.parametrize(
    "wrong",
    [
        lambda problem, candidates, *_: candidates,
        lambda problem, candidates, *_: Candidates([0] * len(candidates)),
    ],
    ids=["too wide", "too narrow"],
)
def test_a_wrong_backbone_is_caught(wrong: Callable[..., Candidates], monkeypatch: pytest.MonkeyPatch) -> None:
    forced = Problem(FREE.rules, Candidates((0b001, 0b011, 0b111)))
    answers: set[Answer] = {(0, 1, 2)}
    backend_laws.gives_backbone(Search(), forced, answers)
    monkeypatch.setattr(backend_laws, "backbone", wrong)
    with pytest.raises(laws.LawViolation, match="gives_backbone"):
        backend_laws.gives_backbone(Search(), forced, answers)
