"""Cnf: clauses over value literals, for constraints to write to. Knows no solver.

A literal is a non-zero int, negative for the negation (DIMACS). A cell with two values gets one variable, so a
Boolean domain costs nothing extra; a cell with more gets one variable for each value and an exactly-one; a value
outside the top candidates is the constant false. Constraints ask for auxiliary variables with :meth:`Cnf.new`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeAlias

from neurosym.lattice import Answer, Candidates, bits
from neurosym.unrolled import Automaton, Choices, State, copied

PAIRWISE_LIMIT = 10
"""Up to this many literals "at most one" is written as all pairs; above, by the product of two sides."""

Cut: TypeAlias = Iterable[tuple[int, int]]
"""A clause of a constraint: of its positions, from 0, each with a bit set, one takes a value of its set."""


LOOK = 1 << 15
"""Clauses between two looks at the clock."""


class Halted(Exception):
    """Whoever wanted the formula has no time left."""


class Lazy(Protocol):
    """A constraint with more clauses than can be written: it writes those that a model breaks."""

    @property
    def scope(self) -> tuple[int, ...]:
        """The cells that its positions stand for."""

    def cuts(self, values: Answer) -> Iterable[Cut]:
        """Clauses that all its answers satisfy and these values do not; none exactly if ``check`` holds."""


class Cnf:
    """A growing formula over the cells of ``top``; its models, seen on value literals, are the answers.

    ``stop`` is asked now and then while clauses are added: Halted is raised once it answers true.
    """

    def __init__(self, top: Candidates, stop: Callable[[], object] | None = None) -> None:
        self.top, self.stop = top, stop
        self.variables = 0
        self.clauses: list[tuple[int, ...]] = []
        self.deferred: list[tuple[Lazy, int]] = []
        """The constraints that wait for a model, each with the guard that was set."""
        self.guard = 0
        """If set, every clause added holds only where this literal is true (used to name clues in conflict)."""
        self.true = self.new()
        self.clauses.append((self.true,))
        self._literals = [self._literals_of(mask) for mask in top]

    def _literals_of(self, mask: int) -> dict[int, int]:
        values = list(bits(mask))
        if not values:
            self.clauses.append((-self.true,))
            return {}
        if len(values) == 1:
            return {values[0]: self.true}
        if len(values) == 2:
            variable = self.new()
            return {values[0]: -variable, values[1]: variable}
        literals = {value: self.new() for value in values}
        self.add(*literals.values())
        self.at_most_one(list(literals.values()))
        return literals

    def new(self) -> int:
        """A fresh variable."""
        self.variables += 1
        return self.variables

    def literal(self, cell: int, value: int) -> int:
        """The literal "``cell`` takes ``value``"; the constant false if the value is outside the top."""
        return self._literals[cell].get(value, -self.true)

    def values(self, cell: int) -> tuple[int, ...]:
        """The values of ``cell`` that have a literal, ascending."""
        return tuple(self._literals[cell])

    def inside(self, cell: int, mask: int) -> list[int]:
        """The literals of those values of ``cell`` that are in the bit set and have one, ascending."""
        return [literal for value, literal in self._literals[cell].items() if mask >> value & 1]

    def add(self, *literals: int) -> None:
        """Add one clause. Without literals: false."""
        if self.guard:
            literals = (-self.guard, *literals)
        elif not literals:
            literals = (-self.true,)
        self.clauses.append(literals)
        if self.stop is not None and not len(self.clauses) % LOOK and self.stop():
            raise Halted

    def member(self, cell: int, mask: int) -> int:
        """A literal that holds exactly if ``cell`` takes a value of the bit set."""
        inside, outside = self.top[cell] & mask, self.top[cell] & ~mask
        if not inside or not outside:
            return self.true if inside else -self.true
        if not inside & (inside - 1):
            return self._literals[cell][inside.bit_length() - 1]
        if not outside & (outside - 1):
            return -self._literals[cell][outside.bit_length() - 1]
        name = self.new()
        for value in bits(inside):
            self.add(-self.literal(cell, value), name)
        for value in bits(outside):
            self.add(-self.literal(cell, value), -name)
        return name

    def defer(self, part: Lazy) -> None:
        """Leave ``part`` to :meth:`cut`."""
        self.deferred.append((part, self.guard))

    def cut(self, model: Iterable[int]) -> list[tuple[int, ...]]:
        """Add the clauses of deferred constraints that this model breaks, and give them back; none: it is a model."""
        true, before, outer = {*model}, len(self.clauses), self.guard
        answer = self.decode(true) if self.deferred else ()
        for part, guard in self.deferred:
            self.guard, known = guard, dict[tuple[int, int], list[int]]()
            for clause in part.cuts(tuple([answer[cell] for cell in part.scope])):
                literals: list[int] = []
                for pair in clause:  # clauses of one piece have most of theirs in common
                    if pair not in known:
                        known[pair] = self.inside(part.scope[pair[0]], pair[1])
                    literals += known[pair]
                if true.isdisjoint(literals) and (not guard or guard in true):
                    self.add(*literals)
        self.guard = outer
        return self.clauses[before:]

    def at_most_one(self, literals: Sequence[int]) -> None:
        """No two of these hold: pairs, or above 10 literals the product encoding (Chen, ModRef 2010)."""
        if len(literals) <= PAIRWISE_LIMIT:
            for i, a in enumerate(literals):
                for b in literals[i + 1 :]:
                    self.add(-a, -b)
            return
        width = 1
        while width * width < len(literals):
            width += 1
        rows = [self.new() for _ in range(0, len(literals), width)]
        columns = [self.new() for _ in range(width)]
        for i, literal in enumerate(literals):
            self.add(-literal, rows[i // width])
            self.add(-literal, columns[i % width])
        self.at_most_one(rows)
        self.at_most_one(columns)

    def choices(self, cells: Sequence[int]) -> list[Choices]:
        """For each cell its values with their literals: what :meth:`layered` reads."""
        return [tuple(self._literals[cell].items()) for cell in cells]

    def graded(self, cell: int, numbers: Sequence[int]) -> Choices:
        """What a cell adds if value v stands for ``numbers[v]``: each number with a literal that it is this one.

        Values of one number are told as one, so an automaton that sums has fewer moves.
        """
        masks: dict[int, int] = {}
        for value in self._literals[cell]:
            masks[numbers[value]] = masks.get(numbers[value], 0) | 1 << value
        return tuple([(number, self.member(cell, mask)) for number, mask in masks.items()])

    def layered(
        self,
        choices: Sequence[Choices],
        start: State,
        step: Callable[[int, State, int], State | None],
        accepts: Callable[[State], bool],
        name: Hashable = None,
    ) -> None:
        """Hold exactly for the rows of values that a deterministic automaton accepts.

        ``choices[i]`` lists the values the automaton may read at place i, each with its literal, of which exactly one
        holds. ``step(i, state, value)`` is the next state, or None for a dead end. Sums and counts are automata too,
        with the partial sum as state: one encoding serves all. Automata of the same ``name``, where one is given, must
        be the same: their clauses are copied.
        """
        clauses, self.variables = copied(choices, Automaton(name, start, step, accepts), self.true, self.variables)
        if self.guard:
            clauses = [(-self.guard, *clause) for clause in clauses]
        self.clauses += clauses

    def assumptions(self, candidates: Candidates) -> list[int]:
        """Literals that say what ``candidates`` knows beyond the top: a value where one is left, else the removed."""
        literals = []
        for cell, (mask, top) in enumerate(zip(candidates, self.top, strict=True)):
            if mask == top:
                continue
            if not mask & (mask - 1):
                literals.append(self.literal(cell, mask.bit_length() - 1))
            else:
                literals.extend(-self.literal(cell, value) for value in bits(top & ~mask))
        return literals

    def outside(self, element: Candidates, within: Candidates) -> list[int]:
        """The clause that an answer inside ``within`` satisfies exactly if it is not inside ``element``."""
        clause = []
        for cell, (mask, around) in enumerate(zip(element, within, strict=True)):
            if mask and not mask & (mask - 1):
                if around & ~mask:
                    clause.append(-self.literal(cell, mask.bit_length() - 1))
            else:
                clause += [self.literal(cell, value) for value in bits(around & ~mask)]
        return clause

    def decode(self, model: Iterable[int]) -> Answer:
        """The answer that a model (its literals, in any order) stands for.

        A solver may leave out a variable that no clause mentions; then either value will do, and the first is taken.
        """
        true = set(model)
        answer = [-1] * len(self._literals)
        for cell, literals in enumerate(self._literals):
            for value, literal in literals.items():
                if -literal not in true:
                    answer[cell] = value
                    break
        return tuple(answer)

    def dimacs(self, more: Sequence[Sequence[int]] = ()) -> str:
        """The formula in DIMACS form, with ``more`` clauses at its end."""
        lines = [f"p cnf {self.variables} {len(self.clauses) + len(more)}"]
        lines += [f"{' '.join(map(str, clause))} 0" for clause in (*self.clauses, *more)]
        return "\n".join(lines) + "\n"
