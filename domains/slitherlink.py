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
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Draft, Problem, Tally, drafting, entries, grid, lexing, loops, outlines, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    numbers = {place: piece.number(0, 4, "how many of four edges") for place, piece in entries.told(board).items()}
    lexing.named(text, "slitherlink")
    net = loops.Net(grid.places(height + 1, width + 1))
    rules = net.rules([*loops.single(net), *clues(net, numbers).values()], corners=True)
    form = f"{height} x {width} entries, {len(numbers)} numbers"
    return Problem(rules, domain="slitherlink", form=form, clues=tuple(map(tuple, board)))


def clues(net: loops.Net, numbers: dict[grid.Place, int]) -> dict[grid.Place, Tally]:
    named = zip(numbers.items(), grid.names(numbers), strict=True)
    return {p: Tally(loops.sides(net, p), (n,), 0b10, name=f"around {name} ({n})") for (p, n), name in named}


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (7, 7), range(2, 41), "rows x columns, each from 2 to 40")
    net = loops.Net(grid.places(height + 1, width + 1))
    answer = outlines.outline(net, outlines.patch(rng, height, width))
    numbers = {place: sum(answer[edge] for edge in loops.sides(net, place)) for place in grid.places(height, width)}

    def write(told: set[grid.Place]) -> str:
        signs = [str(number) if place in told else "-" for place, number in numbers.items()]
        return f"# domain: slitherlink\n{height} {width}\n{grid.draw(signs, width)}"

    return drafting.clued(net.rules(loops.single(net), corners=True), clues(net, numbers), answer, rng, write)


DOMAIN = Domain("slitherlink", parse, strokes.draw_corners, sample=sample)
