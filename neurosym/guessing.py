"""What a text may be meant as that no page takes, or several: the two best guesses, and how the refusal is worded.

Of the pages that read all of a text and miss its name only, that one is likelier for which the puzzle has just one
answer, as puzzles have; then those for which that is not known in a moment; then those for which it has several; last
those for which it has none. Most is said by projection, which costs little, so it is asked of all first; what it leaves
open is searched, for a number of dead ends, so that a busy machine guesses as an idle one does. The others are the
likelier the further into the text their parse got.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym import lexing, registry
from neurosym.backends.base import Clock, Limits, Run
from neurosym.errors import InputError, NeurosymError, listed
from neurosym.lattice import Answer
from neurosym.problem import Problem
from neurosym.projector import projector_for

ROUNDS = (100, 2_000)
"""Dead ends that the search may meet for each guess, in turns. With more it would begin anew, to write a proof."""
SECONDS_IN_ALL = 4.0
"""After that the guesses stand as they are."""
MOST_IN_SCOPES = 500_000
"""Problems whose constraints see more open candidates than that are not searched, for to begin would take too long."""
ONE, FOUND, OPEN, SOME, NONE = 0.0, 0.5, 1.0, 2.0, 3.0
"""How many answers there are: the less, the likelier. ``FOUND``: one, if not more; ``OPEN``: that is not known."""


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


class Look:
    """A look at a guess: how many answers its puzzle has, as far as that is known.

    ``about`` is that as a number: the less, the likelier. Where it is open, it is below OPEN by half the share of the
    candidates that projection rules out: right rules say more about a puzzle than wrong ones.
    """

    def __init__(self, problem: Problem, clock: Clock) -> None:
        self.problem, self.about = problem, OPEN
        self.answers: list[Answer] = []
        self._run: Run | None = None
        try:
            self.left = projector_for(problem.rules).project(problem.start, stop=clock.stopped)
        except NeurosymError:  # rules that cannot be followed
            self.about = NONE
            return
        if self.left.is_bottom:
            self.about = NONE
        elif self.left.is_complete and problem.accepts(self.left.answer()):
            self.about, self.answers = ONE, [self.left.answer()]
        else:
            before, after = (sum(mask.bit_count() - 1 for mask in each) for each in (problem.start, self.left))
            self.about = OPEN - FOUND * (before - after) / max(before, 1)

    @property
    def settled(self) -> bool:
        """Is it known whether there is no answer, one, or more?"""
        return self.about in (ONE, SOME, NONE)

    @property
    def only(self) -> Mapping[str, str]:
        """The only answer, by names of cells; nothing if it is not known, or not the only one."""
        rules = self.problem.rules
        values = (rules.values[value] for answer in self.answers for value in answer)
        return dict(zip(rules.cells, values, strict=True)) if self.about == ONE else {}

    @property
    def cost(self) -> int:
        """About how much there is to say before the search begins: candidates of open cells, for each constraint."""
        open_ones = [mask.bit_count() if mask & (mask - 1) else 0 for mask in self.left]
        return sum(open_ones[cell] for constraint in self.problem.rules.constraints for cell in constraint.scope)

    def search(self, clock: Clock) -> None:
        """Look for a second answer, from where the last search stopped, until the clock stops this."""
        self._run = self._run or registry.backend("sat").start(self.problem, self.left)
        while not self.settled:
            finding = self._run.find(clock)
            if finding.stopped or not (finding.answer is None or self.problem.accepts(finding.answer)):
                return
            if finding.answer is not None:
                self.answers.append(finding.answer)
            many = len(self.answers)
            self.about = (NONE if many == 0 else ONE) if finding.exhausted else FOUND if many == 1 else SOME

    def close(self) -> None:
        """Give back what the search holds."""
        if self._run is not None:
            self._run.close()


def ranked(guesses: Sequence[Guess]) -> list[Guess]:
    """The likeliest first. Two need no order, for both are named."""
    if len(guesses) < 3:
        return [*guesses]
    found = _looks(guesses)
    return sorted(guesses, key=lambda guess: found[guess.name].about)


def outdone(taken: Guess, others: Sequence[Guess]) -> list[Guess]:
    """The page that reads a text without its name, and those that miss only that, if one of them is as likely.

    That is so where another's puzzle has just one answer, as far as is seen in a moment, and not the same as that of
    the first, if that has just one too. Empty where it is not so.
    """
    if not others:
        return []
    found = _looks([taken, *others])
    own = found[taken.name]
    likely = [g for g in others if found[g.name].about == ONE and found[g.name].only != own.only]
    if not likely:
        return []
    return [taken, *likely] if own.about == ONE else [*likely, taken]


def _looks(guesses: Sequence[Guess]) -> dict[str, Look]:
    """How many answers each guess leaves, as far as can be told in the time.

    All are projected; what that leaves open is searched for a moment, what costs least first; and again for longer, as
    long as none leaves just one answer.
    """
    clock = Limits(seconds=SECONDS_IN_ALL).start()
    found = {guess.name: Look(guess.problem, clock) for guess in guesses}
    costs = {look: cost for look in found.values() if not look.settled and (cost := look.cost) <= MOST_IN_SCOPES}
    for conflicts in ROUNDS:
        for look in sorted(costs, key=costs.__getitem__):
            left = clock.left()
            if left and not look.settled:
                look.search(Limits(seconds=left, conflicts=conflicts).start())
        if any(look.about == ONE for look in found.values()):
            break
    for look in found.values():
        look.close()
    return found


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
            f"one of the {listed('domain', registry.domain_names())}",
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
