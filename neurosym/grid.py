"""What the pages in ``domains/`` share about boards: labels and givens, cells and their lines, drawing.

Places are (row, column) from 0; names for people, r1c1, count from 1; cells are numbered row by row.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import TypeAlias

from neurosym.constraints.all_different import AllDifferent
from neurosym.constraints.base import Constraint
from neurosym.lattice import Answer, Candidates
from neurosym.lexing import Piece
from neurosym.problem import Problem, Rules

HOLES = (".", "0", "-", "_", "*", "?", "x", "X", " ")
"""The signs for "not given" that are in use; a text keeps to one of them."""

Place: TypeAlias = tuple[int, int]
"""Row and column, from 0."""

BOXED = (4, 6, 8, 9, 10, 12, 14, 15, 16, 18, 20, 21, 22, 24, 25)
"""The sizes from 4 to 25 that are not prime: those of boards with boxes."""

STEPS = ((-1, 0), (0, 1), (1, 0), (0, -1))
"""Up, right, down, left."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"


def hole(cells: Iterable[Piece], holes: Container[str] = HOLES) -> str:
    """The sign that this text uses for "not given"; a full stop if nothing is left open."""
    return next((str(piece) for piece in cells if piece in holes), ".")


def givens(cells: Sequence[Piece], labels: Sequence[str], holes: Container[str] = HOLES) -> Candidates:
    """The start: one value where a label stands, all values where the hole stands.

    A label wins over a hole written alike, and capitals do not matter. InputError at anything else; a second sign
    for a hole is something else too, for it may mean something (in a minefield 0 is a clue, and ``-`` is not).
    """
    masks = {label: 1 << value for value, label in enumerate(labels)}
    open_cells = [piece for piece in cells if piece not in masks and piece.upper() not in masks]
    blank = hole(open_cells, holes)
    for piece in open_cells:
        if piece != blank:
            raise piece.wrong(f"a value from {labels[0]} to {labels[-1]}, or {blank!r} where none is given")
    full = (1 << len(labels)) - 1
    return Candidates([masks.get(piece) or masks.get(piece.upper(), full) for piece in cells])


def headed(header: Piece, cells: Sequence[Piece], labels: Sequence[str], named: bool) -> None:
    """Refuse a board under a header that is hardly of this kind, unless the text is ``named`` so.

    Many kinds of puzzles are written as a header and a board of numbers. Where each line holds each value, two values
    that are nowhere given could change places in every answer; so a puzzle with one answer shows all but one. And a
    board that is full, with a value twice in a row, asks for something else.
    """
    if named:
        return
    shown, size = {*cells} & {*labels}, len(labels)
    twice = any(len({*cells[first : first + size]}) < size for first in range(0, size * size, size))
    remedy = "If it is of this kind, leave the header out, or name the kind in a line '# domain: ...'."
    if len(shown) < size - 1:
        raise header.wrong(f"a board that shows at least {size - 1} different values, not {len(shown)}", remedy)
    if twice and all(cell in shown for cell in cells):
        raise header.wrong("a board with open cells, or with no value twice in a row", remedy)


def numerals(count: int, first: int = 1) -> tuple[str, ...]:
    """The labels ``first``, ``first + 1``, ... of ``count`` values."""
    return tuple(str(first + value) for value in range(count))


def symbols(cells: Sequence[Piece], count: int, listed: Piece | None = None) -> tuple[str, ...]:
    """The labels of ``count`` values as this text writes them: numbers, or above 9 perhaps one character each.

    Characters are 1-9A.., 0-9A.. or A..: the one that has all characters seen. A 0 is the sign for a hole, unless
    another sign is. InputError if more than one fits; ``listed`` (the option ``# values: ...``) settles it.
    """
    if listed is not None:
        if len(set(listed)) != count or len(listed) != count:
            raise listed.wrong(f"{count} different characters, one for each value")
        return tuple(listed)
    if count <= 9 or not any(len(piece) == 1 and piece.isalpha() for piece in cells):
        return numerals(count)
    seen = {piece.upper() for piece in cells if piece not in ".-_*?"}
    zero_is_hole = not any(piece in ".-_*?" for piece in cells)
    choices = [(_DIGITS[1:] + _LETTERS)[:count], (_DIGITS + _LETTERS)[:count], _LETTERS[:count]]
    if "0" in seen:
        choices = [choice for choice in choices if ("0" in choice) != zero_is_hole]
    fitting = [choice for choice in choices if seen <= {*choice} | ({"0"} if zero_is_hole else set())]
    if len(fitting) > 1:
        raise cells[0].wrong(
            f"one set of values to fit; the characters seen fit both {fitting[0]} and {fitting[1]}",
            f"Add the line '# values: {fitting[0]}' or the other one, or write numbers from 1 to {count}.",
        )
    return tuple((fitting or choices)[0])


def names(places: Iterable[Place]) -> tuple[str, ...]:
    """The names of the cells at these places: r1c1, r1c2, ..."""
    return tuple(f"r{row + 1}c{column + 1}" for row, column in places)


def places(height: int, width: int) -> tuple[Place, ...]:
    """Row and column of each cell, from 0, row by row."""
    return tuple((row, column) for row in range(height) for column in range(width))


def rows(height: int, width: int) -> list[tuple[int, ...]]:
    """The cells of each row."""
    return [tuple(range(first, first + width)) for first in range(0, height * width, width)]


def columns(height: int, width: int) -> list[tuple[int, ...]]:
    """The cells of each column."""
    return [tuple(range(first, height * width, width)) for first in range(width)]


def boxes(size: int, height: int, width: int) -> list[tuple[int, ...]]:
    """The boxes of a square board, row by row, each ``height`` by ``width``."""
    return [
        tuple((top + row) * size + left + column for row, column in places(height, width))
        for top in range(0, size, height)
        for left in range(0, size, width)
    ]


def box_shape(size: int, given: Piece | None = None) -> tuple[int, int]:
    """Height and width of a box of ``size`` cells: as ``given`` (``2x4``), else the most square one.

    That one is no higher than wide; (1, size) for a prime number. InputError if a given one has not ``size`` cells.
    """
    height = max(side for side in range(1, size + 1) if side * side <= size and size % side == 0)
    if given is None:
        return height, size // height
    sides = [int(side) for side in re.findall("[0-9]{1,3}", given)]
    if len(sides) != 2 or sides[0] * sides[1] != size:
        raise given.wrong(f"rows x columns of a box of {size} cells, as in {height}x{size // height}")
    return sides[0], sides[1]


def stated(labels: tuple[str, ...], box: tuple[int, int], diagonal: bool) -> tuple[str, ...]:
    """The lines that a text with boxes needs above its board, where it is not as usual."""
    lines = [f"# box: {box[0]}x{box[1]}", f"# values: {''.join(labels)}", "# diagonal"]
    wanted = [box != box_shape(len(labels)), labels != numerals(len(labels)), diagonal]
    return tuple(compress(lines, wanted))


def around(row: int, column: int) -> Iterator[Place]:
    """The eight places around one, inside the board or not."""
    return ((row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)


def neighbours(height: int, width: int) -> list[tuple[int, int]]:
    """The pairs of cells that share a side."""
    beside = [(cell, cell + 1) for row in rows(height, width) for cell in row[:-1]]
    return beside + [(cell, cell + width) for cell in range((height - 1) * width)]


def walk(cells: Mapping[Place, int], start: Place, step: Place) -> tuple[int, ...]:
    """The cells met from the place ``start`` (not itself) step by step, up to a place that is no cell."""
    row, column = start[0] + step[0], start[1] + step[1]
    met = []
    while (row, column) in cells:
        met.append(cells[row, column])
        row, column = row + step[0], column + step[1]
    return tuple(met)


@lru_cache(maxsize=64)
def latin_rules(
    labels: tuple[str, ...], more: tuple[Constraint, ...] = (), shape: tuple[int, int] | None = None
) -> Rules:
    """Each value once in each row and column, and in each box if a box ``shape`` is given; and ``more``. Kept."""
    size = len(labels)
    groups = {"row": rows(size, size), "column": columns(size, size), "box": boxes(size, *shape) if shape else []}
    different = [
        AllDifferent(scope, name=f"{kind} {number}")
        for kind, scopes in groups.items()
        for number, scope in enumerate(scopes, start=1)
    ]
    return Rules(names(places(size, size)), labels, (*different, *more), coordinates=places(size, size))


def diagonals(size: int) -> tuple[AllDifferent, AllDifferent]:
    """Each value at most once on each of the two main diagonals of a square board."""
    falling, rising = range(0, size * size, size + 1), range(size - 1, size * size - 1, size - 1)
    return AllDifferent(tuple(falling), name="falling diagonal"), AllDifferent(tuple(rising), name="rising diagonal")


def runs(line: Piece, length: int) -> tuple[int, ...]:
    """The lengths of runs that a line of clues lists, by blanks or commas; none for ``0`` or a blank line.

    InputError if they do not fit into ``length`` cells.
    """
    found = line.pieces(r"[^\s,]+")
    if not found or found == ["0"]:
        return ()
    lengths = tuple(piece.number(1, length, "the length of a run") for piece in found)
    if sum(lengths) + len(lengths) - 1 > length:
        raise found[-1].wrong(f"runs that fit into a line of {length} cells")
    return lengths


def runs_automaton(clue: Sequence[int]) -> tuple[tuple[tuple[int, int], ...], int, tuple[int, ...]]:
    """Transitions, start and accepting states of the automaton for runs of filled cells (1) of these lengths in order.

    At least one empty cell (0) stands between two runs; no length means no filled cell. State i says how much of
    the line "gap, run, gap, run, ..." has been seen (Pesant, CP 2004, section 2).
    """
    transitions: list[tuple[int, int]] = [(0, -1)]
    for number, length in enumerate(clue):
        here = len(transitions) - 1
        transitions[here] = (transitions[here][0], here + 1)
        transitions += [(-1, here + step + 1) for step in range(1, length)]
        after = len(transitions)
        between = number + 1 < len(clue)
        transitions.append((after + 1 if between else after, -1))
        if between:
            transitions.append((after + 1, -1))
    last = len(transitions) - 1
    return tuple(transitions), 0, (last,)


def shown(problem: Problem, answer: Answer, blank: str = ".") -> list[str]:
    """The label of each cell's value; ``blank`` where it is not known (-1)."""
    return [problem.rules.values[value] if value >= 0 else blank for value in answer]


def draw(signs: Sequence[str], width: int) -> str:
    """A board, row by row, entries set right under each other."""
    wide = max(map(len, signs))
    rows = (signs[start : start + width] for start in range(0, len(signs), width))
    return "\n".join(" ".join(sign.rjust(wide) for sign in row) for row in rows)


def overlay(problem: Problem, signs: Sequence[str], board: Sequence[Sequence[str]]) -> str:
    """A board of entries, with the sign of each cell laid over the entry at the cell's coordinates."""
    over = dict(zip(problem.rules.coordinates, signs, strict=True))
    entries = [over.get((row, column), entry) for row, line in enumerate(board) for column, entry in enumerate(line)]
    return draw(entries, len(board[0]))
