"""Whose text is this? Says what it was taken for and why; refuses rather than drop a rule.

A name decides: ``--domain``, or a line ``# domain: NAME``. Without one every page's strict parse is tried, and exactly
one must accept. If several do, or none, the two best guesses are named; a guess is the better the further into the
text its parse got.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from neurosym import lexing, registry
from neurosym.errors import InputError, ModelError, NeurosymError
from neurosym.formats import stream
from neurosym.formats.source import Source
from neurosym.problem import Domain, Problem

_NAMED = re.compile(r"^[ \t]*#[ \t]*domain[ \t]*[:=]?[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)

LOOKED_AT = 3
"""How many pieces of a text are tried before it is held for one text that cannot be read."""


@dataclass(frozen=True)
class Recognised:
    """A problem, the domain that reads and draws it, and where its text stands (``file`` or ``file:line``)."""

    domain: Domain
    problem: Problem
    source: str = ""

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
    if wanted is not None:
        told = text if line else f"{text}\n# domain: {wanted}\n"  # the option says what the line says, to the page too
        return _read(registry.domain(wanted), told, lines_before)
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
        return Recognised(domain, domain.parse(text))
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
    refused.sort(key=lambda guess: (_reached(guess[1]), guess[1].expected.startswith(lexing.NAME)), reverse=True)
    name, best = refused[0]
    if _reached(best) <= start:
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
        if _reached(error) > start
    ]
    return InputError(
        f"no kind of puzzle reads this text; it fails {', '.join(guesses)}",
        "one of the forms that the pages of 'neurosym domains' read",
        f"Mend it there, or say which it is: --domain {name}.",
        line=best.line,
        column=best.column,
    )


def _reached(error: InputError) -> tuple[int, int]:
    """How far into the text a parse got."""
    return error.line, error.column


def problems(source: Source, wanted: str | None = None) -> Iterator[Recognised | InputError]:
    """All puzzles of a text, lazily, each with its place; an error for each that cannot be read.

    The text as a whole is tried first. If that fails and the text falls into pieces of which one of the first can be
    read, it is a stream; if not, the error is that of the whole or of the first piece, whichever got further.
    """
    if stream.tabular(source.text):
        yield from _each(stream.rows(source.text), source, wanted)
        return
    try:
        yield replace(recognise(source.text, wanted), source=source.name)
        return
    except Ambiguous as error:
        raise error.at(source=source.name) from None
    except InputError as error:
        errors = [error]
    pieces = stream.pieces(source.text)
    for piece in pieces[:LOOKED_AT] if len(pieces) > 1 else ():
        try:
            recognise(piece.text, wanted, lines_before=piece.lines_before)
        except Ambiguous as error:
            raise error.at(source=source.name) from None
        except InputError as error:
            errors.append(error)
        else:
            yield from _each(iter(pieces), source, wanted)
            return
    raise (stream.untitled(source.text) or max(errors[:2], key=_reached)).at(source=source.name)


def _each(
    chunks: Iterator[stream.Chunk | InputError], source: Source, wanted: str | None
) -> Iterator[Recognised | InputError]:
    """Read chunk by chunk; the domain of one is tried first on the next."""
    first: Domain | None = None
    for chunk in chunks:
        if isinstance(chunk, InputError):
            yield chunk.at(source=source.name)
            continue
        place = f"{source.name}:{chunk.line}"
        try:
            found = recognise(chunk.text, wanted, first, lines_before=0 if chunk.field else chunk.lines_before)
        except InputError as error:
            yield error.at(source=place if chunk.field else source.name)
            continue
        first = found.domain
        yield replace(found, source=place)


def only(source: Source, wanted: str | None = None) -> Recognised:
    """The one problem of a text. Raises InputError if it cannot be read or holds several."""
    found = problems(source, wanted)
    one = next(found, None)
    if one is None:
        raise InputError("no puzzle", "one puzzle", source=source.name)
    if isinstance(one, NeurosymError):
        raise one
    if next(found, None) is not None:
        raise InputError("more than one puzzle", "just one", "Use load_all or solve_stream.", source=source.name)
    return one
