"""Drafts of puzzles, for the pages in ``domains/``: sizes, the clues that may be left out, and how the rest is written.

A page's ``sample`` draws an answer first (``sampling``) and tells clues about it; which clues a puzzle needs is found
out elsewhere (``generate``), alike for all kinds. A draft that ``parse`` can read takes its rules from its own text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from random import Random
from typing import TypeVar

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.switched import Switched
from neurosym.drafts import sampling
from neurosym.errors import InputError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Draft, Problem, Rules, Sampler

Key = TypeVar("Key")


def sides(size: tuple[int, ...], usual: tuple[int, ...], allowed: Container[int], meaning: str) -> tuple[int, ...]:
    """As many numbers as ``usual``, which stands for ``()``; one number stands for all. InputError at any other."""
    found = size or usual
    if len(found) == 1:
        found *= len(usual)
    if len(found) != len(usual) or any(side not in allowed for side in found):
        shown = "x".join(map(str, size))
        raise InputError(f"a size of {shown}", meaning, f"The usual size is {'x'.join(map(str, usual))}.")
    return found


def box(size: tuple[int, ...], allowed: Container[int]) -> tuple[int, int]:
    """Rows and columns of a box: as given by two numbers, else the most square one for a board of N by N (9)."""
    cells = size[0] * size[1] if len(size) == 2 else size[0] if size else 9
    if len(size) > 2 or cells not in allowed or 1 in size:
        shown = "x".join(map(str, size))
        raise InputError(f"a size of {shown}", "N for a board of N by N with boxes, or rows x columns of a box (2x3)")
    return (size[0], size[1]) if len(size) == 2 else grid.box_shape(cells)


def givens(rules: Rules, answer: Answer, rng: Random, write: Callable[[Answer], str]) -> Draft:
    """A draft whose clues are the values of cells, in any order; ``write`` gets them with -1 for what is not told."""

    def told(cells: frozenset[int]) -> str:
        return write(tuple([value if cell in cells else -1 for cell, value in enumerate(answer)]))

    clues = tuple((cell,) for cell in rng.sample(range(len(answer)), len(answer)))
    return Draft(rules, answer, clues, told)


def switched(
    rules: Rules,
    constraints: Sequence[Constraint],
    answer: Answer,
    rng: Random,
    write: Callable[[Answer, list[Constraint]], str],
    at: Sequence[int] | None = None,
) -> Draft:
    """A draft whose clues are values of cells, and these ``constraints``, which all hold for ``answer``.

    Values are tried first, and so left out first; or, where ``at`` is given, no value is a clue of its own: if it names
    a cell for each constraint, a constraint is told together with the value of its cell. ``write`` gets the values, -1
    for what is not told, and the constraints that are told. Behind the cells of ``rules`` each constraint has a switch.
    """
    count, first = len(constraints), len(rules.cells)
    guarded = [Switched((first + number, *c.scope), c) for number, c in enumerate(constraints)]
    extended = replace(
        rules,
        cells=(*rules.cells, *(f"switch {number}" for number in range(count))),
        constraints=(*rules.constraints, *guarded),
        top=Candidates((*rules.top, *[0b11] * count)),
        coordinates=(),
    )
    order = rng.sample(range(count), count)
    clues: list[tuple[int, ...]]
    if at is None:
        clues = [(cell,) for cell in [*rng.sample(range(first), first), *(first + number for number in order)]]
    else:
        clues = [(*at[number : number + 1], first + number) for number in order]

    def told(cells: frozenset[int]) -> str:
        values = tuple([value if cell in cells else -1 for cell, value in enumerate(answer)])
        return write(values, [c for number, c in enumerate(constraints, first) if number in cells])

    return Draft(extended, (*answer, *[1] * count), tuple(clues), told, count)


def clued(
    rules: Rules, clues: Mapping[Key, Constraint], answer: Answer, rng: Random, write: Callable[[set[Key]], str]
) -> Draft:
    """A draft whose clues are constraints, and no values of cells; ``write`` gets the keys of those that are told."""
    key_of = {constraint: key for key, constraint in clues.items()}

    def told(values: Answer, kept: list[Constraint]) -> str:
        return write({key_of[constraint] for constraint in kept})

    return switched(rules, [*clues.values()], answer, rng, told, at=())


def margined(parse: Callable[[str], Problem], height: int, width: int, answer: Answer, body: str, rng: Random) -> Draft:
    """A board whose margins count the cells of value 1 in each column and row; a clue is a number in a margin.

    The text is a header, the margins, and ``body``, which is always told.
    """
    named = parts.lines(height, width)
    numbers = [sum(answer[cell] == 1 for cell in scope) for _, scope in named]
    clues = dict(enumerate(parts.counts(named, numbers)))

    def write(told: Container[int]) -> str:
        return f"{height} {width}\n{parts.edges(numbers, told, width)}\n{body}"

    return clued(parse(write(())).rules, clues, answer, rng, write)


def fixed(rules: Rules, answer: Answer, text: str, mend: Callable[[Answer], Draft] | None = None) -> Draft:
    """A draft of which no clue can be left out."""
    return Draft(rules, answer, (), lambda told: text, mend=mend)


def caged(parse: Callable[[str], Problem]) -> Sampler:
    """A board with boxes and cages, written as a header, the sums of the cages, their labels, and values.

    A clue is the value of a cell; the sums are always told.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (order,) = sides(size, (9,), grid.BOXED, "N for a board of N by N with boxes")
        answer = sampling.latin(rng, grid.box_shape(order))
        labels = sampling.regions(rng, answer, order, most=min(order - 1, 5))
        sums: dict[int, int] = {}
        for label, value in zip(labels, answer, strict=True):
            sums[label] = sums.get(label, 0) + value + 1
        signs = [str(sums.pop(label)) if label in sums else "-" for label in labels]
        text = f"{order} {order}\n{grid.draw(signs, order)}\n{grid.draw([*map(str, labels)], order)}"

        def write(told: Answer) -> str:
            values = ["." if value < 0 else str(value + 1) for value in told]
            return text if max(told) < 0 else f"{text}\n{grid.draw(values, order)}"

        return givens(parse(text).rules, answer, rng, write)

    return sample


def crossed(parse: Callable[[str], Problem]) -> Sampler:
    """A board of black and white places, a black one telling the sums of the runs below it and beside it.

    A clue is the value of a cell; the sums are always told.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = sides(size, (8, 8), range(3, 31), "rows x columns, each from 3 to 30")
        whites = sampling.crossings(rng, height, width, longest=9)
        cells = {place: cell for cell, place in enumerate(whites)}
        down, across = (sampling.stretches(cells, way) for way in ((1, 0), (0, 1)))
        # Nine consecutive numbers differ, so no run of up to nine cells holds one twice.
        answer = sampling.mixed(rng, [sum(place) % 9 for place in whites], [*down.values(), *across.values()], 9)

        def write(told: Answer) -> str:
            entries = []
            for place in grid.places(height, width):
                below, beside = (sum(answer[cell] + 1 for cell in way.get(place, ())) or "" for way in (down, across))
                sums = f"{below},{beside}" if below or beside else "-"
                entries.append(str(told[cells[place]] + 1) if place in cells else sums)
            return f"{height} {width}\n{grid.draw(entries, width)}"

        return givens(parse(write((-1,) * len(answer))).rules, answer, rng, write)

    return sample


def marked(rules: Callable[[dict[grid.Place, int], dict[grid.Place, int], list[int]], Rules]) -> Sampler:
    """A board with marks: a clue shows a place without mark, and how many marks are around it. All marks are told too.

    ``rules`` makes the rules of the cells, the numbers at places, and perhaps the number of all marks.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = sides(size, (9, 9), range(2, 61), "rows x columns, each from 2 to 60")
        cells = {place: cell for cell, place in enumerate(grid.places(height, width))}
        marks = rng.sample(range(len(cells)), round(len(cells) * rng.uniform(0.14, 0.24)) or 1)
        answer = tuple([int(cell in marks) for cell in cells.values()])
        free = [place for place, cell in cells.items() if not answer[cell]]
        numbers = {place: sum(answer[cells[p]] for p in grid.around(*place) if p in cells) for place in free}

        def write(told: Answer, counts: object) -> str:
            signs = ["-" if value < 0 else str(numbers[place]) for place, value in zip(cells, told, strict=True)]
            return f"{height} {width} {len(marks)}\n{grid.draw(signs, width)}"

        clues = rules(cells, numbers, []).constraints
        board = rules(cells, {}, [len(marks)])
        return switched(board, clues, answer, rng, write, at=[cells[place] for place in free])

    return sample


def pictured(parse: Callable[[str], Problem]) -> Sampler:
    """A black and white picture, told by the runs of its columns and rows. Where two pictures have the same runs, the
    cells in which they differ are drawn anew.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        height, width = sides(size, (10, 10), range(1, 101), "rows x columns, each from 1 to 100")
        lines = [*grid.columns(height, width), *grid.rows(height, width)]

        def draft(answer: Answer) -> Draft:
            runs = [[len([*run]) for filled, run in groupby(answer[cell] for cell in line) if filled] for line in lines]
            text = "\n".join([f"{height} {width}", *(" ".join(map(str, run)) or "0" for run in runs)])

            def mend(other: Answer) -> Draft:
                return draft(tuple(a if a == b else rng.randrange(2) for a, b in zip(answer, other, strict=True)))

            return fixed(parse(text).rules, answer, text, mend)

        return draft(sampling.picture(rng, height, width))

    return sample


def coloured(parse: Callable[[str], Problem]) -> Sampler:
    """A graph that has a colouring with three colours, and about as many edges as graphs at random with one have."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (nodes,) = sides(size, (40,), range(3, 1001), "how many nodes, from 3 to 1000")
        colours = tuple(rng.choices(range(3), k=nodes))
        edges = sampling.planted_edges(rng, colours, round(2.3 * nodes))
        lines = ["c colours 3", f"p edge {nodes} {len(edges)}", *(f"e {a + 1} {b + 1}" for a, b in edges)]
        return fixed(parse("\n".join(lines)).rules, colours, "\n".join(lines))

    return sample


def satisfiable(parse: Callable[[str], Problem]) -> Sampler:
    """A formula of clauses with three literals that has a model, and about as many as formulas at random with one."""

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        (variables,) = sides(size, (100,), range(3, 10_001), "how many variables, from 3 to 10000")
        answer = tuple(rng.choices((0, 1), k=variables))
        clauses = sampling.planted_clauses(rng, answer, round(4.2 * variables))
        lines = [f"p cnf {variables} {len(clauses)}", *(" ".join(map(str, [*clause, 0])) for clause in clauses)]
        return fixed(parse("\n".join(lines)).rules, answer, "\n".join(lines))

    return sample
