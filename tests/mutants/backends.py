"""Wrong backends: searches whose runs hold back, invent, forget, remember too much or obey a belief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.backends.base import Backend, Clock, Finding, Hints
from neurosym.backends.sat import Sat, SatRun
from neurosym.backends.search import Search, SearchRun
from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.less import Less
from neurosym.lattice import Candidates
from neurosym.problem import Belief, Problem, Rules
from tests.fakes import Remembers
from tests.mutants.mutant import backend

FREE = Problem(Rules(tuple("abc"), tuple("123"), (AllDifferent((0, 1, 2)),)))
GIVEN = Problem(FREE.rules, Candidates((0b011, 0b111, 0b111)))
ORDERED = Problem(Rules(tuple("ab"), tuple("123"), (AllDifferent((0, 1)), Less((0, 1)))))
HOPELESS = Problem(Rules(tuple("abc"), tuple("12"), (AllDifferent((0, 1, 2)),)))


def searching(run: type[SearchRun]) -> Callable[[], Backend]:
    """A search that makes its runs of this kind; it is called and described as they are."""

    class Spoilt(Search):
        def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
            return run(problem, candidates, hints.belief, self.strength)

    Spoilt.__name__, Spoilt.__doc__ = run.__name__, run.__doc__
    return Spoilt


class ImpossibleOnTimeOut(SearchRun):
    """Out of time, it says that there is no answer."""

    def find(self, clock: Clock) -> Finding:
        return Finding(super().find(clock).answer)


class LooksAtNoClock(SearchRun):
    """It goes on, whatever the limits."""

    def find(self, clock: Clock) -> Finding:
        return super().find(Clock())


class DropsTheForkWhenStopped(SearchRun):
    """Stopped, it forgets the fork that it was at."""

    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        if finding.stopped and len(self._stack) > 1:
            self._stack.pop()
        return finding


class BeginsAgainWhenStopped(SearchRun):
    """Stopped, it begins again and forgets what it has found."""

    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        if finding.stopped:
            self._avoided.clear()
            self._stack = [(FREE.start, None)]
        return finding


class RepeatsAnAnswer(Remembers):
    """The first answer is given twice."""

    def find(self, clock: Clock) -> Finding:
        first = not self.given
        finding = super().find(clock)
        if first and self.given:
            self._stack.append((self.given[0], None))
        return finding


class StopsAtTheFirst(Remembers):
    """After one answer it says that there is no other."""

    def find(self, clock: Clock) -> Finding:
        return Finding() if self.given else super().find(clock)


class NeverEnds(Remembers):
    """When all answers are found it begins again."""

    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        if finding.exhausted and self.given:
            self._stack.append((self.given.pop(), None))
        return finding


class InventsAnAnswer(Remembers):
    """Where there is no answer it gives the first values."""

    def find(self, clock: Clock) -> Finding:
        finding = super().find(clock)
        return Finding((0, 0, 0)) if finding.exhausted and not self.given else finding


class ForgetsTheGivens(SearchRun):
    """It starts from the top of the rules."""

    def __init__(self, problem: Problem, candidates: Candidates, belief: Belief | None, strength: str) -> None:
        super().__init__(problem, problem.rules.top, belief, strength)


class ForgetsTheLastRule(SearchRun):
    """It knows all constraints but the last."""

    def __init__(self, problem: Problem, candidates: Candidates, belief: Belief | None, strength: str) -> None:
        fewer = Rules(problem.rules.cells, problem.rules.values, problem.rules.constraints[:-1])
        super().__init__(Problem(fewer), candidates, belief, strength)


class BelievesTheNetwork(SearchRun):
    """A value with a low score is no candidate."""

    def __init__(self, problem: Problem, candidates: Candidates, belief: Belief | None, strength: str) -> None:
        for cell, mask in enumerate(candidates if belief else ()):
            low = min((v for v in range(mask.bit_length()) if mask >> v & 1), key=(belief or [])[cell].__getitem__)
            candidates = candidates.remove(cell, low) if mask.bit_count() > 1 else candidates
        super().__init__(problem, candidates, belief, strength)


class LosesTheLastBelieved(SearchRun):
    """With a belief the value tried last is not tried."""

    def _branch(self, node: Candidates) -> None:
        before = len(self._stack)
        super()._branch(node)
        if self._belief is not None:
            del self._stack[before]


class AvoidsNothing(SearchRun):
    """It does not listen when told to avoid."""

    def avoid(self, element: Candidates) -> None:
        pass


class AvoidsTheLastOnly(SearchRun):
    """Told to avoid one more element, it forgets the others, its own answers too."""

    def avoid(self, element: Candidates) -> None:
        self._avoided[:] = [element]
        self._stack = [(FREE.start, None)]


class AvoidsTooMuch(SearchRun):
    """It avoids whatever meets the element, not only what is inside."""

    def avoid(self, element: Candidates) -> None:
        self._stack = [(fork, None) for fork, _ in self._stack if (fork & element).is_bottom or element.is_bottom]


class AvoidsAtTheStartOnly(SearchRun):
    """It listens only before the first find."""

    def avoid(self, element: Candidates) -> None:
        if not self._nodes:
            super().avoid(element)


class SharesItsAnswers(Search):
    """All runs of one backend avoid what any of them has found."""

    def __init__(self) -> None:
        super().__init__()
        self._avoided: list[Candidates] = []

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        run = Remembers(problem, candidates, hints.belief, self.strength)
        run.given = run._avoided = self._avoided
        return run


class LeavesItsSwitchOn(Sat):
    """A SAT run avoids by clauses without a switch: the next run on the warm solver avoids the same."""

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> Any:
        class Run(SatRun):
            def avoid(self, element: Candidates) -> None:
                self._warm.solver.add_clause(self._cnf.outside(element, self._within) or [-self._cnf.true])

        return Run(self._solver(problem.rules, candidates), problem, candidates, hints)


class TakesAnotherForTheProblem(Search):
    """Runs are kept and handed out again to whoever asks with the same candidates."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: dict[Candidates, SearchRun] = {}

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SearchRun:
        if candidates not in self._runs or not self._runs[candidates]._stack:
            self._runs[candidates] = super().start(problem, candidates, hints)
        return self._runs[candidates]


MUTANTS = (
    backend("stops", searching(ImpossibleOnTimeOut), Search(), FREE),
    backend("stops", searching(LooksAtNoClock), Search(), FREE),
    backend("finds_all_after_stops", searching(DropsTheForkWhenStopped), Search(), FREE),
    backend("finds_all_after_stops", searching(BeginsAgainWhenStopped), Search(), FREE),
    backend("tells_truth", searching(RepeatsAnAnswer), Search(), FREE),
    backend("finds_all", searching(StopsAtTheFirst), Search(), FREE),
    backend("finds_all", searching(NeverEnds), Search(), FREE),
    backend("tells_truth", searching(InventsAnAnswer), Search(), HOPELESS),
    backend("tells_truth", searching(ForgetsTheGivens), Search(), GIVEN),
    backend("tells_truth", searching(ForgetsTheLastRule), Search(), ORDERED),
    backend("finds_all", searching(BelievesTheNetwork), Search(), FREE),
    backend("finds_all", searching(LosesTheLastBelieved), Search(), FREE),
    backend("avoids", searching(AvoidsNothing), Search(), FREE),
    backend("avoids", searching(AvoidsTheLastOnly), Search(), FREE),
    backend("avoids", searching(AvoidsTooMuch), Search(), FREE),
    backend("avoids", searching(AvoidsAtTheStartOnly), Search(), FREE),
    backend("finds_all", SharesItsAnswers, Search(), FREE),
    backend("finds_all", LeavesItsSwitchOn, Sat(), FREE),
    backend("finds_all_beside_another", TakesAnotherForTheProblem, Search(), FREE),
)
