"""Rules, Problem, Domain: what a puzzle is, apart from how it is written and how it is solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import TypeAlias

from neurosym.constraints.base import Constraint
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates

Belief: TypeAlias = Sequence[Sequence[float]]
"""What a network thinks: a score for each (cell, value), higher is likelier. Never sound."""


@dataclass(frozen=True)
class Rules:
    """What puzzles of one kind and size share: cells, values, constraints, and the widest candidates.

    ``cells`` are names for people (``r1c1``), all different; ``values`` are labels, by number; ``top`` says which
    values each cell can take at all (default: every value). ``coordinates`` place each cell for drawing, as
    (row, column); half-integers are edges and corners; empty where a domain has no picture. Formulas built for
    rules are cached by rules, so make equal rules once (``functools.cache`` on the page that builds them).
    """

    cells: tuple[str, ...]
    values: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    top: Candidates = Candidates(())
    coordinates: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        for part in ("cells", "values", "constraints"):
            object.__setattr__(self, part, tuple(getattr(self, part)))
        if not self.top and self.cells:
            object.__setattr__(self, "top", Candidates.full(len(self.cells), len(self.values)))
        object.__setattr__(self, "top", _candidates(self.top))
        if len(self.top) != len(self.cells):
            raise ModelError(f"top has {len(self.top)} entries for {len(self.cells)} cells; give one for each cell.")
        if len(set(self.cells)) != len(self.cells):
            raise ModelError("two cells have the same name; names must differ.")
        if self.coordinates and len(self.coordinates) != len(self.cells):
            raise ModelError(f"{len(self.coordinates)} coordinates for {len(self.cells)} cells; give one for each.")
        if any(mask >> len(self.values) for mask in self.top):
            raise ModelError(f"top holds a value number of {len(self.values)} or more, but there are no such values.")
        for constraint in self.constraints:
            if not isinstance(constraint, Constraint):
                raise ModelError(f"{constraint!r} is no constraint; give constraints, as AllDifferent((0, 1)).")
            try:
                inside = min(constraint.scope) >= 0 and max(constraint.scope) < len(self.cells)
            except TypeError:
                raise ModelError(f"{constraint}: a scope holds numbers of cells, not {constraint.scope}.") from None
            if not inside:
                raise ModelError(f"{constraint} names a cell outside 0..{len(self.cells) - 1}: {constraint.scope}.")
            constraint.validate(self.top.restrict(constraint.scope))

    @cached_property
    def _hash(self) -> int:
        try:
            return hash((self.cells, self.values, self.constraints, tuple(self.top)))
        except TypeError as error:
            wrong = next((repr(one) for one in self.constraints if not _hashable(one)), "the cells or values")
            raise ModelError(f"{wrong:.300}: {error}, and rules are hashed; give a tuple instead.") from None

    def __hash__(self) -> int:
        return self._hash

    def violated(self, answer: Answer) -> Constraint | None:
        """The first constraint that ``answer`` breaks, or None. The final word on every answer."""
        for constraint in self.constraints:
            if not constraint.passes(tuple([answer[cell] for cell in constraint.scope])):
                return constraint
        return None


def _hashable(part: object) -> bool:
    try:
        return isinstance(hash(part), int)
    except TypeError:
        return False


def _candidates(masks: Sequence[int]) -> Candidates:
    """What was given for candidates as such: a plain tuple or list compares otherwise."""
    return masks if isinstance(masks, Candidates) else Candidates(masks)


@dataclass(frozen=True)
class Canon:
    """Few answers of a problem that tell of all: the canonical ones. Said of problems without givens only.

    ``rules`` are the problem's with more constraints, which canonical answers keep. Who makes one promises: where there
    is an answer, there is a canonical one; and where there is just one of these, ``other`` gives from it another
    answer of the problem, or None if there is no other. ``first`` are candidates to look into first: there most
    answers are.
    """

    rules: Rules
    other: Callable[[Answer], Answer | None]
    first: Candidates


@dataclass(frozen=True)
class Problem:
    """Rules and the givens: the candidates to start from.

    ``domain`` and ``form`` say what the text was taken for and why; ``clues`` carries what the page needs to draw
    the puzzle and the rules do not hold. Both are empty for a problem built by hand. ``canon`` tells of canonical
    answers, where fewer than all need be looked at; it follows from the rules and takes no part in comparisons.
    """

    rules: Rules
    start: Candidates = Candidates(())
    domain: str = field(default="", kw_only=True)
    form: str = field(default="", kw_only=True)
    clues: object = field(default=None, kw_only=True)
    canon: Canon | None = field(default=None, kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _candidates(self.start) if self.start else self.rules.top)
        if len(self.start) != len(self.rules.cells):
            raise ModelError(f"start has {len(self.start)} entries for {len(self.rules.cells)} cells.")
        if not self.start <= self.rules.top:
            raise ModelError("start allows a value that the rules' top does not; start must be inside the top.")

    @property
    def givens(self) -> tuple[int, ...]:
        """The cells that the start narrows."""
        return tuple(c for c, (a, b) in enumerate(zip(self.start, self.rules.top, strict=True)) if a != b)

    def accepts(self, answer: Answer) -> bool:
        """Is this answer inside the givens, and does every constraint's ``check`` pass?"""
        return self.start.contains(answer) and self.rules.violated(answer) is None

    def tell(self, cell: int, mask: int) -> str:
        """What is known of a cell, for people: ``r1c1 = 5`` or ``r1c1 in {1 2}``."""
        labels = [self.rules.values[value] for value in range(len(self.rules.values)) if mask >> value & 1]
        name = self.rules.cells[cell]
        return f"{name} = {labels[0]}" if len(labels) == 1 else f"{name} in {{{' '.join(labels)}}}"


@dataclass(frozen=True)
class Draft:
    """A puzzle in the making: rules, one answer of them, and the clues that could be told about it.

    A clue is a set of cells: whoever is told it knows the values that these take in ``answer``. Any clue may be left
    out; clues are tried in their order. ``write`` gives the text that tells these cells and no others. The last
    ``switches`` cells are no cells of the puzzle: each stands for a constraint that holds where it is told.
    ``mend``, where there is one, is asked when another answer has all clues too: it drafts anew from the two.
    ``reread``, where there is one, gives the problem that tells these cells and no others; the rules then do without
    the switches.
    """

    rules: Rules
    answer: Answer
    clues: tuple[tuple[int, ...], ...]
    write: Callable[[frozenset[int]], str]
    switches: int = 0
    mend: Callable[[Answer], Draft] | None = None
    reread: Callable[[frozenset[int]], Problem] | None = None


Sampler: TypeAlias = Callable[[tuple[int, ...], Random], Draft]
"""Drafts a puzzle of a size, numbers that the domain explains; of its usual size for ``()``. All chance is in the
random numbers given. Raises InputError for a size that cannot be."""


@dataclass(frozen=True)
class Domain:
    """A kind of puzzle: how its text is read and how its answer is written.

    ``parse`` is strict: it raises InputError, with the place, on any text that is not of one of the domain's forms,
    for that is how a text without a name is recognised. ``render`` draws any partial answer (-1: not known).
    ``unique`` says whether people expect one answer, and so whether it is checked by default. ``sample`` drafts new
    puzzles of this kind; without it none can be generated.
    """

    name: str
    parse: Callable[[str], Problem]
    render: Callable[[Problem, Answer], str]
    unique: bool = field(default=True, kw_only=True)
    sample: Sampler | None = field(default=None, kw_only=True)
