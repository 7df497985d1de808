"""Number snake: a way from the first corner to the last, which passes each number once.

>>> from neurosym import solve
>>> print(solve('''
... # domain: number_snake
... 3 3
... 1 3 1
... 4 5 5
... 3 2 5
... ''', domain="number_snake").text)
╷ · ·
│ · ·
└───╴

Read: the line ``# domain: number_snake``, for other kinds look the same; a header ``rows columns``, rows of numbers
from 1. The way leads from the upper left to the lower right, from place to place that share a side, never twice to the
same, and passes one place of each number that is on the board. Drawn: the way, ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Count, Domain, Member, Problem, entries, grid, lexing, loops, strokes, way_drafts


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    net = loops.Net(grid.places(height, width))
    places: dict[int, list[grid.Place]] = {}
    for row, column in net.nodes:
        number = board[row][column].number(1, height * width, "a number of the snake")
        places.setdefault(number, []).append((row, column))
    ends = (net.nodes[0], net.nodes[-1])
    if len(net.nodes) < 2 or board[0][0] == board[-1][-1]:
        raise lexing.end(text).wrong("two corners with different numbers")
    lexing.named(text, "number_snake")
    once = [
        Count(edges, "==", 1 if {*ends} & {*own} else 2, 0b10, name=f"lines at a {number}")
        for number, own in places.items()
        if (edges := net.leaving(own))
    ]
    never = [Member((edge,), 0b01, name="equal numbers") for own in places.values() for edge in net.within(own)]
    constraints = (*loops.degrees(net, ends=ends), *loops.joined(net, "the snake"), *once, *never)
    rules = net.rules(constraints)
    form = f"{height} x {width} numbers up to {max(places)}"
    blank = tuple("-" * width for _ in range(height))
    return Problem(rules, domain="number_snake", form=form, clues=blank)


DOMAIN = Domain("number_snake", parse, strokes.draw, sample=way_drafts.snaked(parse, "number_snake"))
