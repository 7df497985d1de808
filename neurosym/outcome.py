"""Outcome: solved with an answer, impossible with a proof, or unknown with the candidates certified so far.

Failure is a value. Unknown is never reported as impossible, and nothing is called solved that did not pass every
constraint's ``check``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from neurosym.errors import EXIT_IMPOSSIBLE, EXIT_SOLVED, EXIT_UNKNOWN, UnknownNameError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem


@dataclass(frozen=True)
class Deduction:
    """One candidate removed, with its reason: the number of the constraint, and the rule's name.

    ``group`` numbers the applications of a rule: deductions of one group fell together. ``constraint`` is -1 where
    the reason is not one constraint: a value refuted by trial (rule ``shave``) or by a SAT proof (rule ``exact``).
    """

    cell: int
    value: int
    constraint: int
    rule: str
    group: int


@dataclass(frozen=True)
class Proof:
    """Why there is no answer.

    ``kind`` is ``projection`` (the deductions empty a cell), ``drat`` (a clausal proof over the CNF named by its
    SHA-256), or ``search`` (a complete search by the named backend was exhausted, and no certificate could be made
    within the limits). ``checked`` is True only if ``checker``, a program that shares no code with the solver,
    accepted it; ``note`` says why not otherwise.
    """

    kind: str
    checked: bool = False
    checker: str = ""
    steps: int = 0
    cnf_sha256: str = ""
    note: str = ""


@dataclass(frozen=True)
class Certificate:
    """A proof for others to check: a DIMACS formula (its comments map variables to cells) and DRAT lines over it."""

    dimacs: str
    drat: str


@dataclass(frozen=True)
class Advice:
    """What part a network had in an outcome. None of it was believed: the share refuted is its measured unsoundness.

    ``mode`` is what was asked for (auto, off, order, guess, audit), ``woken`` whether the network was loaded, ``why``
    why it was or was not, ``uses`` what it was then used for, ``failed`` what went wrong in it, if something did.
    Of the eliminations ``proposed``, ``proved`` counts those proved, at each level (strength or backend), ``refuted``
    those that an answer uses, ``left`` the rest. ``guessed``: the first answer is the network's own.
    """

    mode: str = "off"
    woken: bool = False
    why: str = ""
    uses: tuple[str, ...] = ()
    failed: str = ""
    guessed: bool = False
    proposed: int = 0
    proved: tuple[tuple[str, int], ...] = ()
    refuted: int = 0
    left: int = 0

    def __str__(self) -> str:
        """In words: whether it was used, why, and what came of it."""
        if not self.woken:
            return f"network not used: {self.why}"
        came = "its guess is the answer" if self.guessed else "no guess was an answer" if "guess" in self.uses else ""
        levels = ", ".join(f"{number} by {level}" for level, number in self.proved)
        proved = f"{sum(number for _, number in self.proved)} proved" + (f" ({levels})" if levels else "")
        ledger = f"{self.proposed} eliminations proposed: {proved}, {self.refuted} refuted, {self.left} left"
        used = f"network used to {' and '.join(self.uses)}" if self.uses else "network of no use"
        failed = f"it failed to {self.failed}" if self.failed else ""
        told = [f"{used} ({self.why})", came, ledger if "audit" in self.uses else "", failed]
        return "; ".join(part for part in told if part)


@dataclass(frozen=True)
class Evidence:
    """What is behind an outcome, common to all three cases.

    ``deductions`` is empty unless asked for. ``stages`` holds seconds for each stage in order (project, complete,
    neural, unique, prove); ``counts`` what was counted (removed candidates, nodes, conflicts, dropped hints).
    """

    backend: str = ""
    strength: str = ""
    deductions: tuple[Deduction, ...] = ()
    stages: tuple[tuple[str, float], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    advice: Advice = Advice()
    certificate: Certificate | None = None
    """Kept only when asked for: of "impossible", or of "there is no other answer"."""

    @property
    def seconds(self) -> float:
        """Wall time of all stages."""
        return sum(seconds for _, seconds in self.stages)


@dataclass(frozen=True)
class _Outcome:
    problem: Problem
    evidence: Evidence = field(default=Evidence(), kw_only=True)
    text: str = field(default="", kw_only=True)
    """What the domain drew of it; empty for a problem built by hand."""

    status: ClassVar[str]
    exit_code: ClassVar[int]

    @property
    def seconds(self) -> float:
        """Wall time it took."""
        return self.evidence.seconds

    def _repr_html_(self) -> str:
        from neurosym.draw import html  # drawing is wanted in notebooks only

        assert isinstance(self, Solved | Impossible | Unknown)
        return html(self)


@dataclass(frozen=True)
class Solved(_Outcome):
    """An answer that passed every check. ``unique``: True or False if it was decided, None if not asked or in time.

    ``answers`` holds all that were asked for, the first one first; ``exhausted`` says that there are no others.
    """

    answer: Answer
    unique: bool | None = None
    answers: tuple[Answer, ...] = ()
    exhausted: bool = False
    reason: str = ""
    """Why uniqueness was asked for and stayed open, if so."""
    proof: Proof | None = None
    """Why there are no answers besides those found, if a proof of that was asked for and there are none."""

    status: ClassVar[str] = "solved"
    exit_code: ClassVar[int] = EXIT_SOLVED

    def __getitem__(self, cell: str) -> str:
        """The label of the value that the cell of this name takes. UnknownNameError if no cell is called so."""
        rules = self.problem.rules
        if cell not in rules.cells:
            raise UnknownNameError("cell", cell, rules.cells)
        return rules.values[self.answer[rules.cells.index(cell)]]

    def __repr__(self) -> str:
        unique = {True: "unique", False: "not unique", None: "uniqueness open"}[self.unique]
        head = f"<solved, {unique}, {self.seconds:.3f} s>"
        return f"{head}\n{self.text}" if self.text else head


@dataclass(frozen=True)
class Impossible(_Outcome):
    """No answer exists. ``conflict``: cells whose givens cannot stand together; ``smallest`` if no smaller set exists.

    ``clues`` are numbers of constraints, filled in where the rules alone (with few or no givens) are in conflict.
    """

    proof: Proof
    conflict: tuple[int, ...] = ()
    clues: tuple[int, ...] = ()
    smallest: bool = False

    status: ClassVar[str] = "impossible"
    exit_code: ClassVar[int] = EXIT_IMPOSSIBLE

    def in_conflict(self) -> tuple[str, ...]:
        """The givens and clues in conflict, named by place."""
        rules, start = self.problem.rules, self.problem.start
        return tuple(
            [self.problem.tell(cell, start[cell]) for cell in self.conflict]
            + [str(rules.constraints[number]) for number in self.clues]
        )

    def blamed(self) -> str:
        """These as words. Where none is named it is the rules, if that is known, or there was no time to name them."""
        unnamed = "the rules themselves" if self.smallest else "givens and clues that were not named in time"
        return "; ".join(self.in_conflict()) or unnamed

    def __repr__(self) -> str:
        return f"<impossible, proved by {self.proof.kind}, in conflict: {self.blamed()}, {self.seconds:.3f} s>"


@dataclass(frozen=True)
class Unknown(_Outcome):
    """Not decided: why, and the candidates certified so far (every answer is inside them)."""

    reason: str
    candidates: Candidates

    status: ClassVar[str] = "unknown"
    exit_code: ClassVar[int] = EXIT_UNKNOWN

    def __repr__(self) -> str:
        left, total = self.candidates.count(), self.problem.rules.top.count()
        return f"<unknown: {self.reason}; {left} of {total} candidates left, {self.seconds:.3f} s>"


Outcome: TypeAlias = Solved | Impossible | Unknown
"""The three cases; tell them apart by ``status`` or by type."""
