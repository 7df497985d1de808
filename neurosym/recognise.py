"""Whose text is this? Says what it was taken for and why; refuses rather than drop a rule.

A name decides: ``--domain``, or a line ``# domain: NAME``. Without one every page's strict parse is tried, and exactly
one must accept. If several do, or none, the two best guesses are named; a guess is the better the further into the
text its parse got. A text in a foreign notation is first turned into the own text of its page.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neurosym import lexing, registry
from neurosym.errors import InputError, ModelError, NeurosymError, listed
from neurosym.formats import foreign
from neurosym.guessing import Guess, ambiguous, nameless, outdone, unreadable
from neurosym.problem import Domain, Problem

if TYPE_CHECKING:
    from neurosym.formats.sheet import Told

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
        notes = foreign.read(text)
    except InputError as error:
        raise error.at(lines_before=lines_before) from None
    if notes and not (wanted or "").endswith(".py"):
        return _told(notes, wanted or (line[1] if line else ""), lines_before)
    if wanted is not None:
        domain = registry.domain(wanted)
        told = text if line else _named(text, domain.name)  # the option says what the line says, to the page too
        return _read(domain, told, lines_before)
    if line is not None:
        place = lines_before + text.count("\n", 0, line.start()) + 1
        return _read(_domain_named(line[1], place), text, lines_before)
    for domain in () if first is None else (first,):
        with suppress(InputError):  # another kind in the same stream: all are asked
            return _read(domain, text, lines_before)
    return _any(text, lines_before)


def _any(text: str, lines_before: int) -> Recognised:
    """The problem that the one page reads which reads this text; a page that misses its name only, if no other does."""
    accepted: list[Recognised] = []
    refused: list[tuple[str, InputError]] = []
    unnamed: list[Recognised] = []
    for name in registry.domain_names():
        try:
            accepted.append(_read(registry.domain(name), text, lines_before))
        except InputError as error:
            refused.append((name, error))
    for name in (name for name, error in refused if f"# domain: {name}" in error.expected + error.remedy):
        with suppress(InputError):
            unnamed.append(_read(registry.domain(name), _named(text, name), lines_before))
    took, missed = ([Guess(one.domain.name, one.problem) for one in found] for found in (accepted, unnamed))
    below = lines_before + lexing.end(text).line + 1
    if len(took) == 1 and (better := outdone(took[0], missed)):
        raise nameless(better, below)
    if len(took) > 1:
        raise ambiguous([*took, *missed])
    if not took and len(missed) > 1:
        raise nameless(missed, below)
    if not took and not missed:
        raise unreadable(refused, (lines_before + 1, 1))
    return accepted[0] if took else unnamed[0]


def _named(text: str, name: str) -> str:
    """The text with its name below; no blank line is added, for that may mean something."""
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}# domain: {name}\n"


def _read(domain: Domain, text: str, lines_before: int) -> Recognised:
    try:
        problem = domain.parse(text)
        if not isinstance(problem, Problem):
            raise TypeError(f"it gave {problem!r:.60}, no Problem")
        return Recognised(domain, problem, text=text)
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
        raise ambiguous([Guess(one.domain.name, one.problem) for one in accepted])
    if refused:
        raise refused[0]
    other = InputError(told[0].notation, f"a puzzle of the kind {wanted}")
    raise foreign.refused(told[0], other).at(lines_before=lines_before)


def _domain_named(name: str, line: int) -> Domain:
    """The domain that a text names itself. Never the path of a page: to read a text must not run code it points to."""
    if name not in registry.domain_names():
        raise InputError(
            f"the line '# domain: {name}' names no kind of puzzle that is known",
            f"one of the {listed('domain', registry.domain_names())}",
            "A page of your own is named by the option: --domain mine.py.",
            line=line,
            column=1,
        )
    return registry.domain(name)
