"""One text that holds several puzzles: JSON lines, CSV, a puzzle a line, or blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from neurosym.errors import InputError

COLUMNS = ("question", "problem", "puzzle", "puzzles", "quizzes", "quiz", "grid", "givens")
"""Names of the column, or the JSON key, that holds the puzzle; the others are not looked at."""

_ROW = re.compile(r"(?:[0-9a-f]{12}[ \t]+)?([0-9A-Za-z.*_?]{16,})(?:[ \t,;].*)?")
_LINK = re.compile(r"(?:[^\t]*+\t)?((?:https?://|(?:[A-Za-z]++:)?[0-9]++(?:x[0-9]++)?[\w.]*+:)\S+)")
"""An address or a game ID, perhaps behind a name and a tab. Possessive, so that millions of digits are read once."""
_BREAK = re.compile(r"\s*-{3,}\s*|\s*={3,}\s*")
_HEADER = re.compile(r'"?[A-Za-z][\w ]*"?(?:[,;\t] *"?[A-Za-z][\w ]*"?)*')
_NAMED = re.compile(r"\s*#\s*domain\b", re.IGNORECASE)


@dataclass(frozen=True)
class Chunk:
    """One puzzle of a stream: its text, and the number of lines that stand before it.

    A ``field`` of a table has its own line ends, so lines in it do not count as lines of the file.
    """

    text: str
    lines_before: int
    field: bool = False

    @property
    def line(self) -> int:
        """The line of the file on which the puzzle begins, behind blank lines and comments."""
        if self.field:
            return self.lines_before + 1
        above = (number for number, line in enumerate(self.text.split("\n"), start=1) if _holds(line))
        return self.lines_before + next(above, 1)


def _holds(line: str) -> bool:
    """Is this line neither blank nor a comment?"""
    return bool(line.strip()) and not line.startswith("#")


def tabular(text: str) -> bool:
    """Is this text JSON lines or CSV with a header that names a puzzle column? Its first line tells."""
    head = text.lstrip()[:2000].split("\n", 1)[0]
    if head.startswith("{"):
        return any(f'"{name}"' in head for name in COLUMNS)
    return any(_plain(word) in COLUMNS for word in head.split(_delimiter(head)))


def untitled(text: str) -> InputError | None:
    """What is wrong if this text is a table whose header names no column that is known; None if it is no table."""
    head, _, body = text.lstrip().partition("\n")
    sign = _delimiter(head)
    if (
        not _HEADER.fullmatch(head.strip())
        or sign not in head
        or body.partition("\n")[0].count(sign) != head.count(sign)
    ):
        return None
    line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
    return InputError(
        f"a table with the columns {', '.join(map(_plain, head.split(sign)))}",
        f"one of {', '.join(COLUMNS)} for the puzzle",
        "Rename that column.",
        line=line,
        column=1,
    )


def _delimiter(head: str) -> str:
    """What parts the columns of a table with this header."""
    return next((sign for sign in ",;\t" if sign in head), ",")


def _plain(word: str) -> str:
    """The name of a column, however it is quoted."""
    return word.strip().strip('"').lower()


def rows(text: str) -> Iterator[Chunk | InputError]:
    """The puzzles of a tabular text, one a row; an error for a row that has none."""
    return _json_rows(text) if text.lstrip().startswith("{") else _csv_rows(text)


def pieces(text: str) -> list[Chunk]:
    """The puzzles of a text that is not one puzzle as a whole: one a line, or in blocks. One piece: it is no stream.

    Blocks are separated by lines of three or more ``-`` or ``=``, else by ``# domain:`` lines, else by blank lines.
    """
    lines = text.split("\n")
    if found := _one_a_line(lines):
        return found
    for cut in (_breaks, _names, _gaps):
        if len(blocks := _blocks(lines, cut(lines))) > 1:
            return blocks
    return [Chunk(text, 0)]


def _one_a_line(lines: list[str]) -> list[Chunk]:
    """A puzzle of each line, if all lines look like one and most are equally long; else nothing.

    As many lines as characters in a line are one board. Comments hold for the lines below them, up to the next ones.
    """
    boards: list[str] = []
    chunks: list[Chunk] = []
    heading: list[str] = []
    links = bool(_LINK.fullmatch(next(filter(_holds, lines), "").strip()))
    for number, line in enumerate(lines):
        if line.startswith("#"):
            heading = [*heading, line] if number and lines[number - 1].startswith("#") else [line]
        elif line.strip():
            match = (_LINK if links else _ROW).fullmatch(line.strip())
            if match is None:
                return []
            boards.append(match[1])
            chunks.append(Chunk("\n".join([*heading, match[1]]), number - len(heading)))
    length, times = Counter(map(len, boards)).most_common(1)[0] if boards else (0, 0)
    return chunks if (2 * times > len(boards) != length) or (links and len(chunks) > 1) else []


def _breaks(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number + 1) for number, line in enumerate(lines) if _BREAK.fullmatch(line)]


def _names(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number) for number, line in enumerate(lines) if _NAMED.match(line)][1:]


def _gaps(lines: list[str]) -> list[tuple[int, int]]:
    return [(number, number + 1) for number, line in enumerate(lines) if not line.strip()]


def _blocks(lines: list[str], cuts: list[tuple[int, int]]) -> list[Chunk]:
    """The lines between cuts (where one ends, where the next begins). Comments alone belong to the block below them."""
    blocks: list[Chunk] = []
    held: list[str] = []
    begin = 0
    for end, after in [*cuts, (len(lines), len(lines))]:
        body = lines[begin + len(held) : end]
        held += body
        if any(map(_holds, body)):
            blocks.append(Chunk("\n".join(held), begin))
            begin, held = after, []
        else:
            held += [""] * (after - end)
    return blocks


def _json_rows(text: str) -> Iterator[Chunk | InputError]:
    import json

    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield InputError(f"no JSON: {error.msg}", "one JSON object a line", line=number + 1, column=error.colno)
            continue
        except (ValueError, RecursionError) as error:  # a number or a nesting that Python does not read
            yield InputError(f"no JSON: {error}", "one JSON object a line", line=number + 1)
            continue
        key = next((name for name in COLUMNS if isinstance(row, dict) and isinstance(row.get(name), str)), None)
        if key is None:
            yield InputError(
                "a JSON object without a puzzle", f"a text under one of the keys {', '.join(COLUMNS)}", line=number + 1
            )
        else:
            yield Chunk(row[key], number, field=True)


def _csv_rows(text: str) -> Iterator[Chunk | InputError]:
    import csv
    import io

    body = text.lstrip()
    above = text[: len(text) - len(body)].count("\n")
    reader = csv.DictReader(io.StringIO(body), delimiter=_delimiter(body.split("\n", 1)[0]))
    column = next(name for name in reader.fieldnames or () if _plain(name) in COLUMNS)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield InputError(f"no CSV: {error}", "rows of comma-separated values", line=above + reader.line_num + 1)
            return
        if row is None:
            return
        inside = sum(text.count("\n") for text in row.values() if isinstance(text, str))
        before = above + reader.line_num - inside - 1
        if row[column]:
            yield Chunk(row[column], before, field=True)
        else:
            yield InputError(f"a row without {column!r}", "a puzzle in that column", line=before + 1)
