"""Automata unrolled over what they read, as clauses; those of small ones are written once and then copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

State = TypeVar("State", bound=Hashable)
Choices: TypeAlias = Sequence[tuple[int, int]]
"""Values with their literals, of which exactly one holds."""
Clause: TypeAlias = tuple[int, ...]

COPIED = 12
"""Automata that read at most so many places are kept: they come again and again, and their clauses take little room."""


@dataclass(frozen=True)
class Automaton:
    """``step(i, state, value)`` is the next state, or None for a dead end.

    Two automata of the same ``name`` are the same; one without a name is like no other.
    """

    name: Hashable
    start: Any = field(compare=False)
    step: Callable[[int, Any, int], Any] = field(compare=False)
    accepts: Callable[[Any], bool] = field(compare=False)


def unroll(
    choices: Sequence[Choices],
    start: State,
    step: Callable[[int, State, int], State | None],
    closing: Callable[[int, State, int], State | None],
) -> tuple[list[dict[State, None]], list[dict[tuple[State, int], State | None]]]:
    """The living states of each layer and all moves; dicts, not sets, so that the order is the same each run."""
    layers: list[dict[State, None]] = [{start: None}]
    moves: list[dict[tuple[State, int], State | None]] = []
    for i, options in enumerate(choices):
        one = closing if i == len(choices) - 1 else step
        out = {(state, value): one(i, state, value) for state in layers[-1] for value, _ in options}
        moves.append(out)
        layers.append({state: None for state in out.values() if state is not None})
    for i in range(len(choices) - 1, -1, -1):
        alive = {state for (state, _), after in moves[i].items() if after is not None and after in layers[i + 1]}
        layers[i] = {state: None for state in layers[i] if state in alive}
    return layers, moves


def written(choices: Sequence[Choices], automaton: Automaton, true: int, variables: int) -> tuple[list[Clause], int]:
    """Clauses for "the automaton accepts", and the number of variables with those that they add.

    It is pruned from both ends, and each living state gets a variable (Quimper and Walsh, CP 2006, without their
    transition variables). ``true`` is the constant that holds; ``variables`` the number of those in use.
    """
    start, step, accepts = automaton.start, automaton.step, automaton.accepts

    def closing(i: int, state: Any, value: int) -> Any:
        """The last step leads to one state only, which has no name: it always holds."""
        after = step(i, state, value)
        return start if after is not None and accepts(after) else None

    layers, moves = unroll(choices, start, step, closing)
    if not layers[0] or (not choices and not accepts(start)):
        return [(-true,)], variables
    names: list[dict[Any, int]] = []
    for layer in layers:
        names.append(
            dict.fromkeys(layer, true) if len(layer) == 1 else {s: variables + n for n, s in enumerate(layer, 1)}
        )
        variables += len(layer) if len(layer) > 1 else 0
    clauses: list[Clause] = []
    for i, options in enumerate(choices):
        into: dict[tuple[Any, int], list[int]] = {}
        for state, here in names[i].items():
            for value, literal in options:
                after = moves[i][state, value]
                if after is None or after not in names[i + 1]:
                    clauses.append((-here, -literal))
                else:
                    clauses.append((-here, -literal, names[i + 1][after]))
                    into.setdefault((after, value), []).append(here)
        for after, name in names[i + 1].items():
            clauses += [(-name, -literal, *into.get((after, value), ())) for value, literal in options]
        if len(names[i]) > 1:
            clauses.append(tuple(names[i].values()))
    return _without_constants(clauses, true), variables


def _without_constants(clauses: list[Clause], true: int) -> list[Clause]:
    """Those that do not hold anyhow, without what does not hold anyhow."""
    open_ones = [clause for clause in clauses if true not in clause]
    return [tuple([x for x in clause if x != -true]) if -true in clause else clause for clause in open_ones]


def copied(choices: Sequence[Choices], automaton: Automaton, true: int, variables: int) -> tuple[list[Clause], int]:
    """What :func:`written` gives, from a copy kept for choices of this shape if there is one."""
    if automaton.name is None or len(choices) > COPIED or not _hashable(automaton.name):
        return written(choices, automaton, true, variables)
    constants = {true: 1, -true: -1}
    shape = tuple([tuple([(value, constants.get(literal, 0)) for value, literal in options]) for options in choices])
    kept, added = _kept(automaton, shape)
    table = [0, true]
    table += [literal for options in choices for _, literal in options]
    table += range(variables + 1, variables + added + 1)
    table += [-literal for literal in table[:0:-1]]  # so that a negative index finds the negation
    return [tuple([table[literal] for literal in clause]) for clause in kept], variables + added


def _hashable(name: Hashable) -> bool:
    """Is it so in fact? The numbers of a user's constraint may be a list."""
    try:
        hash(name)
    except TypeError:
        return False
    return True


@lru_cache(maxsize=512)
def _kept(automaton: Automaton, shape: tuple[tuple[tuple[int, int], ...], ...]) -> tuple[list[Clause], int]:
    """Clauses over numbers: 1 is the constant, then come the literals of the choices, then the new variables."""
    used, choices = 1, []
    for options in shape:
        choices.append([(value, constant or used + n) for n, (value, constant) in enumerate(options, 1)])
        used += len(options)
    clauses, variables = written(choices, automaton, 1, used)
    return clauses, variables - used
