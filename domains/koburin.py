"""Koburin: shade places, no two side by side, so that one loop goes through all others; numbers count those beside.

>>> from neurosym import solve
>>> print(solve('''
... # domain: koburin
... 4 5
... - - - - -
... - - 1 - -
... - 1 - - -
... - - - - 2
... ''', domain="koburin").text)
┌───────┐
│ x 1 ┌─┘
│ 1 ┌─┘ x
└───┘ x 2

Read: the line ``# domain: koburin``, for other kinds look the same; a header ``rows columns``; rows of entries, spaced
or not: a number, how many places beside it are shaded, through which the loop does not go, or ``-`` (or ``.``). Drawn:
the loop, ``x`` shaded, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, Tally, entries, grid, lexing, loops, mended, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    numbers = entries.told(board)
    net = loops.Net(tuple(place for place in grid.places(height, width) if place not in numbers))
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    constraints = [*loops.marked(net, marks, 1, 0, 0), *loops.joined(net), *loops.apart(net, marks)]
    for (row, column), piece in numbers.items():
        near = tuple(marks[row + y, column + x] for y, x in grid.STEPS if (row + y, column + x) in marks)
        number = piece.number(0, len(near), "how many shaded places beside it")
        if near:
            name = f"beside {grid.names([(row, column)])[0]} ({number})"
            constraints.append(Tally(near, (number,), 0b10, name=name))
    lexing.named(text, "koburin")
    rules = net.rules(constraints, net.nodes)
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    return Problem(rules, domain="koburin", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("koburin", parse, strokes.draw, sample=mended.ringed(parse, "koburin"))
