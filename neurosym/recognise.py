"""Whose text is this? Says what it was taken for and why; refuses rather than drop a rule.

A name decides: ``--domain``, or a line ``# domain: NAME``. Without one every page's strict parse is tried, and exactly
one must accept. If several do, or none, the two best guesses are named; a guess is the better the further into the
text its parse got.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from neurosym import registry
from neurosym.errors import InputError, NeurosymError
from neurosym.formats import stream
from neurosym.formats.source import Source
from neurosym.problem import Domain, Problem

_NAMED = re.compile(r"^[ \t]*#[ \t]*domain[ \t]*[:=]?[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)


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


def recognise(text: str, wanted: str | None = None, first: Domain | None = None) -> Recognised:
    """The problem in ``text``, which holds just one.

    ``wanted`` names its domain (or the path of a page); ``first`` is tried before the others and taken if it accepts,
    for streams whose first puzzle was of that kind. Raises InputError, UnknownNameError.
    """
    if wanted is not None and _NAMED.search(text) is None:
        text = f"{text}\n# domain: {wanted}\n"  # the option says what the line says, to the page too
    named = wanted or (match[1] if (match := _NAMED.search(text[:4000])) else None)
    if named is not None:
        domain = registry.domain(named)
        return Recognised(domain, domain.parse(text))
    if first is not None:
        try:
            return Recognised(first, first.parse(text))
        except InputError:
            pass  # another kind in the same stream: all are asked
    accepted: list[Recognised] = []
    refused: list[tuple[str, InputError]] = []
    for name in registry.domain_names():
        domain = registry.domain(name)
        try:
            accepted.append(Recognised(domain, domain.parse(text)))
        except InputError as error:
            refused.append((name, error))
    if len(accepted) == 1:
        return accepted[0]
    raise _undecided([one.why for one in accepted], [one.domain.name for one in accepted], refused)


def _undecided(whys: list[str], names: list[str], refused: list[tuple[str, InputError]]) -> InputError:
    """The refusal that names the two best guesses."""
    if names:
        return InputError(
            f"this text can be read as {' and as '.join(whys[:2])}",
            "a text that only one kind of puzzle reads",
            f"Say which: --domain {names[0]} or --domain {names[1]} (or a line '# domain: {names[0]}').",
        )
    refused.sort(key=lambda guess: (guess[1].line, guess[1].column), reverse=True)
    guesses = [
        f"as {name} it fails at {_place(error)} ({error.found}; expected {error.expected})"
        for name, error in refused[:2]
    ]
    best = refused[0][1]
    return InputError(
        f"no kind of puzzle reads this text: {'; '.join(guesses)}",
        "one of the forms that 'neurosym domains' lists",
        f"Mend it there, or say which it is: --domain {refused[0][0]}.",
        line=best.line,
        column=best.column,
    )


def _place(error: InputError) -> str:
    return f"line {error.line}, column {error.column}" if error.line else "its start"


def problems(source: Source, wanted: str | None = None) -> Iterator[Recognised | InputError]:
    """All puzzles of a text, lazily, each with its place; an error for each that cannot be read.

    The text as a whole is tried first. If that fails and the text falls into pieces of which the first can be read,
    it is a stream; if not, the error of the whole is the one that is raised.
    """
    if stream.tabular(source.text):
        yield from _each(stream.rows(source.text), source, wanted)
        return
    try:
        yield replace(recognise(source.text, wanted), source=source.name)
        return
    except InputError as error:
        whole = error.at(source=source.name)
    pieces = stream.pieces(source.text)
    if len(pieces) == 1:
        raise whole
    try:
        recognise(pieces[0].text, wanted)
    except InputError as error:
        raise _better(whole, error.at(source=source.name, lines_before=pieces[0].lines_before)) from None
    yield from _each(iter(pieces), source, wanted)


def _better(whole: InputError, piece: InputError) -> InputError:
    """The error that got further."""
    return piece if (piece.line, piece.column) > (whole.line, whole.column) else whole


def _each(
    chunks: Iterator[stream.Chunk | InputError], source: Source, wanted: str | None
) -> Iterator[Recognised | InputError]:
    """Read chunk by chunk; the domain of one is tried first on the next."""
    first: Domain | None = None
    for chunk in chunks:
        if isinstance(chunk, InputError):
            yield chunk.at(source=source.name)
            continue
        try:
            found = recognise(chunk.text, wanted, first)
        except InputError as error:
            yield error.at(source=source.name, lines_before=chunk.lines_before)
            continue
        first = found.domain
        yield replace(found, source=f"{source.name}:{chunk.lines_before + 1}")


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
