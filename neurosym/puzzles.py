"""All puzzles of a text, one by one: is it one, or a stream of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from neurosym.errors import InputError, NeurosymError
from neurosym.formats import stream, sudoku_files
from neurosym.formats.source import Source
from neurosym.guessing import Ambiguous, reached
from neurosym.problem import Domain
from neurosym.recognise import Recognised, recognise

LOOKED_AT = 3
"""How many pieces of a text are tried before it is held for one text that cannot be read."""


def problems(source: Source, wanted: str | None = None) -> Iterator[Recognised | InputError]:
    """All puzzles of a text, lazily, each with its place; an error for each that cannot be read.

    The text as a whole is tried first. If that fails and the text falls into pieces of which one of the first can be
    read, it is a stream; if not, the error is that of the whole or of the first piece, whichever got further.
    """
    source = replace(source, text=sudoku_files.without_state(source.text))
    if stream.tabular(source.text):
        yield from _each(stream.rows(source.text), source, wanted)
        return
    if sudoku_files.opensudoku(source.text):
        yield from _each(sudoku_files.games(source.text), source, wanted)
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
    raise (stream.untitled(source.text) or max(errors[:2], key=reached)).at(source=source.name)


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
