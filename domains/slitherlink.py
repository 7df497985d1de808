"""Slitherlink: one loop along the grid; a number says how many of the four edges around it belong to the loop.

>>> from neurosym import solve
>>> print(solve('''
... # domain: slitherlink
... 2 3
... - - -
... 1 2 2
... ''', domain="slitherlink").text)
·   ┌───────┐
    │       │
·   │   ·   │
  1 │ 2   2 │
·   └───────┘

Read: the line ``# domain: slitherlink``, for other kinds look the same; a header ``rows columns``; rows of entries,
spaced or not: a number from 0 to 4, or ``-`` (or ``.``, ``?``). Drawn: the loop, ``?`` where not known.
"""

from neurosym import Domain, Problem, Tally, entries, grid, lexing, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    numbers = {place: piece.number(0, 4, "how many of four edges") for place, piece in entries.told(board).items()}
    lexing.named(text, "slitherlink")
    net = loops.Net(grid.places(height + 1, width + 1))
    rules = net.rules([*loops.single(net), *clues(net, numbers).values()], corners=True)
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    return Problem(rules, domain="slitherlink", form=form, clues=tuple(map(tuple, board)))


def clues(net: loops.Net, numbers: dict[grid.Place, int]) -> dict[grid.Place, Tally]:
    def made(place: grid.Place, number: int) -> Tally:
        corners = [(place[0] + y, place[1] + x) for y in (0, 1) for x in (0, 1)]
        return Tally(net.within(corners), (number,), 0b10, name=f"around {grid.names([place])[0]} ({number})")

    return {place: made(place, number) for place, number in numbers.items()}


DOMAIN = Domain("slitherlink", parse, strokes.draw_corners)
