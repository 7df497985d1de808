"""Doors: open doors lead to all rooms, and a number says how many other rooms one sees through open doors.

>>> from neurosym import solve
>>> print(solve('''
... # domain: doors
... 3 4
... 3 - - 2
... - 3 2 1
... - - 4 -
... ''', domain="doors").text)
3   - | -   2
  +   +   +
-   3 | 2 | 1
  +   +   + -
- | -   4   -

Read: the line ``# domain: doors``, for other kinds look the same; a header ``rows columns``; rows of entries, numbers
and ``-`` (or ``.``). Drawn: ``|`` and ``-`` between rooms for closed doors, ``?`` not known.
Size to generate: rows x columns.
"""

from neurosym import Answer, Clause, Domain, Problem, Sight, blanks, entries, grid, lexing, loops, probing


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    net = loops.Net(grid.places(height, width))
    sights = []
    for node, entry in entries.told(board).items():
        number = entry.number(0, height + width - 2, "'-', or how many other rooms one sees from here")
        rays = [net.ray(node, way) for way in range(4)]
        if scope := tuple(edge for ray in rays for edge in ray):
            name = f"rooms seen from {grid.names([node])[0]} ({number})"
            sights.append(Sight(scope, tuple(map(len, rays)), number, 0b10, name=name))
    lexing.named(text, "doors")
    doors = ((name, net.at(node)) for node, name in zip(net.nodes, grid.names(net.nodes), strict=True))
    ways = [Clause(edges, (0b10,) * len(edges), name=f"way out of {name}") for name, edges in doors if edges]
    form = f"{height} x {width} rooms, {len(sights)} numbers"
    return Problem(
        net.rules((*sights, *ways, *loops.joined(net, "all rooms"))),
        domain="doors",
        form=form,
        clues=tuple(map(tuple, board)),
    )


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    door = dict(zip(problem.rules.coordinates, answer, strict=True))
    wide = max(len(entry) for row in problem.clues for entry in row)
    rows = []
    for y, row in enumerate(problem.clues):
        walls = ["?| "[door.get((y, x + 0.5), 1) + 1] for x in range(len(row))]
        rows.append("".join(f"{entry:>{wide}} {wall} " for entry, wall in zip(row, walls, strict=True)).rstrip())
        below = ["?- "[door.get((y + 0.5, x), 1) + 1] * wide for x in range(len(row))]
        rows.append(" + ".join(below).rstrip())
    return "\n".join(rows[:-1])


DOMAIN = Domain("doors", parse, render, sample=probing.probed(parse, blanks.board("doors", blanks.numbers(10))))
