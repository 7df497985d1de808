"""One text that holds several puzzles: JSON lines, CSV, a puzzle a line, or blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from neurosym.errors import InputError

COLUMNS = ("question", "problem", "puzzle", "puzzles", "quizzes", "quiz", "grid", "givens")
"""Names of the column, or the JSON key, that holds the puzzle; the others are not looked at."""

_ROW = re.compile(r"(?:[0-9a-f]{12}[ \t]+)?([0-9A-Za-z.*_?]{16,})(?:[ \t,;].*)?")
_BREAK = re.compile(r"\s*-{3,}\s*|\s*={3,}\s*")
_NAMED = re.compile(r"\s*#\s*domain\b", re.IGNORECASE)


@dataclass(frozen=True)
class Chunk:
    """One puzzle of a stream: its text, and the number of lines that stand before it."""

    text: str
    lines_before: int


def tabular(text: str) -> bool:
    """Is this text JSON lines or CSV with a header that names a puzzle column? Its first line tells."""
    head = text.lstrip()[:2000].split("\n", 1)[0]
    if head.startswith("{"):
        return any(f'"{name}"' in head for name in COLUMNS)
    return "," in head and any(word.strip().strip('"').lower() in COLUMNS for word in head.split(","))


def rows(text: str) -> Iterator[Chunk | InputError]:
    """The puzzles of a tabular text, one a row; an error for a row that has none."""
    return _json_rows(text) if text.lstrip().startswith("{") else _csv_rows(text)


def pieces(text: str) -> list[Chunk]:
    """The puzzles of a text that is not one puzzle as a whole: one a line, or in blocks. One piece: it is no stream.

    Blocks are separated by lines of three or more ``-`` or ``=``, else by ``# domain:`` lines, else by blank lines.
    """
    lines = text.split("\n")
    kept = [(number, line) for number, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    found = [_ROW.fullmatch(line.strip()) for _, line in kept]
    if all(found) and len({len(match[1]) for match in found if match}) == 1:
        heading = "\n".join(line for line in lines if line.startswith("#"))
        return [_line(match[1], number, heading) for (number, _), match in zip(kept, found, strict=True) if match]
    for cut in (_breaks, _names, _gaps):
        if len(blocks := _blocks(lines, cut(lines))) > 1:
            return blocks
    return [Chunk(text, 0)]


def _line(board: str, number: int, heading: str) -> Chunk:
    """A puzzle of one line, under the comments that hold for all; they take no lines in its own count."""
    above = heading.count("\n") + 1 if heading else 0
    return Chunk(f"{heading}\n{board}" if heading else board, number - above)


def _breaks(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number + 1) for number, line in enumerate(lines) if _BREAK.fullmatch(line)]


def _names(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number) for number, line in enumerate(lines) if _NAMED.match(line)][1:]


def _gaps(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number + 1) for number, line in enumerate(lines) if not line.strip()]


def _blocks(lines: list[str], cuts: list[tuple[int, int]]) -> list[Chunk]:
    """The lines between cuts (where one ends, where the next begins), without those that hold no more than comments."""
    edges = [(0, 0), *cuts, (len(lines), len(lines))]
    blocks = []
    for (_, begin), (end, _) in zip(edges, edges[1:], strict=False):
        body = lines[begin:end]
        if any(line.strip() and not line.startswith("#") for line in body):
            blocks.append(Chunk("\n".join(body), begin))
    return blocks


def _json_rows(text: str) -> Iterator[Chunk | InputError]:
    import json

    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield InputError(f"no JSON: {error}", "one JSON object a line", line=number + 1)
            continue
        key = next((name for name in COLUMNS if isinstance(row, dict) and isinstance(row.get(name), str)), None)
        if key is None:
            yield InputError(
                "a JSON object without a puzzle", f"a text under one of the keys {', '.join(COLUMNS)}", line=number + 1
            )
        else:
            yield Chunk(row[key], number)


def _csv_rows(text: str) -> Iterator[Chunk | InputError]:
    import csv
    import io

    reader = csv.DictReader(io.StringIO(text))
    column = next(name for name in reader.fieldnames or () if name.strip().lower() in COLUMNS)
    try:
        for row in reader:
            if row[column]:
                yield Chunk(row[column], reader.line_num - 1)
            else:
                yield InputError(f"a row without {column!r}", "a puzzle in that column", line=reader.line_num)
    except csv.Error as error:
        yield InputError(f"no CSV: {error}", "rows of comma-separated values", line=reader.line_num)
