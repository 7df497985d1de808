"""Linesweeper: one loop; a number says through how many of the places around it the loop goes.

>>> from neurosym import solve
>>> print(solve('''
... # domain: linesweeper
... 3 4
... 2 - - -
... - - - -
... - - - 3
... ''', domain="linesweeper").text)
2 ┌───┐
· │ ┌─┘
· └─┘ 3

Read: the line ``# domain: linesweeper``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: a number, through which the loop does not go, or ``-`` (or ``.``). Drawn: the loop, ``?`` where not
known.
"""

from neurosym import Constraint, Count, Domain, Problem, entries, grid, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    numbers = entries.told(board)
    net = loops.Net(tuple(place for place in grid.places(height, width) if place not in numbers))
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    constraints: list[Constraint] = [*loops.marked(net, marks, 0, 1, 1), *loops.joined(net)]
    for place, piece in numbers.items():
        near = tuple(marks[other] for other in grid.around(*place) if other in marks)
        number = piece.number(0, len(near), "through how many places around it the loop goes")
        if near:
            name = f"around {grid.names([place])[0]} ({number})"
            constraints.append(Count(near, "==", number, 0b10, name=name))
    lexing.named(text, "linesweeper")
    rules = net.rules(constraints, net.nodes)
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    return Problem(rules, domain="linesweeper", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("linesweeper", parse, strokes.draw_visited)
