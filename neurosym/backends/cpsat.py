"""CP-SAT by OR-Tools. One worker unless told otherwise: parallelise over puzzles, not inside one."""

from __future__ import annotations

from typing import Any

from ortools.sat.python import cp_model

from neurosym.backends.aside import Aside
from neurosym.backends.base import Clock, Finding, Hints, Unready
from neurosym.cnf import Halted
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, bits
from neurosym.problem import Belief, Problem

FIRST_LOOK_SECONDS = 0.002
POLL_SECONDS = 0.05
SMALL_NUMBERS = "CP-SAT reckons with whole numbers of 64 bits. Use the backend sat or search."


class CpSat:
    """OR-Tools CP-SAT with ``workers`` threads and a fixed seed."""

    name = "cpsat"
    certain = False

    def __init__(self, workers: int = 1, seed: int = 1) -> None:
        self.workers, self.seed = workers, seed

    def start(self, problem: Problem, candidates: Candidates, hints: Hints = Hints()) -> CpSatRun | Unready:
        try:
            return CpSatRun(problem, candidates, hints, self.workers, self.seed)
        except Halted:
            return Unready()


class CellVariables:
    """An integer variable for each cell, with Booleans for its values made when asked for."""

    def __init__(self, model: cp_model.CpModel, candidates: Candidates) -> None:
        self._model = model
        self._values = [tuple(bits(mask)) for mask in candidates]
        self._literals: dict[tuple[int, int], Any] = {}
        self._numbers = [self._number(cell, values) for cell, values in enumerate(self._values)]

    def _number(self, cell: int, values: tuple[int, ...]) -> Any:
        if len(values) == 2:  # one Boolean says it all
            low, high = values
            chosen = self._model.new_bool_var(f"x{cell}={high}")
            self._literals[cell, high], self._literals[cell, low] = chosen, ~chosen
            return low + (high - low) * chosen
        return self._model.new_int_var_from_domain(cp_model.Domain.from_values(list(values)), f"x{cell}")

    def number(self, cell: int) -> Any:
        return self._numbers[cell]

    def values(self, cell: int) -> tuple[int, ...]:
        return self._values[cell]

    def literal(self, cell: int, value: int) -> Any:
        if value not in self._values[cell]:
            return self._model.new_constant(0)
        if len(self._values[cell]) == 1:
            return self._model.new_constant(1)
        if (cell, value) not in self._literals:
            chosen = self._model.new_bool_var(f"x{cell}={value}")
            self._model.add(self._numbers[cell] == value).only_enforce_if(chosen)
            self._model.add(self._numbers[cell] != value).only_enforce_if(~chosen)
            self._literals[cell, value] = chosen
        return self._literals[cell, value]


class CpSatRun:
    """One model. Avoided elements are clauses added to it; the solver starts anew on each find."""

    def __init__(self, problem: Problem, candidates: Candidates, hints: Hints, workers: int, seed: int) -> None:
        self._within, self._workers, self._seed = candidates, workers, seed
        self._model = cp_model.CpModel()
        self._conflicts = self._dropped = 0
        self._empty = candidates.is_bottom
        if self._empty:
            return
        self._variables = CellVariables(self._model, candidates)
        for constraint in problem.rules.constraints:
            if hints.stop is not None and hints.stop():
                raise Halted
            try:
                constraint.post(self._model, self._variables)
            except (TypeError, OverflowError) as error:
                raise ModelError(f"{constraint} cannot be posted ({error!s:.60} ...): {SMALL_NUMBERS}") from error
        if hints.belief is not None:
            self._hint(hints.belief)

    def _hint(self, belief: Belief) -> None:
        """Hint the likeliest value of each open cell; one that is no candidate is dropped, and counted."""
        for cell, mask in enumerate(self._within):
            if mask & (mask - 1):
                value = max(range(len(belief[cell])), key=belief[cell].__getitem__)
                if mask >> value & 1:
                    self._model.add_hint(self._variables.literal(cell, value), True)
                else:
                    self._dropped += 1

    def find(self, clock: Clock) -> Finding:
        if self._empty:
            return Finding()
        if reason := clock.stopped():
            return Finding(stopped=reason)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers, parameters.random_seed = self._workers, self._seed
        parameters.catch_sigint_signal = False
        if (left := clock.left()) is not None:
            parameters.max_time_in_seconds = left
        if clock.limits.conflicts is not None:
            parameters.max_number_of_conflicts = clock.limits.conflicts - clock.conflicts
        status = self._solve(solver, clock)
        self._conflicts += solver.num_conflicts
        clock.conflicts += solver.num_conflicts
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            answer = tuple(int(solver.value(self._variables.number(cell))) for cell in range(len(self._within)))
            self.avoid(Candidates.of_answer(answer))
            return Finding(answer)
        if status == cp_model.INFEASIBLE:
            return Finding()
        if status == cp_model.MODEL_INVALID:
            told = self._model.validate()
            if "overflow" in told:
                raise ModelError(f"the model is refused ({told.splitlines()[0]:.60} ...): {SMALL_NUMBERS}")
            raise RuntimeError(f"CP-SAT refuses the model, a bug in a constraint's post: {told}")
        return Finding(stopped=clock.stopped() or "CP-SAT gave up within its limits")

    def _solve(self, solver: cp_model.CpSolver, clock: Clock) -> Any:
        """Solve aside, and look at the clock meanwhile."""
        work = Aside(lambda: solver.solve(self._model))
        try:
            seconds = FIRST_LOOK_SECONDS
            while not work.wait(seconds):
                seconds = POLL_SECONDS
                if clock.stopped():
                    solver.stop_search()
        except BaseException:
            solver.stop_search()
            work.wait()
            raise
        return work.result()

    def avoid(self, element: Candidates) -> None:
        if self._empty:
            return
        self._model.clear_hints()  # type: ignore[no-untyped-call]  # an avoided answer would be a hint that can only mislead
        self._model.add_bool_or(
            [
                self._variables.literal(cell, value)
                for cell, (mask, around) in enumerate(zip(element, self._within, strict=True))
                for value in bits(around & ~mask)
            ]
        )

    def proof(self) -> None:
        return None

    def counts(self) -> dict[str, int]:
        return {"conflicts": self._conflicts, "dropped hints": self._dropped}

    def close(self) -> None:
        self._model = cp_model.CpModel()
