"""Parts of a board that a text tells something about: lines with a number in the margin, regions with a label.

For the pages in ``domains/``; places, cells and lines are those of ``grid``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from neurosym import grid, lexing
from neurosym.constraints import linked
from neurosym.constraints.base import Constraint
from neurosym.constraints.count import Count
from neurosym.lattice import Answer, Candidates
from neurosym.lexing import Piece, entries, header, table
from neurosym.problem import Problem, Rules

State = TypeVar("State", bound=Hashable)

UNTOLD = ("-", ".", "?")
"""The signs in a margin for a line of which nothing is told."""


def shaded(
    height: int,
    width: int,
    constraints: Iterable[Constraint] = (),
    values: tuple[str, ...] = ("-", "x"),
    top: Candidates = Candidates(()),
) -> Rules:
    """Rules of a board whose cells take these ``values``: empty or filled, unless told otherwise."""
    places = grid.places(height, width)
    return Rules(grid.names(places), values, tuple(constraints), top, places)


def draw(problem: Problem, answer: Answer, over: Mapping[int, str] = MappingProxyType({})) -> str:
    """A board of which each place is a cell; ``?`` where not known, other signs at the cells of ``over``."""
    signs = [over.get(cell, sign) for cell, sign in enumerate(grid.shown(problem, answer, "?"))]
    return grid.draw(signs, int(problem.rules.coordinates[-1][1]) + 1)


def divided(height: int, width: int, pieces: Iterable[Iterable[grid.Place]]) -> str:
    """A board with the number of the piece that each place belongs to, from 1; ``?`` for a place of none."""
    signs = dict.fromkeys(grid.places(height, width), "?")
    for number, piece in enumerate(pieces, start=1):
        signs |= dict.fromkeys(piece, str(number))
    return grid.draw([*signs.values()], width)


def clues(board: Sequence[Sequence[Piece]], least: int = 0) -> dict[grid.Place, Piece]:
    """The entries that are neither ``-`` nor ``.``, by row and column from 0, in order of reading.

    InputError if there are fewer than ``least``.
    """
    entries = ((row, column, entry) for row, line in enumerate(board) for column, entry in enumerate(line))
    found = {(row, column): entry for row, column, entry in entries if entry not in ("-", ".")}
    if len(found) < least:
        raise board[-1][-1].end().wrong(f"clues somewhere above, at least {least}")
    return found


def margin(line: Piece, count: int, most: int, meaning: str, least: int = 0) -> list[int | None]:
    """The ``count`` numbers in a margin, each up to ``most``; None where nothing is told. InputError at any other."""
    found = entries(line, count)
    return [None if piece in UNTOLD else piece.number(least, most, meaning) for piece in found]


def margins(lines: Sequence[Piece], height: int, width: int, meaning: str, most: int | None = None) -> list[int | None]:
    """The numbers for each column, in the first line, and then for each row, in the second.

    Each is up to ``most``; without it, up to the cells of its line.
    """
    down, across = (height, width) if most is None else (most, most)
    return [*margin(lines[0], width, down, meaning), *margin(lines[1], height, across, meaning)]


def automaton(
    start: State, step: Callable[[State, int], State | None], accepts: Callable[[State], bool], values: int
) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    """Transitions, start and accepting states for ``Regular``, of all states that ``step`` reaches (None: dead end)."""
    found = [start]
    number = {start: 0}
    transitions = []
    for state in found:  # grows as it is walked
        after = [step(state, value) for value in range(values)]
        for reached in after:
            if reached is not None and reached not in number:
                number[reached] = len(found)
                found.append(reached)
        transitions.append(tuple(-1 if reached is None else number[reached] for reached in after))
    return tuple(transitions), 0, tuple(number[state] for state in found if accepts(state))


def visible(bound: int, heights: Sequence[int]) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    """The automaton, for ``Regular``, of a line in which ``bound`` cells are higher than all before them.

    ``heights[v]`` is the height that value v stands for, above 0 unless nothing stands there.
    """

    def step(state: tuple[int, int], value: int) -> tuple[int, int] | None:  # the highest so far, how many were seen
        height = heights[value]
        return state if height <= state[0] else (height, state[1] + 1) if state[1] < bound else None

    return automaton((0, 0), step, lambda state: state[1] == bound, len(heights))


def edges(numbers: Sequence[int], told: Container[int], width: int) -> str:
    """Two lines: the first ``width`` of the numbers, and the others; ``-`` for a number that is not told."""
    signs = [str(number) if at in told else "-" for at, number in enumerate(numbers)]
    return f"{' '.join(signs[:width])}\n{' '.join(signs[width:])}"


def lines(height: int, width: int, diagonal: bool = False) -> list[tuple[str, tuple[int, ...]]]:
    """The name and the cells of each column, then of each row, then if asked for of a square's two main diagonals."""
    kinds = (("column", grid.columns(height, width)), ("row", grid.rows(height, width)))
    crossed = [(line.name, line.scope) for line in grid.diagonals(height)] if diagonal else []
    named = [(f"{kind} {number}", scope) for kind, scopes in kinds for number, scope in enumerate(scopes, start=1)]
    return named + crossed


def counts(
    named: Iterable[tuple[str, tuple[int, ...]]], bounds: Iterable[int | None], values: int = 0b10
) -> Iterator[Count]:
    """So many cells of each line take one of ``values``; nothing where the bound is None."""
    for (name, scope), bound in zip(named, bounds, strict=True):
        if bound is not None:
            yield Count(scope, "==", bound, values, name=f"{name} ({bound})")


def blocks(height: int, width: int) -> dict[str, tuple[int, ...]]:
    """The blocks of two by two cells, overlapping, by the name of their first: two cells touch if they share one."""
    firsts = [(row, column) for row in range(max(height - 1, 1)) for column in range(max(width - 1, 1))]
    down, right = min(height, 2), min(width, 2)
    return {
        name: tuple((row + y) * width + column + x for y in range(down) for x in range(right))
        for name, (row, column) in zip(grid.names(firsts), firsts, strict=True)
    }


def apart(height: int, width: int) -> list[Count]:
    """No two cells of value 1 touch, not even at a corner."""
    return [Count(cells, "<=", 1, 0b10, name=f"block at {name}") for name, cells in blocks(height, width).items()]


def beside(height: int, width: int) -> list[list[int]]:
    """For each cell those that share a side with it."""
    near: list[list[int]] = [[] for _ in range(height * width)]
    for a, b in grid.neighbours(height, width):
        near[a].append(b)
        near[b].append(a)
    return near


def joined(reach: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The keys in groups: two are in one if they reach something in common, or both do with a third."""
    groups: list[tuple[set[int], list[int]]] = []
    for key, reached in reach.items():
        wide, members = {*reached}, [key]
        apart = []
        for group in groups:
            if group[0] & wide:
                wide, members = wide | group[0], group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (wide, members)]
    return [sorted(members) for _, members in groups]


def regions(
    labels: Sequence[Piece], width: int, holes: Container[str] = (), *, apart: bool = False
) -> dict[str, tuple[int, ...]]:
    """The cells of each label, in order of reading. InputError where those of one, no hole, do not hang together.

    With ``apart`` they need not: what stands apart is a region of its own, named after its first place as well.
    """
    found: dict[str, list[int]] = {}
    for cell, label in enumerate(labels):
        found.setdefault(label, []).append(cell)
    near = beside(len(labels) // width, width)
    whole: dict[str, tuple[int, ...]] = {}
    for name, cells in found.items():
        pieces = linked.pieces(near, cells)
        if len(pieces) == 1 or name in holes:
            whole[name] = tuple(cells)
        elif not apart:
            raise labels[min({*cells} - {*pieces[0]})].wrong(f"the region {name} in one piece")
        else:
            names = grid.names(divmod(piece[0], width) for piece in pieces)
            whole |= {f"{name} at {place}": tuple(sorted(own)) for place, own in zip(names, pieces, strict=True)}
    return whole


def mapped(
    lines: Sequence[Piece], holes: Container[str] = (), *, apart: bool = False
) -> tuple[int, int, list[Piece], dict[str, tuple[int, ...]]]:
    """A header ``rows columns``, as many rows of entries, and again of region labels: the common form of many kinds.

    Height, width, the entries cell by cell, and the cells of each label. InputError as for ``regions``.
    """
    height, width = header(lines[0])
    pieces = [piece for row in table(lines[1:], height * 2, width) for piece in row]
    return height, width, pieces[: height * width], regions(pieces[height * width :], width, holes, apart=apart)


def told(entry: Piece, least: int, most: int, meaning: str, untold: Container[str] = UNTOLD) -> int | None:
    """The number of an entry from ``least`` to ``most``; None where nothing is told. InputError at any other."""
    return None if entry in untold else entry.number(least, most, meaning)


def clue_lines(text: str) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The lines of clues for the rows, and for the columns.

    They stand below a header ``rows columns``, columns first; in two blocks apart by a blank line; or in a ``.non``
    file.
    """
    lines = lexing.lines(text, blank=True)
    filled = [line for line in lines if line.strip()]
    blocks = [list(block) for some, block in groupby(lines, key=lambda line: bool(line.strip())) if some]
    sizes = [int(word) for word in filled[0].split() if word.isascii() and word.isdigit() and len(word) < 4]
    if filled[0].lstrip()[0].isalpha():
        words = lexing.sections(filled[0], lines, ("width", "height", "rows", "columns"))
        width, height = (words[side][0].number(1, lexing.LONGEST_SIDE, side) for side in ("width", "height"))
        return lexing.counted(words["rows"][1:], height), lexing.counted(words["columns"][1:], width)
    if len(blocks) == 2 and not (len(sizes) == 2 and sum(sizes) == len(filled) - 1):
        rows, columns = (lexing.counted(block, min(len(block), lexing.LONGEST_SIDE)) for block in blocks)
        return rows, columns
    height, width = lexing.header(filled[0])
    clues = lexing.counted(lines[lines.index(filled[0]) + 1 :], height + width)
    return clues[width:], clues[:width]
