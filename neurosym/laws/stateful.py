"""Projector and backend in any order: project, fork, undo, find, avoid, held against the set of all answers.

The laws look at one projection, or at the finds of one run. Faults that need a history (a worklist that is not woken,
a warm solver that remembers what another run avoided) show in sequences only; Hypothesis draws and shrinks these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Clock, Limits, Run
from neurosym.backends.search import Search
from neurosym.constraints.base import ENUMERATION_LIMIT
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha, bits
from neurosym.laws.oracle import answers
from neurosym.laws.strategies import elements_below
from neurosym.laws.violation import LawViolation, call
from neurosym.problem import Problem, Rules
from neurosym.projector import STRENGTHS, Projector


def projector_machine(
    rules: Rules, *, backend: Callable[[], Backend] = Search, projector: Callable[[Rules], Projector] = Projector
) -> type[SolvingMachine]:
    """A state machine for a projector of ``rules`` and runs of a backend, both made anew for each sequence.

    Run it, or give it to pytest::

        hypothesis.stateful.run_state_machine_as_test(projector_machine(rules))
        TestMyBackend = projector_machine(rules, backend=MyBackend).TestCase

    A sequence that fails is shrunk and printed as Python; it ends in a LawViolation. Raises ModelError if the rules
    have nothing to choose from, or more than ``ENUMERATION_LIMIT`` combinations of values, for all are tried first.
    """
    if not rules.cells or rules.top.is_bottom or rules.top.size() > ENUMERATION_LIMIT:
        raise ModelError(
            f"{len(rules.cells)} cells with {rules.top.size():,} combinations of values: a state machine tries all of "
            f"them, so give rules with at least one cell and at most {ENUMERATION_LIMIT:,} combinations."
        )
    fixed = {
        "problem": Problem(rules),
        "make": lambda _: (projector(rules), backend()),
        "answers": frozenset(answers(rules, rules.top)),
    }
    return type("SolvingMachine", (SolvingMachine,), fixed)


@dataclass
class Node:
    """A fork: its candidates, and a run that began at it with the answers that are still to be found.

    ``fixpoint`` is the strength of the last projection, here or above ("" for none), and ``changed`` are the cells
    narrowed since.
    """

    candidates: Candidates
    run: Run
    unfound: set[Answer]
    fixpoint: str = ""
    changed: frozenset[int] = frozenset()


_places = st.runner().flatmap(lambda machine: st.sampled_from(machine.open()))
_elements = st.runner().flatmap(lambda machine: elements_below(machine.problem.rules.top))
_depths = st.integers(0, 5)


class SolvingMachine(RuleBasedStateMachine):
    """A stack of forks as a search keeps it. Made by :func:`projector_machine`, which says for which rules."""

    problem: ClassVar[Problem]
    make: ClassVar[Callable[[SolvingMachine], tuple[Projector, Backend]]]
    answers: ClassVar[frozenset[Answer]]

    def __init__(self) -> None:
        super().__init__()
        self.projector, self.backend = self.make()
        self.stack: list[Node] = []

    @initialize(element=_elements)
    def begin(self, element: Candidates) -> None:
        """The start: any element."""
        self._push(element, "", frozenset())

    @rule(strength=st.sampled_from(STRENGTHS))
    def project(self, strength: str) -> None:
        """The fixpoint loses no answer, decides points, and is the same when taken up from the last one."""
        node, inside = self.stack[-1], self._inside(self.stack[-1].candidates)

        def exact(candidates: Candidates) -> Candidates:
            return backbone(self.problem, candidates, self.backend, Clock())

        before = node.candidates
        after = self.projector.project(before, strength, backbone=exact)
        self._hold("shrinking", after <= before, f"{strength} leads from {before} to {after}")
        lost = min((answer for answer in inside if not after.contains(answer)), default=None)
        self._hold("sound", lost is None, f"{strength} leads from {before} to {after}", lost)
        if before.is_complete or strength == "exact":
            wanted = alpha(inside, len(before))
            self._hold("exact", after == wanted, f"{strength} leads from {before} to {after}, not to {wanted}")
        if node.fixpoint == strength:
            resumed = self.projector.project(before, strength, changed=node.changed, backbone=exact)
            self._hold("resumable", resumed == after, f"{strength} leads from {before} to {after}, resumed {resumed}")
        node.candidates, node.fixpoint, node.changed = after, strength, frozenset()

    @precondition(lambda self: self.open())
    @rule(place=_places)
    def assign(self, place: tuple[int, int]) -> None:
        """A fork in which a cell takes a value."""
        self._fork(self.stack[-1].candidates.assign(*place), place[0])

    @precondition(lambda self: self.open())
    @rule(place=_places)
    def remove(self, place: tuple[int, int]) -> None:
        """A fork in which a cell does not take a value."""
        self._fork(self.stack[-1].candidates.remove(*place), place[0])

    @precondition(lambda self: len(self.stack) > 1)
    @rule()
    def undo(self) -> None:
        """Back to the fork above."""
        self.stack.pop().run.close()

    @rule(depth=_depths)
    def find(self, depth: int) -> None:
        """The next answer of any run: one that is there and was neither found nor avoided, or none if none is left."""
        node = self._at(depth)
        finding = node.run.find(Clock())
        told = f"{finding} where {sorted(node.unfound)} are left"
        holds = finding.answer in node.unfound if finding.answer is not None else finding.exhausted and not node.unfound
        self._hold("finds_all", holds, told, finding.answer)
        node.unfound.discard(finding.answer or ())

    @rule(depth=_depths)
    def find_without_time(self, depth: int) -> None:
        """A run that may do nothing does not say that there is no answer, and can go on."""
        node = self._at(depth)
        finding = node.run.find(Limits(conflicts=0).start())
        holds = finding.answer is None and (bool(finding.stopped) or not node.unfound)
        self._hold("stops", holds, f"{finding} where {sorted(node.unfound)} are left", finding.answer)

    @rule(depth=_depths, element=_elements)
    def avoid(self, depth: int, element: Candidates) -> None:
        """From now on a run finds only answers outside of an element."""
        node = self._at(depth)
        node.run.avoid(element)
        node.unfound = {answer for answer in node.unfound if not element.contains(answer)}

    @invariant()
    def forks_narrow(self) -> None:
        """Whatever is done in a fork, the forks above stay as they were: wider, or the same."""
        for above, below in zip(self.stack, self.stack[1:], strict=False):
            narrower = below.candidates <= above.candidates
            self._hold("forks_narrow", narrower, f"{below.candidates} is a fork of {above.candidates}")

    def teardown(self) -> None:
        """Give back what the runs hold."""
        for node in self.stack:
            node.run.close()

    def open(self) -> list[tuple[int, int]]:
        """The candidates, as (cell, value), of the cells of the last fork that have more than one."""
        masks = enumerate(self.stack[-1].candidates)
        return [(cell, value) for cell, mask in masks if mask & (mask - 1) for value in bits(mask)]

    def _at(self, depth: int) -> Node:
        return self.stack[depth % len(self.stack)]

    def _fork(self, candidates: Candidates, cell: int) -> None:
        above = self.stack[-1]
        self._push(candidates, above.fixpoint, above.changed | {cell})

    def _push(self, candidates: Candidates, fixpoint: str, changed: frozenset[int]) -> None:
        run = self.backend.start(self.problem, candidates)
        self.stack.append(Node(candidates, run, self._inside(candidates), fixpoint, changed))

    def _inside(self, candidates: Candidates) -> set[Answer]:
        return {answer for answer in self.answers if candidates.contains(answer)}

    def _hold(self, law: str, holds: bool, told: str, answer: Answer | None = None) -> None:
        if not holds:
            machine = call("projector_machine", self.problem.rules)
            told = f"after the steps shown: {told}"
            raise LawViolation(law, "the machine", told, f"run_state_machine_as_test({machine})", answer=answer)
