"""Projector and backend in any order: project, fork, undo, find, avoid, held against the set of all answers.

The laws look at one projection, or at the finds of one run. Faults that need a history (a worklist that is not woken,
a warm solver that remembers what another run avoided) show in sequences only; Hypothesis draws and shrinks these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
_starts = st.runner().flatmap(lambda machine: st.just(machine.problem.rules.top)) | _elements
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

    @initialize(element=_starts)
    def begin(self, element: Candidates) -> None:
        """The start: every other time the top, where most is left to do; else any element."""
        self._push(element, "", frozenset())

    @precondition(lambda self: self.stack[-1].changed or not self.stack[-1].candidates.is_bottom)
    @rule(strength=st.sampled_from(STRENGTHS))
    def project(self, strength: str) -> None:
        """The fixpoint loses no answer and decides points."""
        node, inside = self.stack[-1], self._inside(self.stack[-1].candidates)
        before, after = node.candidates, self._projected(node.candidates, strength)
        self._hold("shrinking", after <= before, f"{strength} leads from {before} to {after}")
        lost = min((answer for answer in inside if not after.contains(answer)), default=None)
        self._hold("sound", lost is None, f"{strength} leads from {before} to {after}", lost)
        if before.is_complete or strength == "exact":
            wanted = alpha(inside, len(before))
            self._hold("exact", after == wanted, f"{strength} leads from {before} to {after}, not to {wanted}")
        if node.fixpoint:
            self._resume(node)
        node.candidates, node.fixpoint, node.changed = after, strength, frozenset()

    @precondition(lambda self: self.open())
    @rule(place=_places)
    def assign(self, place: tuple[int, int]) -> None:
        """A fork in which a cell takes a value."""
        self._fork(self.stack[-1].candidates.assign(*place), place[0])

    @precondition(lambda self: self.open())
    @rule(places=st.lists(_places, min_size=1, max_size=4))
    def remove(self, places: list[tuple[int, int]]) -> None:
        """A fork in which cells, one or several, do not take a value."""
        narrower = self.stack[-1].candidates
        for place in places:
            narrower = narrower.remove(*place)
        self._fork(narrower, *[cell for cell, _ in places])

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

    def _fork(self, candidates: Candidates, *cells: int) -> None:
        above = self.stack[-1]
        self._push(candidates, above.fixpoint, above.changed.union(cells))

        if above.fixpoint:
            self._resume(self.stack[-1])

    def _resume(self, node: Node) -> None:
        """The fixpoint taken up from the last one is the same as afresh."""
        afresh = self._projected(node.candidates, node.fixpoint)
        resumed = self._projected(node.candidates, node.fixpoint, node.changed)
        told = f"{node.fixpoint} leads from {node.candidates} to {afresh}, resumed {resumed}"
        self._hold("resumable", resumed == afresh, told)

    def _projected(self, candidates: Candidates, strength: str, changed: Iterable[int] | None = None) -> Candidates:
        def exact(element: Candidates) -> Candidates:
            return backbone(self.problem, element, self.backend, Clock())

        return self.projector.project(candidates, strength, changed=changed, backbone=exact)

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
