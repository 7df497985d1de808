"""What a text may be meant as that no page takes, or several: the two best guesses, and how the refusal is worded.

Of the pages that read all of a text and miss its name only, that one is likelier for which the puzzle has just one
answer, as puzzles have; then those for which it has several; last those for which it has none. The others are the
likelier the further into the text their parse got.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neurosym import lexing, registry
from neurosym.backends.base import Clock, Limits
from neurosym.errors import InputError, NeurosymError
from neurosym.outcome import Impossible, Solved
from neurosym.pipeline import solve
from neurosym.problem import Problem

SECONDS_EACH, SECONDS_IN_ALL = 0.5, 5.0
"""For looking at how many answers a guess leaves."""


class Unrecognised(InputError):
    """A text that no kind of puzzle reads, or several. ``guesses``: what it may be meant as, the best first."""

    guesses: tuple[str, ...] = ()


class Ambiguous(Unrecognised):
    """A text that several kinds of puzzle read."""


@dataclass(frozen=True)
class Guess:
    """A page that reads a text, if the text says its name; and what it has read."""

    name: str
    problem: Problem

    @property
    def why(self) -> str:
        """What the text was taken for and why, in words."""
        return f"{self.name}: {self.problem.form}" if self.problem.form else self.name


def ranked(guesses: Sequence[Guess]) -> list[Guess]:
    """The likeliest first. Two need no order, for both are named."""
    if len(guesses) < 3:
        return [*guesses]
    clock = Limits(seconds=SECONDS_IN_ALL).start()
    return sorted(guesses, key=lambda guess: _doubt(guess.problem, clock))


def _doubt(problem: Problem, clock: Clock) -> int:
    """0 where there is one answer, 1 where there are several or it is not known, 2 where there is none."""
    left = clock.left() or 0.0
    if not left:
        return 1
    try:
        outcome = solve(problem, registry.backend("sat"), limits=Limits(seconds=min(SECONDS_EACH, left)))
    except NeurosymError:
        return 2
    if isinstance(outcome, Solved):
        return 0 if outcome.unique else 1
    return 2 if isinstance(outcome, Impossible) else 1


def ambiguous(guesses: Sequence[Guess]) -> Ambiguous:
    """The refusal of a text that several pages read."""
    one, two, *_ = best = ranked(guesses)
    error = Ambiguous(
        f"this text can be read as {one.why} and as {two.why}",
        "a text that only one kind of puzzle reads",
        f"Say which: --domain {one.name} or --domain {two.name} (or a line '# domain: {one.name}').",
    )
    error.guesses = tuple(guess.name for guess in best)
    return error


def nameless(guesses: Sequence[Guess], line: int) -> Unrecognised:
    """The refusal of a text that several pages read but for its name; the name would stand in this line."""
    one, two, *rest = best = ranked(guesses)
    also = f", and in {len(rest)} more ways" * bool(rest)
    error = Unrecognised(
        f"a text without a name that can be read as {one.why} and as {two.why}{also}",
        f"{lexing.NAME} {one.name}' or '# domain: {two.name}', for puzzles of these kinds look the same",
        f"Say which: --domain {one.name} or --domain {two.name}.",
        line=line,
        column=1,
    )
    error.guesses = tuple(guess.name for guess in best)
    return error


def unreadable(refused: list[tuple[str, InputError]], start: tuple[int, int]) -> Unrecognised:
    """The refusal of a text that no page reads. It names the two best guesses, if any got anywhere."""
    refused.sort(key=lambda guess: reached(guess[1]), reverse=True)
    name, best = refused[0]
    if reached(best) <= start:
        return Unrecognised(
            f"no kind of puzzle begins like this: {best.found}",
            f"one of {', '.join(registry.domain_names())}",
            "Say which it is to see what is missing: --domain NAME.",
            line=best.line,
            column=best.column,
        )
    guesses = [(kind, error) for kind, error in refused[:2] if reached(error) > start]
    told = [
        f"as {kind} at line {error.line}, column {error.column} ({error.found}; expected {error.expected})"
        for kind, error in guesses
    ]
    error = Unrecognised(
        f"no kind of puzzle reads this text; it fails {', '.join(told)}",
        "one of the forms that the pages of 'neurosym domains' read",
        f"Mend it there, or say which it is: --domain {name}.",
        line=best.line,
        column=best.column,
    )
    error.guesses = tuple(kind for kind, _ in guesses)
    return error


def reached(error: InputError) -> tuple[int, int]:
    """How far into the text a parse got."""
    return error.line, error.column
