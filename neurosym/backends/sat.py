"""SAT by python-sat: rules met for the first time are encoded over what projection left open, for most are met once.

Met again, they are encoded whole, once; one warm solver is reused, with givens as assumptions.

CaDiCaL holds the interpreter's lock and cannot be interrupted, so wall limits, cancelling and Ctrl-C work by slices
of conflict budget. Its ``propagate()`` is never called on a used object: it can report conflicts that are not there
(python-sat issue 232).

A problem that outlasts the warm solver is begun again in one of its own. Where a proof may be asked for that is a
solver with the pen in hand, with the givens as unit clauses, so that "no answer" arrives together with its certificate;
else it knows what projection left open. Rules with deferred constraints get no pen: their proofs are over clauses
that came in on the way.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections import OrderedDict
from typing import Any

from neurosym.backends.base import Clock, Finding, Hints, Unready
from neurosym.backends.encoding import encode, encoding
from neurosym.backends.engine import Engine, known
from neurosym.cnf import Cnf, Halted
from neurosym.lattice import Candidates, bits
from neurosym.problem import Belief, Problem, Rules

WARM_SOLVERS = 4
WARM_CONFLICTS = 3_000
"""Conflicts after which a problem counts as hard and is begun again, if its solver is shared or a proof is wanted."""
SLICE_SECONDS = 0.15
"""What a slice of conflict budget should take, so that Ctrl-C and limits are felt at once."""
MOST_RETIRED = 2_000
"""Runs after which a warm solver is replaced: each leaves a switched-off literal behind."""


class Sat:
    """A SAT solver of ``engine.ENGINES``. Keeps warm solvers for the last few rules, a set for each thread."""

    name = "sat"
    certain = False

    def __init__(self, engine: str = "cadical195") -> None:
        self.engine = known(engine)
        self._local = threading.local()

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> SatRun | Unready:
        try:
            if hints.afresh:
                return SatRun(Slices(encode(problem.rules, candidates), self.engine), problem, candidates, hints)
            return SatRun(self._solver(problem.rules, candidates, hints), problem, candidates, hints)
        except Halted:
            return Unready()

    def _solver(self, rules: Rules, candidates: Candidates, hints: Hints = Hints()) -> Slices:
        solvers: OrderedDict[Rules, Slices | None] = self._local.__dict__.setdefault("solvers", OrderedDict())
        met, warm = rules in solvers, solvers.pop(rules, None)
        if met and (warm is None or warm.retired > MOST_RETIRED):
            warm = Slices(encoding(rules, hints.stop), self.engine)
            warm.shared = True
        solvers[rules] = warm
        while len(solvers) > WARM_SOLVERS:
            solvers.popitem(last=False)
        return warm or Slices(encode(rules, candidates, hints.stop), self.engine)


class Slices:
    """A solver object that is run in slices of conflict budget, and counts its own conflicts."""

    def __init__(self, cnf: Cnf, engine: str, units: tuple[int, ...] = (), *, with_proof: bool = False) -> None:
        self.cnf, self.engine, self.retired, self.shared = cnf, engine, 0, False
        self._told = len(cnf.clauses)
        self._run = Engine(engine, with_proof=with_proof)
        self.solver: Any = self._run.whole
        self._run.add(cnf.clauses[: self._told])
        # At exit python-sat's own clean-up comes too late, when what it needs is gone: it must be called before.
        weakref.finalize(self, self.solver.delete)
        self._run.add([unit] for unit in units)
        self._last = cnf.variables
        self._budget = 500
        self.cuts = 0
        """Clauses that came in since this object was made."""

    def new(self) -> int:
        """A variable that the formula does not use."""
        self._last += 1
        return self._last

    def conflicts(self) -> int:
        """Conflicts of this object since it was made."""
        return int(self.solver.accum_stats()["conflicts"])

    def solve(self, assumptions: list[int], clock: Clock, most: int | None = None) -> bool | None:
        """True, False, or None if the clock stopped it or ``most`` conflicts did not suffice.

        True is said of a model that no deferred constraint cuts off.
        """
        spent = 0
        while not clock.stopped() and (most is None or spent < most):
            self._hear()
            budget = self._budget if most is None else min(self._budget, most - spent)
            if clock.limits.conflicts is not None:
                budget = min(budget, clock.limits.conflicts - clock.conflicts)
            before, began = self.conflicts(), time.monotonic()
            verdict = self._run.solve(assumptions, max(1, budget))
            used, took = self.conflicts() - before, time.monotonic() - began
            clock.conflicts += used
            spent += max(used, 1)
            if verdict and self.cnf.cut(self.solver.get_model()):
                continue
            if verdict is not None:
                return verdict
            self._budget = max(100, min(20_000, self._budget * 2 if took < SLICE_SECONDS else self._budget // 2))
        return None

    def _hear(self) -> None:
        """Add the clauses that the formula got since; it is shared, and any solver of it may have called for them."""
        news = self.cnf.clauses[self._told :]
        self._told += len(news)
        self.cuts += len(news)
        self._run.add(news)


class SatRun:
    """Answers of one problem. Avoided elements are clauses behind a switch, so the warm solver can forget them."""

    def __init__(self, warm: Slices, problem: Problem, candidates: Candidates, hints: Hints) -> None:
        self._slices, self._warm, self._problem, self._within = warm, warm, problem, candidates
        self._cnf = warm.cnf
        self._switch = 0
        self._assumptions = self._cnf.assumptions(candidates)
        self._avoided: list[Candidates] = []
        self._conflicts = self._cuts = 0
        self._belief, self._proof, self._pen = hints.belief, hints.proof, False
        self._think()

    def find(self, clock: Clock) -> Finding:
        before = clock.conflicts
        # A proof is of use where nothing is found at all, or where it is asked for.
        pen = not self._pen and not self._cnf.deferred and (self._proof or not self._avoided)
        verdict = self._ask(clock, WARM_CONFLICTS if pen or self._slices.shared else None)
        if verdict is None and not clock.stopped():
            try:
                self._begin_again(pen, clock)
            except Halted:
                self._conflicts += clock.conflicts - before
                return Finding(stopped=clock.stopped() or "stopped while clauses were written")
            verdict = self._ask(clock)
        self._conflicts += clock.conflicts - before
        if verdict is None:
            return Finding(stopped=clock.stopped())
        if not verdict:
            return Finding()
        answer = self._cnf.decode(self._slices.solver.get_model())
        self.avoid(Candidates.of_answer(answer))
        return Finding(answer)

    def _ask(self, clock: Clock, most: int | None = None) -> bool | None:
        before, assumed = self._slices.cuts, []
        if self._slices.shared:
            assumed = [*self._assumptions, self._switch] if self._switch else self._assumptions
        verdict = self._slices.solve(assumed, clock, most)
        self._cuts += self._slices.cuts - before
        return verdict

    def _begin_again(self, pen: bool, clock: Clock) -> None:
        """Go on in a fresh solver. With the pen it writes its proof, over givens, not projected candidates."""
        rules, stop = self._problem.rules, clock.stopped
        cnf = encoding(rules, stop) if pen else encode(rules, self._within, stop)
        if self._slices is not self._warm:
            self._slices.solver.delete()
        self._pen, self._cnf = pen, cnf
        if pen:
            units = tuple(self._cnf.assumptions(self._problem.start))
            self._slices = Slices(self._cnf, self._warm.engine, units, with_proof=True)
        else:
            self._slices = Slices(self._cnf, self._warm.engine)
        self._think()
        for element in self._avoided:
            self._slices.solver.add_clause(self._clause(element))

    def _think(self) -> None:
        """Tell the solver what the belief, if there is one, holds for likely."""
        if phases := _phases(self._cnf, self._within, self._belief):
            self._slices.solver.set_phases(phases)

    def _clause(self, element: Candidates) -> list[int]:
        around = self._problem.start if self._pen else self._within
        return self._cnf.outside(element, around) or [-self._cnf.true]

    def avoid(self, element: Candidates) -> None:
        self._avoided.append(element)
        if not self._slices.shared:
            self._slices.solver.add_clause(self._clause(element))
            return
        self._switch = self._switch or self._warm.new()
        self._warm.solver.add_clause([-self._switch, *self._cnf.outside(element, self._within)])

    def proof(self) -> tuple[str, ...] | None:
        """The DRAT lines behind "no (other) answer", if the pen was in hand, over the clauses of the encoding.

        None if clauses came in while it was: what the solver had forgotten by then may not follow from all of them.
        """
        if not self._pen or self._slices.cuts:
            return None
        return tuple(self._slices.solver.get_proof())

    def counts(self) -> dict[str, int]:
        return {"conflicts": self._conflicts} | ({"cuts": self._cuts} if self._cnf.deferred else {})

    def close(self) -> None:
        if self._slices is not self._warm:
            self._slices.solver.delete()
        if self._switch:
            self._warm.solver.add_clause([-self._switch])
            self._warm.retired += 1


def _phases(cnf: Cnf, candidates: Candidates, belief: Belief | None) -> list[int]:
    """For each open cell the likeliest candidate true and the others false: a hint that conflicts override.

    Both are said, for CaDiCaL tries an unsaid variable true, and the first value would win whatever the belief.
    """
    if belief is None:
        return []
    phases = []
    for cell, mask in enumerate(candidates):
        if mask & (mask - 1):
            likeliest = max(bits(mask), key=belief[cell].__getitem__)
            phases += [cnf.literal(cell, v) if v == likeliest else -cnf.literal(cell, v) for v in bits(mask)]
    return phases
