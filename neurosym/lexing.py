"""Lexing: the text of a puzzle as pieces that know their place, and boards of pieces, for the pages in ``domains/``.

Reading is strict and cheap to fail. Every page is tried on a text without a name, so a reader counts before it
builds, stops at the first thing that does not fit, and says where: the furthest place ranks the guesses.
A line that begins with ``#`` is a comment if it holds a letter other than ``x``, or nothing else; so ``# title`` is
one, and the board row ``# # x 1`` is not. Blank lines and comments count for line numbers only.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Container, Iterator, Sequence

from neurosym.errors import InputError

LONGEST_TEXT = 200_000
"""Characters in the text of one puzzle on a board; formulas and graphs may be longer."""
LONGEST_SIDE = 200
"""Rows or columns of a board."""
LARGEST_SIZE = 1_000_000
"""Variables, clauses, nodes or edges of a formula or graph."""
NAME = "the line '# domain:"
"""How an error begins its expectation where a text fits but for its name."""

_PROBLEM_LINE = "a problem line of DIMACS form, 'p format numbers'"
_NOT_INTEGER = re.compile(r"[^-0-9\s]|[0-9]{13}|[0-9]-|-(?![0-9])|[^\x00-\x7f]")
_COMMENT = re.compile(r"\s*#(?:.*[^\W\d_x]|\s*$)")


class Piece(str):
    """A piece of a text that knows its place, counted from 1."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, text: str, line: int, column: int) -> Piece:
        """A piece of text that begins at this line and column."""
        self = str.__new__(cls, text)
        self.line, self.column = line, column
        return self

    def pieces(self, pattern: str = r"\S+") -> list[Piece]:
        """The parts that match, each with its place; by default the words."""
        return [Piece(m.group(), self.line, self.column + m.start()) for m in re.finditer(pattern, self)]

    def end(self) -> Piece:
        """The empty piece just behind this one."""
        return Piece("", self.line, self.column + len(self.rstrip()))

    def wrong(self, expected: str, remedy: str = "") -> InputError:
        """The error to raise where this piece is not what was expected."""
        shown = self.strip() if len(self) <= 40 else f"{self.strip()[:36]} ..."
        found = f"{shown!r} found" if shown else "nothing more"
        return InputError(found, expected, remedy, line=self.line, column=self.column)

    def number(self, low: int, high: int, meaning: str) -> int:
        """The whole number written here; InputError if it is none, or outside ``low`` to ``high``."""
        if len(self) < 10 and self.isascii() and self.isdigit() and low <= int(self) <= high:
            return int(self)
        raise self.wrong(f"{meaning}: a whole number from {low} to {high}")


def lines(
    text: str, *, blank: bool = False, longest: int = LONGEST_TEXT, rows: re.Pattern[str] | None = None
) -> list[Piece]:
    """The lines that are not comments, without blank ones unless asked for; InputError if there are none.

    A line that all matches ``rows`` is a row of the board, however much it looks like a comment.

    Tabs are spread to every eighth column, so a column is what an editor shows.
    """
    if len(text) > longest:
        raise InputError(f"a text of {len(text):,} characters", f"at most {longest:,} for one puzzle of this kind")
    kept = [
        Piece(line.expandtabs(), number, 1)
        for number, line in enumerate(text.splitlines(), start=1)
        if (not _COMMENT.match(line) or (rows and rows.fullmatch(line))) and (blank or line.strip())
    ]
    if not any(line.strip() for line in kept):
        raise InputError("no line but blanks and comments", "a puzzle", line=1, column=1)
    return kept


def end(text: str) -> Piece:
    """The empty piece behind a text: where something was still expected, or the whole does not add up."""
    body = text.rstrip()
    return Piece("", body.count("\n") + 1, len(body) - body.rfind("\n"))


def option(text: str, name: str) -> Piece | None:
    """The value of the comment line ``# name: value`` (the colon may be left out); None without such a line."""
    match = re.search(rf"^[ \t]*#[ \t]*{name}\b[ \t]*:?[ \t]*(.*?)[ \t\r]*$", text, re.MULTILINE | re.IGNORECASE)
    if match is None:
        return None
    start = text.rfind("\n", 0, match.start(1)) + 1
    return Piece(match.group(1), text.count("\n", 0, start) + 1, match.start(1) - start + 1)


def named(text: str, domain: str) -> None:
    """Refuse a text that does not say its kind by ``# domain: ...``, where texts of other kinds look the same."""
    if option(text, "domain") != domain:
        remedy = f"Add it, or give the option --domain {domain}."
        below = Piece("", end(text).line + 1, 1)
        raise below.wrong(f"{NAME} {domain}', for puzzles of other kinds look the same", remedy)


def is_named(text: str, domain: str) -> bool:
    """Does the text say that it is of this kind? InputError if it says that it is of another."""
    found = option(text, "domain")
    if found is not None and found != domain:
        raise found.wrong(f"{domain}, or no line that names another kind")
    return found is not None


def header(line: Piece, counts: Container[int] = (2,)) -> tuple[int, ...]:
    """The numbers of a header line ``rows columns ...``; InputError if there are not as many as ``counts`` allows."""
    found = line.pieces()
    sides = tuple(piece.number(1, LONGEST_SIDE, "rows and columns") for piece in found[:2])
    more = tuple(piece.number(0, LONGEST_SIDE**2, "a number in the header") for piece in found[2:4])
    if len(found) not in counts:
        end = found[3] if len(found) > 3 else line.end()
        raise end.wrong("a header line: rows, columns, and what this form adds")
    return sides + more


def entries(line: Piece, width: int) -> list[Piece]:
    """The ``width`` entries of a board row: spaced, or one character each; ``|`` between them is passed over.

    Characters may stand in groups of two or more, all equally long but for the last one; else ``- 10 5`` would be four.
    """
    words = line.pieces(r"[^\s|]+")
    sizes = [*map(len, words)]
    if len(words) != width == sum(sizes) and {*sizes[:-1]} <= {max(sizes[0], 2)} and sizes[-1] <= sizes[0]:
        return line.pieces(r"[^\s|]")
    if len(words) < width:
        raise line.end().wrong(f"{width} entries in this row; there are {len(words)}")
    if len(words) > width:
        raise words[width].wrong(f"the end of a row of {width} entries")
    return words


def table(rows: Sequence[Piece], height: int, width: int) -> list[list[Piece]]:
    """Exactly ``height`` rows of ``width`` entries each; InputError at the first thing that differs."""
    board = [entries(row, width) for row in rows[:height]]
    if len(rows) > height:
        raise rows[height].wrong(f"the end, after {height} rows")
    if len(rows) < height:
        last = rows[-1].line if rows else 1
        raise Piece("", last + 1, 1).wrong(f"{height} rows; there are {len(rows)}")
    return board


def square(rows: Sequence[Piece], sizes: Container[int]) -> list[list[Piece]]:
    """A square board: N rows of N entries, above them perhaps a header ``N`` or ``N N``; N must be in ``sizes``."""
    size, body = board_size(rows)
    if size not in sizes:
        raise rows[0].wrong(f"a board of another size; {size} by {size} is none of this kind's")
    return table(body, size, size)


def board_size(rows: Sequence[Piece]) -> tuple[int, Sequence[Piece]]:
    """What a header ``N`` or ``N N`` says, and the rows below it; without one, how many rows there are, and all.

    A header stands above two lines or more, the first of them a row of the board and not of signs ``^ v``.
    """
    head = rows[0].pieces()
    if len(rows) < 3 or re.search("[v^]", rows[1]):
        return len(rows), rows
    first, second = ("".join(row.split()) for row in rows[:2])
    if len(head) > 2 or not first.isdigit() or not ({*head} == {str(len(rows) - 1)} or len(second) > len(first)):
        return len(rows), rows
    size = head[0].number(1, LONGEST_SIDE, "the size of the board")
    if head[-1] != head[0]:
        raise head[-1].wrong(f"{size} again: this board is square")
    return size, rows[1:]


def unrolled(line: Piece, sizes: Container[int]) -> list[list[Piece]]:
    """A square board written as one line, a character for each cell (a blank too, if the line has blanks inside)."""
    cells = line if " " in line.strip() else line.pieces()[0]
    size = math.isqrt(len(cells))
    if size * size != len(cells) or size not in sizes:
        raise line.pieces(r"[^\w.*?]|$")[0].wrong("16, 36, 64, 81, ... characters in one line, or a line for each row")
    signs = cells.pieces("(?s:.)")
    return [signs[start : start + size] for start in range(0, size * size, size)]


def counted(rows: Sequence[Piece], count: int) -> Sequence[Piece]:
    """``count`` lines: those that are not blank if they are as many, else the first ones, blank ones with them."""
    filled = [row for row in rows if row.strip()]
    if len(filled) == count:
        return filled
    if len(rows) < count:
        raise Piece("", rows[-1].line + 1 if rows else 1, 1).wrong(f"{count} lines; there are {len(filled)}")
    if any(row.strip() for row in rows[count:]):
        raise filled[-1].wrong(f"{count} lines; there are {len(filled)}")
    return rows[:count]


def sections(first: Piece, rows: Sequence[Piece], words: Sequence[str]) -> dict[str, list[Piece]]:
    """What stands behind and below each line that begins with a word; InputError unless all of ``words`` do."""
    found: dict[str, list[Piece]] = {}
    under: list[Piece] = []
    for row in rows:
        pieces = row.pieces()
        if pieces and pieces[0][0].isalpha():
            under = found.setdefault(pieces[0].lower(), [])
            under.append(pieces[1] if len(pieces) > 1 else row.end())
        else:
            under.append(row)
    for word in words:
        if word not in found:
            raise first.wrong(f"lines that begin with {', '.join(words)}; {word} is missing")
    return found


def dimacs(text: str, formats: Sequence[str], counts: Sequence[int] = (2,)) -> tuple[Piece, list[int], Iterator[Piece]]:
    """The DIMACS problem line ``p format n m``, its numbers, and the lines below, lazily; no comments (``c``, ``#``).

    InputError if the first line that is no comment is not such a line, with as many numbers as ``counts`` allows.
    """
    if not text.startswith("p") and "\np" not in text:  # so a long text of another kind is refused at once
        raise Piece(text[:200].split("\n")[0], 1, 1).wrong(_PROBLEM_LINE)
    numbered = enumerate(io.StringIO(text, newline=None), start=1)
    body = (Piece(line.rstrip(), number, 1) for number, line in numbered if line.strip() and line[0] not in "c#")
    head = next(body, Piece("", 1, 1))
    if not head.startswith("p"):
        raise head.wrong(_PROBLEM_LINE)
    words = head.pieces()
    if words[0] != "p" or len(words) < 2 or words[1] not in formats:
        raise words[min(1, len(words) - 1)].wrong(f"one of the formats {', '.join(formats)} behind 'p'")
    numbers = [word.number(0, LARGEST_SIZE, "a size") for word in words[2:]]
    if len(numbers) not in counts:
        raise head.end().wrong(f"{' or '.join(map(str, counts))} numbers behind the format, not {len(numbers)}")
    return head, numbers, body


def integers(line: Piece, low: int, high: int) -> list[int]:
    """The whole numbers of a line; InputError at the first word that is none, or outside ``low`` to ``high``."""
    if not _NOT_INTEGER.search(line):
        found = list(map(int, line.split()))
        if not found or (low <= min(found) and max(found) <= high):
            return found
    for match in re.finditer(r"\S+", line):
        if not re.fullmatch("-?[0-9]{1,12}", match.group()) or not low <= int(match.group()) <= high:
            raise Piece(match.group(), line.line, line.column + match.start()).wrong(f"a number from {low} to {high}")
    return []
