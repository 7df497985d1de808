"""Areas that grow from a cell: what may belong to one, and that it hangs together.

For the pages in ``domains/``; places, cells and lines are those of ``grid``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from neurosym import grid
from neurosym.boards import parts
from neurosym.constraints.base import Constraint
from neurosym.constraints.census import Census
from neurosym.constraints.clause import Clause
from neurosym.constraints.connected import Connected
from neurosym.constraints.linear import Linear
from neurosym.constraints.tally import Tally
from neurosym.constraints.within import Within
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Problem, Rules


def within(near: Sequence[Sequence[int]], first: int, steps: int, closed: Collection[int]) -> dict[int, int]:
    """The cells that one comes to from ``first`` in so many steps, without those ``closed``, each with its steps."""
    met = {first: 0}
    for cell in (order := [first]):  # grows as it is walked
        for other in near[cell] if met[cell] < steps else ():
            if other not in met and other not in closed:
                met[other] = met[cell] + 1
                order.append(other)
    return met


def rooted(near: Sequence[Sequence[int]], cells: Collection[int], roots: int, value: int, name: str) -> Connected:
    """Those of these cells that take a value hang together, each piece with one of the first ``roots`` of them."""
    at = {cell: position for position, cell in enumerate(cells)}
    links = tuple((i, at[other]) for cell, i in at.items() for other in near[cell] if at.get(other, -1) > i)
    return Connected(tuple(cells), 1 << value, links, tuple(range(roots)), name=name)


def paired(height: int, width: int, told: Mapping[int, int]) -> Rules:
    """Each area holds two of the numbers ``told`` and as many cells as lie between the two.

    A cell's value is the larger number of its area, by its place among all of them, from 1; behind the cells of the
    board there is one for each number: how many cells the area has in which that one is the larger.
    """
    near, size, nothing = parts.beside(height, width), height * width, 1 << len(told)
    most, names = min(size, max(told.values()) - 1), grid.names(grid.places(height, width))
    numbers = (0,) * len(told) + tuple(range(most + 1))
    top, constraints = [0] * size + [nothing] * len(told), list[Constraint]()
    for number, (first, larger) in enumerate(told.items()):
        between = {
            cell: sum(nothing << count for count in range(smaller + 1, min(larger, most + 1)))
            for cell, smaller in told.items()
        }
        largest = max(between.values(), default=0).bit_length() - len(told) - 1
        closed = {cell for cell, counts in between.items() if not counts and cell != first}
        cells = within(near, first, largest - 1, closed)
        seconds = [cell for cell in cells if between.get(cell)]
        bit, count, area = 1 << number, size + number, f"area of {names[first]}"
        for cell in cells if seconds else ():
            top[cell] |= bit
        for other in seconds:
            top[count] |= between[other]
            constraints.append(Clause((other, first), (~bit, bit), name=area))
            for cell, steps in within(near, other, largest - 1, closed).items():
                # Three cells that hang together need half of the ways between two of them, and one cell more.
                least = (steps + cells.get(cell, 0) + cells[other] + 1) // 2 + 1
                scope, enough = (cell, other, count), between[other] & -(nothing << least)
                if cell == other or (cell in cells and cell not in told):
                    sets = (~bit, ~bit, enough)
                    constraints.append(Clause(scope[cell == other :], sets[cell == other :], name=area))
        whole = rooted(near, cells, 1, number, area)
        constraints.append(Within(whole.scope, bit, whole.links, whole.roots, max(largest - 1, 0), name=area))
        constraints.append(Census((*cells, count), bit, numbers, name=f"cells of the {area}"))
        constraints.append(Tally((first, *seconds), (0, 2), bit, name=f"numbers in the {area}"))
    own = tuple(tuple(int(v == n) for v in range(len(numbers))) for n in range(len(told)))
    constraints.append(Linear(tuple(told), own, len(told) // 2, len(told) // 2, name="areas"))
    counts = tuple(range(size, size + len(told)))
    constraints.append(Linear(counts, (numbers,) * len(told), size, size, name="cells of all areas"))
    labels = (*grid.numerals(len(told)), *(f"{count} cells" for count in range(most + 1)))
    return Rules((*names, *(f"cells of {names[cell]}" for cell in told)), labels, tuple(constraints), Candidates(top))


def draw(problem: Problem, answer: Answer) -> str:
    """The board, and below it what the cells behind its own say; ``problem.clues`` is its height and width."""
    assert isinstance(problem.clues, tuple)
    height, width = problem.clues
    signs = grid.shown(problem, answer, "?")
    counts = [sign.partition(" ")[0] for sign in signs[height * width :]]
    return f"{grid.draw(signs[: height * width], width)}\ncells: {' '.join(counts)}"
