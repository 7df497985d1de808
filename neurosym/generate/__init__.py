"""Puzzles at random, for any domain that drafts: an answer, clues about it, and clues left out while it stays unique.

A domain's ``sample`` drafts; all else here is alike for all kinds. Which clues can go is asked of the backend that is
given, under assumptions on one warm solver, so a removal costs no new encoding. The same domain, size, seed and number
give the same text, whatever was made before: a verdict does not depend on the solver's memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import NamedTuple

from neurosym.backends.base import Backend, Clock, Limits
from neurosym.errors import InputError
from neurosym.generate.rating import Rating, rate
from neurosym.generate.removal import Removal, Stopped
from neurosym.problem import Domain, Draft, Problem

__all__ = ["Difficulty", "Puzzle", "Rating", "Stopped", "generate", "puzzles", "rate", "rated", "size_of"]

MENDINGS = 60
"""Times a draft with several answers is mended before a new one is made."""
DRAWS = 300
"""Drafts that are tried for one puzzle."""


@dataclass(frozen=True)
class Puzzle:
    """A puzzle that was made: its text, and the problem that its domain reads there.

    ``clues`` is how many clues are told of those that could be left out.
    """

    text: str
    problem: Problem
    clues: int
    rating: Rating | None = None


class Difficulty(NamedTuple):
    """Which ratings are wanted, from ``low`` to ``high``, and the ``searcher`` that rates: see :func:`rate`."""

    low: float
    high: float
    searcher: Backend


def size_of(text: str) -> tuple[int, ...]:
    """The numbers of a size as people write it: ``9``, ``2x4``; none for the usual size. Raises InputError."""
    words = text.lower().split("x") if text else []
    if not all(word.isascii() and word.isdigit() and len(word) < 7 for word in words):
        raise InputError(f"a size of {text!r}", "a number, or numbers with an x between, as in 9 or 2x4")
    return tuple(map(int, words))


def generate(
    domain: Domain,
    size: str = "",
    seed: int = 0,
    *,
    backend: Backend,
    number: int = 0,
    minimal: bool = False,
    difficulty: Difficulty | None = None,
    limits: Limits = Limits(),
) -> Puzzle:
    """Puzzle ``number`` of this ``seed``; it has one answer if the domain promises one, else at least one.

    ``minimal``: no clue can be left out. Otherwise a share of the clues, up to a quarter, drawn at random, is not
    tried. With ``difficulty``, drafts are made until one is rated so; one that is too hard gets clues back, in the
    order they went last, unless it shall be minimal.

    Raises InputError for a domain without drafts, or a size it does not have; Stopped when a limit is reached, or no
    draft will do.
    """
    if domain.sample is None:
        raise InputError(f"the domain {domain.name!r} drafts no puzzles", "a domain with a sample function")
    rng = Random(f"{domain.name} {size} {seed} {number}")
    sides, clock = size_of(size), limits.start()
    nearest: list[float] = []
    for _ in range(DRAWS):
        if reason := clock.stopped():
            raise Stopped(f"no puzzle yet: {reason}")
        removal = _one_answer(domain.sample(sides, rng), domain, backend, clock)
        if removal is None:
            continue
        untried = 0 if minimal or difficulty else rng.randrange(len(removal.draft.clues) // 4 + 1)
        kept = removal.needed(removal.all, untried)
        if difficulty is None:
            return _told(domain, removal, kept)
        puzzle = _fitting(domain, removal, kept, difficulty, () if minimal else removal.gone(kept))
        assert puzzle.rating is not None
        if difficulty.low <= puzzle.rating.value <= difficulty.high:
            return puzzle
        nearest.append(puzzle.rating.value)
    met = f"; their ratings went from {min(nearest):.1f} to {max(nearest):.1f}" if nearest else ""
    raise Stopped(f"none of {DRAWS} drafts of {domain.name} will do{met}. Ask for another size or difficulty.")


def puzzles(
    domain: Domain, size: str = "", seed: int = 0, *, backend: Backend, minimal: bool = False
) -> Iterator[Problem]:
    """Problems without end, as :func:`generate` makes them, lazily."""
    for number in count():
        yield generate(domain, size, seed, backend=backend, number=number, minimal=minimal).problem


def rated(puzzle: Puzzle, domain: Domain, searcher: Backend, cancel: Callable[[], bool] = lambda: False) -> Puzzle:
    """The same puzzle with its rating. Raises Stopped if ``cancel`` answers True."""
    return replace(puzzle, rating=rate(puzzle.problem, searcher, unique=domain.unique, cancel=cancel))


def _one_answer(draft: Draft, domain: Domain, backend: Backend, clock: Clock) -> Removal | None:
    """The draft with all its clues, mended until it has one answer if the domain promises that; None if it has not."""
    for _ in range(MENDINGS):
        removal = Removal(draft, backend, clock)
        other = removal.other(removal.all) if domain.unique else None
        if other is None:
            return removal
        if draft.mend is None:
            return None
        draft = draft.mend(other)
    return None


def _told(domain: Domain, removal: Removal, kept: int, searcher: Backend | None = None) -> Puzzle:
    """The puzzle that tells the clues ``kept``, rated if there is a ``searcher``."""
    text = removal.draft.write(removal.cells(kept))
    puzzle = Puzzle(text, domain.parse(text), kept.bit_count())
    return puzzle if searcher is None else rated(puzzle, domain, searcher, lambda: bool(removal.clock.stopped()))


def _fitting(domain: Domain, removal: Removal, kept: int, wanted: Difficulty, gone: tuple[int, ...]) -> Puzzle:
    """The hardest puzzle rated at most ``wanted.high`` that bisection finds, with ``gone`` clues put back in order."""
    puzzle = _told(domain, removal, kept, wanted.searcher)
    too_few, enough = 0, len(gone) + 1
    while puzzle.rating is not None and enough - too_few > 1:
        if puzzle.rating.value > wanted.high:
            too_few = max(too_few, puzzle.clues - kept.bit_count())
        elif puzzle.rating.value < wanted.low and puzzle.clues > kept.bit_count():
            enough = puzzle.clues - kept.bit_count()
        else:
            break
        middle = (too_few + enough) // 2
        puzzle = _told(domain, removal, kept | sum(gone[:middle]), wanted.searcher)
    return puzzle
