"""Drafts for any page that reads its own texts: which clues are true of an answer is asked of ``parse``, sign by sign.

A page says how a puzzle without clues is written and which signs may stand where; the rest is alike for all kinds.
Signs are read one at a time, the others left out, unless a sign's meaning hangs on the signs elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, NamedTuple, TypeAlias

from neurosym.constraints.base import Constraint
from neurosym.drafts import sampling
from neurosym.errors import InputError, ModelError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Draft, Problem, Rules, Sampler

Key: TypeAlias = Any
"""What a page calls a place that may tell a clue; hashable."""

DRAWS = 40
"""Tries for an answer of one blank puzzle, and blank puzzles: where one is drawn at random it may have no answer."""


@dataclass(frozen=True)
class Blank:
    """A puzzle without clues, and those that could be told.

    ``write`` gives the text in which these places tell these signs, and no others tell any. ``signs`` holds, for each
    place, the signs that can be told there, the best first: of those that are true of an answer the first is the clue.
    ``answer`` is one of the puzzle's, where the blank was drawn about it.
    """

    write: Callable[[Mapping[Key, str]], str]
    signs: Mapping[Key, Collection[str]]
    answer: Answer = ()


class _Meaning(NamedTuple):
    """What a sign adds to the blank puzzle."""

    constraints: tuple[Constraint, ...]
    start: Candidates

    def holds(self, answer: Answer) -> bool:
        """Is it true of this answer of the blank puzzle?"""
        return self.start.contains(answer) and all(
            constraint.check(tuple([answer[cell] for cell in constraint.scope])) for constraint in self.constraints
        )


_Known: TypeAlias = dict[tuple[Key, str], _Meaning | None]


def filled(rng: Random, rules: Rules) -> Answer:
    """An answer at random by projection (:func:`neurosym.drafts.sampling.filled`); empty if there seems to be none."""
    return sampling.filled(rng, rules, tries=DRAWS)


def weighed(*weights: float) -> Callable[[Random, Rules], Answer]:
    """Draws answers as :func:`filled` does, with these weights of the values, none of them 0."""
    return lambda rng, rules: sampling.filled(rng, rules, tries=DRAWS, weights=weights)


def probed(
    parse: Callable[[str], Problem],
    blank: Callable[[tuple[int, ...], Random], Blank],
    answer: Callable[[Random, Rules], Answer] = filled,
    *,
    together: bool = False,
) -> Sampler:
    """A sampler: ``blank`` draws a puzzle without clues, ``answer`` one of its answers, and all true signs are clues.

    A draft that is not unique with all its clues is mended by another answer of the same blank puzzle, if that was not
    drawn about one. With ``together`` a sign is read with those that are told already, for kinds where its meaning
    hangs on them; the answer must remain one where any are left out. A blank puzzle that ``parse`` refuses, or of which
    no answer is found, is drawn anew. The sampler raises ModelError if a text with a sign has other cells than the
    blank one, and InputError if no blank puzzle of a size has an answer that is found.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        for _ in range(DRAWS):
            empty = blank(size, rng)
            try:
                problem = parse(empty.write({}))
            except InputError:
                continue
            rules = replace(problem.rules, top=problem.start)
            if answer_ := empty.answer or answer(rng, rules):
                return draft(empty, rules, answer_, {}, rng)
        raise InputError(f"no answer in {DRAWS} blank puzzles of this size", "a size that has puzzles with an answer")

    def draft(empty: Blank, rules: Rules, found: Answer, known: _Known, rng: Random) -> Draft:
        told: dict[Key, str] = {}
        for key, signs in rng.sample([*empty.signs.items()], len(empty.signs)) if together else empty.signs.items():
            for sign in signs:
                if together or (key, sign) not in known:
                    known[key, sign] = _meaning(parse, rules, empty.write({**(told if together else {}), key: sign}))
                meaning = known[key, sign]
                if meaning is not None and meaning.holds(found):
                    told[key] = sign
                    break

        def mend(_: Answer) -> Draft:  # what the other answer is hangs on the solver's memory, so it is not used
            return draft(empty, rules, answer(rng, rules) or found, known, rng)

        return reread(parse, rules, found, told, empty.write, rng, None if empty.answer else mend)

    return sample


def reread(
    parse: Callable[[str], Problem],
    rules: Rules,
    answer: Answer,
    told: Mapping[Key, str],
    write: Callable[[Mapping[Key, str]], str],
    rng: Random,
    mend: Callable[[Answer], Draft] | None = None,
) -> Draft:
    """A draft whose clues are the signs ``told``, in any order; each puzzle with fewer is read from its own text."""
    keys = rng.sample([*told], len(told))
    first = len(rules.cells)

    def text(cells: Iterable[int]) -> str:
        kept = {keys[cell - first] for cell in cells}
        return write({key: sign for key, sign in told.items() if key in kept})

    clues = tuple((first + number,) for number in range(len(keys)))
    extended = (*answer, *[1] * len(keys))
    return Draft(rules, extended, clues, text, len(keys), mend, lambda cells: parse(text(cells)))


def _meaning(parse: Callable[[str], Problem], rules: Rules, text: str) -> _Meaning | None:
    """What this text adds to the blank rules; None if no puzzle is written so."""
    try:
        problem = parse(text)
    except InputError:
        return None
    if problem.rules.cells != rules.cells:
        raise ModelError(f"a clue changes the cells of a puzzle, so it cannot be left out: {text!r}.")
    known = {*rules.constraints}
    return _Meaning(tuple([c for c in problem.rules.constraints if c not in known]), problem.start)
