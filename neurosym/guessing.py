"""What a text may be meant as that no page takes, or several: the two best guesses, and how the refusal is worded.

Of the pages that read all of a text and miss its name only, that one is likelier for which the puzzle has just one
answer, as puzzles have; then those for which that is not known in a moment, the more of the puzzle is known the
likelier; then those for which it has several; last those for which it has none. The others are the likelier the further
into the text their parse got.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from neurosym import lexing, registry
from neurosym.backends.base import Limits
from neurosym.draw import known
from neurosym.errors import InputError, NeurosymError
from neurosym.outcome import Impossible, Solved
from neurosym.pipeline import solve
from neurosym.problem import Problem

ROUNDS, SECONDS_IN_ALL = (0.5, 2.0, 4.0), 10.0
"""Seconds for looking at how many answers a guess leaves: for each, in turns; and for all."""
MOST_CANDIDATES = 20_000
"""Larger problems are not looked at, for to begin alone would take longer than that."""
ONE, OPEN, SOME, NONE = 0, 1, 2, 3
"""How many answers there are; ``OPEN``: that is not known. The less, the likelier."""


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


@dataclass(frozen=True)
class Doubt:
    """How many answers a guess leaves, as a number: the less, the likelier; and the only one, by names of cells."""

    about: float = OPEN
    answer: Mapping[str, str] = field(default_factory=dict)


def ranked(guesses: Sequence[Guess]) -> list[Guess]:
    """The likeliest first. Two need no order, for both are named."""
    if len(guesses) < 3:
        return [*guesses]
    found = _doubts(guesses, ROUNDS, SECONDS_IN_ALL)
    return sorted(guesses, key=lambda guess: found[guess.name].about)


def outdone(taken: Guess, others: Sequence[Guess]) -> list[Guess]:
    """The page that reads a text without its name, and those that miss only that, if one of them is as likely.

    That is so where another's puzzle has just one answer, as far as is seen in a moment, and not the same as that of
    the first, if that has just one too. Empty where it is not so.
    """
    if not others:
        return []
    found = _doubts([taken, *others], ROUNDS[:1], SECONDS_IN_ALL / 4)
    own = found[taken.name]
    likely = [g for g in others if found[g.name].about == ONE and found[g.name].answer != own.answer]
    if not likely:
        return []
    return [taken, *likely] if own.about == ONE else [*likely, taken]


def _doubts(guesses: Sequence[Guess], rounds: Sequence[float], in_all: float) -> dict[str, Doubt]:
    """How many answers each guess leaves, as far as can be told in the time.

    All are looked at for a moment; then, while none leaves just one, again those of which it is not known, for longer.
    """
    found = {guess.name: Doubt() for guess in guesses}
    open_ones, clock = [*guesses], Limits(seconds=in_all).start()
    for seconds in rounds:
        for guess in open_ones[:]:
            left = clock.left() or 0.0
            if not left:
                return found
            found[guess.name] = told = _doubt(guess.problem, min(seconds, left))
            if told.about in (ONE, SOME, NONE):
                open_ones.remove(guess)
        if any(doubt.about == ONE for doubt in found.values()):
            break
    return found


def _doubt(problem: Problem, seconds: float) -> Doubt:
    """ONE, SOME or NONE; if it was not told in time, below OPEN by the share of the cells that are known."""
    if sum(mask.bit_count() for mask in problem.start) > MOST_CANDIDATES:
        return Doubt()
    try:
        outcome = solve(problem, registry.backend("sat"), limits=Limits(seconds=seconds))
    except NeurosymError:
        return Doubt(NONE)
    if isinstance(outcome, Solved):
        labels = (problem.rules.values[value] for value in outcome.answer)
        only = dict(zip(problem.rules.cells, labels, strict=True)) if outcome.unique else {}
        return Doubt({True: ONE, False: SOME, None: OPEN / 2}[outcome.unique], only)
    if isinstance(outcome, Impossible):
        return Doubt(NONE)
    return Doubt(OPEN - sum(value >= 0 for value in known(outcome.candidates)) / (2 * len(problem.rules.cells)))


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
