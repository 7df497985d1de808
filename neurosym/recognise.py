"""Whose text is this? Says what it was taken for and why; refuses rather than drop a rule.

A name decides: ``--domain``, or a line ``# domain: NAME``. Without one every page's strict parse is tried, and exactly
one must accept. If several do, or none, the two best guesses are named; a guess is the better the further into the
text its parse got. A text in a foreign notation is first turned into the own text of its page.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from neurosym import lexing, registry
from neurosym.errors import InputError, ModelError, NeurosymError
from neurosym.formats import foreign
from neurosym.formats.sheet import Told
from neurosym.problem import Domain, Problem

_NAMED = re.compile(r"^[ \t]*#[ \t]*domain[ \t]*[:=]?[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Recognised:
    """A problem, the domain that reads and draws it, and where its text stands (``file`` or ``file:line``).

    ``text`` is what the domain has read: if the puzzle came in a foreign notation, what that says.
    """

    domain: Domain
    problem: Problem
    source: str = ""
    text: str = ""

    @property
    def why(self) -> str:
        """What the text was taken for and why, in words."""
        return f"{self.domain.name}: {self.problem.form}" if self.problem.form else self.domain.name


def recognise(
    text: str, wanted: str | None = None, first: Domain | None = None, *, lines_before: int = 0
) -> Recognised:
    """The problem in ``text``, which holds just one.

    ``wanted`` names its domain (or the path of a page); ``first`` is tried before the others and taken if it accepts,
    for streams whose first puzzle was of that kind. Errors count lines from ``lines_before``. Raises InputError;
    UnknownNameError if ``wanted`` does not exist.
    """
    line = _NAMED.search(text)
    try:
        told = foreign.read(text)
    except InputError as error:
        raise error.at(lines_before=lines_before) from None
    if told and not (wanted or "").endswith(".py"):
        return _told(told, wanted or (line[1] if line else ""), lines_before)
    if wanted is not None:
        named = text if line else f"{text}\n# domain: {wanted}\n"  # the option says what the line says, to the page too
        return _read(registry.domain(wanted), named, lines_before)
    if line is not None:
        place = lines_before + text.count("\n", 0, line.start()) + 1
        return _read(_domain_named(line[1], place), text, lines_before)
    accepted: list[Recognised] = []
    refused: list[tuple[str, InputError]] = []
    for domain in () if first is None else (first,):
        with suppress(InputError):  # another kind in the same stream: all are asked
            return _read(domain, text, lines_before)
    for name in registry.domain_names():
        try:
            accepted.append(_read(registry.domain(name), text, lines_before))
        except InputError as error:
            refused.append((name, error))
    if len(accepted) == 1:
        return accepted[0]
    raise _ambiguous(accepted) if accepted else _unreadable(refused, (lines_before + 1, 1))


def _read(domain: Domain, text: str, lines_before: int) -> Recognised:
    try:
        return Recognised(domain, domain.parse(text), text=text)
    except InputError as error:
        raise error.at(lines_before=lines_before) from None
    except ModelError as error:
        found = f"a puzzle for which {domain.name} cannot make the rules ({str(error).rstrip('.')})"
        raise InputError(found, "a smaller one") from error
    except NeurosymError:
        raise
    except Exception as error:  # nothing that a page does with a text may end in a traceback
        raise ModelError(
            f"the page {domain.name!r} failed on a text with {type(error).__name__}: {error}. "
            "A page refuses a text by InputError and by nothing else, so this is a mistake in the page."
        ) from error


def _told(told: list[Told], wanted: str, lines_before: int) -> Recognised:
    """The problem that a foreign notation tells: the only one of those it may mean that its page accepts."""
    accepted: list[Recognised] = []
    refused: list[InputError] = []
    if wanted:
        registry.domain(wanted)
    for one in told:
        if wanted in ("", one.domain):
            try:
                found = _read(registry.domain(one.domain), one.text, 0)
            except InputError as error:
                refused.append(foreign.refused(one, error).at(lines_before=lines_before))
            else:
                form = f"{one.notation}; {found.problem.form}" if found.problem.form else one.notation
                accepted.append(replace(found, problem=replace(found.problem, form=form)))
    if len(accepted) == 1:
        return accepted[0]
    if accepted:
        raise _ambiguous(accepted)
    if refused:
        raise refused[0]
    other = InputError(told[0].notation, f"a puzzle of the kind {wanted}")
    raise foreign.refused(told[0], other).at(lines_before=lines_before)


def _domain_named(name: str, line: int) -> Domain:
    """The domain that a text names itself. Never the path of a page: to read a text must not run code it points to."""
    if name not in registry.domain_names():
        raise InputError(
            f"the line '# domain: {name}' names no kind of puzzle that is known",
            f"one of {', '.join(registry.domain_names())}",
            "A page of your own is named by the option: --domain mine.py.",
            line=line,
            column=1,
        )
    return registry.domain(name)


class Ambiguous(InputError):
    """A text that several kinds of puzzle read."""


def _ambiguous(accepted: list[Recognised]) -> Ambiguous:
    one, two = accepted[0].domain.name, accepted[1].domain.name
    return Ambiguous(
        f"this text can be read as {accepted[0].why} and as {accepted[1].why}",
        "a text that only one kind of puzzle reads",
        f"Say which: --domain {one} or --domain {two} (or a line '# domain: {one}').",
    )


def _unreadable(refused: list[tuple[str, InputError]], start: tuple[int, int]) -> InputError:
    """The refusal that names the two best guesses: those that got furthest into the text, if any got anywhere."""
    # Of those that came equally far, first who read all and misses the name only.
    refused.sort(key=lambda guess: (reached(guess[1]), guess[1].expected.startswith(lexing.NAME)), reverse=True)
    name, best = refused[0]
    if reached(best) <= start:
        return InputError(
            f"no kind of puzzle begins like this: {best.found}",
            f"one of {', '.join(registry.domain_names())}",
            "Say which it is to see what is missing: --domain NAME.",
            line=best.line,
            column=best.column,
        )
    guesses = [
        f"as {kind} at line {error.line}, column {error.column} ({error.found}; expected {error.expected})"
        for kind, error in refused[:2]
        if reached(error) > start
    ]
    return InputError(
        f"no kind of puzzle reads this text; it fails {', '.join(guesses)}",
        "one of the forms that the pages of 'neurosym domains' read",
        f"Mend it there, or say which it is: --domain {name}.",
        line=best.line,
        column=best.column,
    )


def reached(error: InputError) -> tuple[int, int]:
    """How far into the text a parse got."""
    return error.line, error.column
