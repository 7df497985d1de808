"""Constraint: one meaning, four readings, and the laws between them.

A constraint sees only the cells of its ``scope``: position i of every argument belongs to cell ``scope[i]``.

- ``check(values)``: the meaning. All else is judged against it.
- ``project(candidates)``: removes candidates that no solution *of this constraint inside the candidates* uses.
- ``encode(cnf)``: the same as clauses.
- ``post(model, variables)``: the same as calls on a CP-SAT model.

The laws, for every constraint (tested by ``tests/test_laws.py``; numbers as in the documentation):

1. sound: an answer inside the candidates that passes ``check`` is inside ``project(candidates)``;
2. shrinking: ``project(c) <= c``;
3. monotone: ``c <= d`` implies ``project(c) <= project(d)``;
4. decides points: on complete candidates ``project`` is bottom exactly if ``check`` is false;
5. faithful clauses: the models of ``encode``, on value literals, are the answers that pass ``check``;
6. faithful posting: the same for ``post``.

Whoever writes only ``check`` gets the other three by enumeration of the scope. Where there are too many clauses to
write, ``encode`` defers (``Cnf.defer``), and ``cuts`` gives those that a model breaks: law 5 holds of both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from neurosym.cnf import Cnf, Cut
from neurosym.errors import ModelError
from neurosym.lattice import Answer, Candidates, alpha, bits, gamma

if TYPE_CHECKING:
    from neurosym.constraints.linear import Linear

ENUMERATION_LIMIT = 100_000
"""The most combinations of values that the readings by enumeration will go through."""


class Rung(NamedTuple):
    """One way to project, by name, with the strength of the projector from which it is used: unit or local.

    ``settles``: of what it gives, neither itself nor a cheaper rung has more to say, so it need not be asked again.
    """

    rule: str
    strength: str
    settles: bool = False


class Variables(Protocol):
    """What ``post`` is given beside the model: the CP-SAT variables of the cells."""

    def number(self, cell: int) -> Any:
        """The integer variable of the cell; its value is the number of the value."""

    def literal(self, cell: int, value: int) -> Any:
        """The Boolean variable "cell takes value" (a constant if the value is not among them)."""

    def values(self, cell: int) -> tuple[int, ...]:
        """The values the cell can take in this model."""


@dataclass(frozen=True)
class Constraint:
    """Base of all constraints: a scope, a name for people, and readings by enumeration from ``check`` alone.

    A subclass is a frozen dataclass. It must define ``check``; it may define the others. ``ladder`` lists the
    projections it knows, cheapest first; ``project(candidates, rule)`` runs one of them, and without a rule the
    last and strongest. ``scope`` is never empty and never names a cell twice.
    """

    scope: tuple[int, ...]
    name: str = field(default="", kw_only=True)

    ladder: ClassVar[tuple[Rung, ...]] = (Rung("enumeration", "unit", settles=True),)

    _by_enumeration: ClassVar[tuple[str, ...]] = ()
    """The readings that this kind of constraint does not define."""

    def __init_subclass__(cls) -> None:
        readings = ("project", "encode", "post")
        cls._by_enumeration = tuple(one for one in readings if getattr(cls, one) is getattr(Constraint, one))

    def __post_init__(self) -> None:
        if not isinstance(self.scope, tuple):
            object.__setattr__(self, "scope", tuple(self.scope))
        if not self.scope:
            raise ModelError(f"{type(self).__name__} {self.name!r} has an empty scope; it needs at least one cell.")
        if len(set(self.scope)) != len(self.scope):
            raise ModelError(f"{self} has a cell twice in its scope {self.scope}; each cell may stand there once.")

    @property
    def kind(self) -> str:
        """The constraint's name in words: the class name in lower case, spaced."""
        return "".join(f" {c.lower()}" if c.isupper() else c for c in type(self).__name__).strip()

    def __str__(self) -> str:
        return self.name or f"{self.kind} over {len(self.scope)} cells"

    def check(self, values: Answer) -> bool:
        """Is the constraint true when cell ``scope[i]`` takes ``values[i]``?"""
        raise ModelError(f"{type(self).__name__} does not define check(values); it is the meaning, all else follows.")

    def validate(self, top: Candidates) -> None:
        """Raise ModelError if this constraint cannot work over ``top`` (its own cells only). Called by ``Rules``."""
        own, by_enumeration = type(self), self._by_enumeration
        if by_enumeration and top.size() > ENUMERATION_LIMIT:
            raise ModelError(
                f"{self} ({own.__name__}) has {top.size():,} combinations of values over its {len(self.scope)} cells, "
                f"above the limit of {ENUMERATION_LIMIT:,} for reading it by enumeration. Write its own "
                f"{', '.join(by_enumeration)}, or split it into constraints over fewer cells."
            )

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        """The least element around the solutions inside ``candidates``: alpha of the checked gamma."""
        return alpha(self.solutions(candidates), len(candidates))

    def solutions(self, candidates: Candidates) -> Iterator[Answer]:
        """The answers inside ``candidates`` that pass ``check``, lazily."""
        return (values for values in gamma(candidates) if self.passes(values))

    def passes(self, values: Answer) -> bool:
        """What ``check`` says. Raises ModelError if it says nothing: no answer at all would look like none possible."""
        held = self.check(values)
        if held is None:
            raise ModelError(f"{self}: check({values}) gave None, not true or false; is a 'return' missing?")
        return bool(held)

    def encode(self, cnf: Cnf) -> None:
        """Write clauses to ``cnf`` whose models, on value literals, are the answers that pass ``check``."""
        encode_tuples(cnf, self.scope, list(self.solutions(cnf.top.restrict(self.scope))))

    def cuts(self, values: Answer) -> Iterable[Cut]:
        """For a constraint that ``encode`` defers: clauses that every solution satisfies and ``values`` does not.

        There is one exactly if ``check`` fails; none for a constraint that writes all its clauses at once.
        """
        return ()

    def post(self, model: Any, variables: Variables) -> None:
        """Write the constraint to a CP-SAT model."""
        top = Candidates([sum(1 << v for v in variables.values(cell)) for cell in self.scope])
        post_tuples(model, variables, self.scope, list(self.solutions(top)))

    def relax(self, top: Candidates) -> Sequence[Linear] | None:
        """Linear inequalities over the same cells that every solution inside ``top`` satisfies, or None.

        They are what a network reads of the constraint. None means that the clauses of ``encode`` say it better; a
        constraint that defers its clauses gives ``()``, and the relaxation knows nothing of it.
        """
        return None

    def because(self, rule: str, before: Candidates, after: Candidates, labels: Sequence[str]) -> str:
        """Why ``rule`` took ``before`` to ``after``, as words that follow a colon; ``labels`` name the values."""
        return f"{rule} in {self}"


DIRECT_LIMIT = 6
"""Up to this many cells of one or two values each, rows are written as clauses without auxiliary variables."""


def encode_tuples(cnf: Cnf, cells: Sequence[int], tuples: Sequence[Answer]) -> None:
    """Clauses for "these cells take one of these rows": all prime ones over few Booleans, else a trie of the rows.

    The trie is read as an automaton. Rows with the same set of continuations share a state, so it is the least one.
    """
    options = [cnf.values(cell) for cell in cells]
    if len(cells) <= DIRECT_LIMIT and all(1 <= len(values) <= 2 for values in options):
        inside = (row for row in tuples if all(v in values for v, values in zip(row, options, strict=True)))
        rows = frozenset(tuple(map(tuple.index, options, row)) for row in inside)
        for cube in _excluded(rows, tuple(map(len, options))):
            cnf.add(*(-cnf.literal(cells[i], options[i][bit]) for i, bit in enumerate(cube) if bit >= 0))
        return

    def step(_: int, state: frozenset[Answer], value: int) -> frozenset[Answer] | None:
        return frozenset(row[1:] for row in state if row[0] == value) or None

    cnf.layered(cnf.choices(cells), frozenset(tuples), step, bool)


@lru_cache(maxsize=256)
def _excluded(rows: frozenset[Answer], sizes: tuple[int, ...]) -> list[Answer]:
    """The largest cubes without a row: a value for some places, -1 (any) for the others; with the most -1 first."""
    cubes = sorted(product(*[range(-1, size) for size in sizes]), key=lambda cube: -cube.count(-1))
    found: list[Answer] = []
    for cube in cubes:
        if any(all(a in (-1, b) for a, b in zip(larger, cube, strict=True)) for larger in found):
            continue
        if not any(all(a in (-1, b) for a, b in zip(cube, row, strict=True)) for row in rows):
            found.append(cube)
    return found


def post_tuples(model: Any, variables: Variables, cells: Sequence[int], tuples: Sequence[Answer]) -> None:
    """CP-SAT's table constraint; without a row, false."""
    if not tuples:
        model.add_bool_or([])
        return
    model.add_allowed_assignments([variables.number(cell) for cell in cells], tuples)


def single(mask: int) -> int:
    """The value in a bit set of one, else -1."""
    return mask.bit_length() - 1 if mask and not mask & (mask - 1) else -1


def together(labels: Sequence[str], mask: int) -> str:
    """The values of a bit set, as words: ``3 4 7``."""
    return " ".join(labels[value] for value in bits(mask))
