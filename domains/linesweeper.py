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
Size to generate: rows x columns.
"""

from dataclasses import replace

from neurosym import (
    Constraint,
    Count,
    Domain,
    Problem,
    blanks,
    entries,
    grid,
    lexing,
    loops,
    outlines,
    probing,
    strokes,
)


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    numbers = entries.told(board)
    net = loops.Net(grid.places(height, width))
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    constraints: list[Constraint] = [*loops.marked(net, marks, 0, 1, 1), *loops.joined(net)]
    for place, piece in numbers.items():
        near = tuple(marks[other] for other in grid.around(*place) if other in marks and other not in numbers)
        number = piece.number(0, len(near), "through how many places around it the loop goes")
        if near:
            name = f"around {grid.names([place])[0]} ({number})"
            constraints.append(Count(near, "==", number, 0b10, name=name))
    lexing.named(text, "linesweeper")
    rules = net.rules(constraints, net.nodes)
    never = [(cell, 0) for place in numbers for cell in (*net.at(place), marks[place])]
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    rules = replace(rules, top=loops.given(rules, never))
    return Problem(rules, domain="linesweeper", form=form, clues=tuple(map(tuple, board)))


SAMPLE = probing.probed(parse, blanks.board("linesweeper", blanks.numbers(8)), outlines.loop)
DOMAIN = Domain("linesweeper", parse, strokes.draw_visited, sample=SAMPLE)
