"""Star battle: each row, each column and each region holds so many stars; no two stars touch, not even at a corner.

>>> from neurosym import solve
>>> print(solve('''
... 4 4 1
... 2 2 1 1
... 2 2 2 2
... 4 3 3 3
... 4 4 3 3
... ''', domain="star_battle").text)
- - x -
x - - -
- - - x
- x - -

Read: a header ``size size stars``, rows of region labels, spaced or not; ``#`` or ``@`` where no star can be. There are
as many regions as rows. Drawn: ``x`` a star, ``-`` none, ``?`` not known. Size to generate: N, for one star a line.
"""

from random import Random

from neurosym import Candidates, Domain, Draft, Problem, Rules, drafting, grid, lexing, parts, sampling

HOLES = ("#", "@")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width, stars = lexing.header(head, (3,))
    labels = [label for row in lexing.table(lines, size, width) for label in row]
    regions = {n: cells for n, cells in parts.regions(labels, width, HOLES).items() if n not in HOLES}
    if size != width or len(regions) != size or not 0 < stars <= size:
        raise lexing.end(text).wrong(f"a square board with as many regions as rows; it has {len(regions)}")
    named = [*parts.lines(size, size), *((f"region {label}", cells) for label, cells in regions.items())]
    start = Candidates([0b01 if label in HOLES else 0b11 for label in labels])
    form = f"{size} x {size} cells in {size} regions, stars in each: {stars}"
    return Problem(board(size, stars, named), start, domain="star_battle", form=form)


def board(size: int, stars: int, named: list[tuple[str, tuple[int, ...]]]) -> Rules:
    return parts.shaded(size, size, (*parts.counts(named, [stars] * len(named)), *parts.apart(size, size)))


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    (order,) = drafting.sides(size, (7,), range(4, 21), "N from 4 to 20, for a board of N by N")
    stars = sampling.filled(rng, board(order, 1, parts.lines(order, order)))
    labels = sampling.grown(rng, [[cell] for cell, star in enumerate(stars) if star], order, order)
    text = f"{order} {order} 1\n{grid.draw([*map(str, labels)], order)}"
    return drafting.fixed(parse(text).rules, stars, text)


DOMAIN = Domain("star_battle", parse, parts.draw, sample=sample)
