"""Hitori: shade cells so that no number is left twice in a line; shaded cells share no side, the others hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hitori
... 3 4
... 4 3 1 1
... 1 3 2 4
... 4 4 4 1
... ''', domain="hitori").text)
4 x 1 x
1 3 2 4
x 4 x 1

Read: the line ``# domain: hitori``, for other kinds look the same; a header ``rows columns``; rows of numbers. Drawn:
``x`` a shaded cell, the number of one that is not, ``?`` not known.
"""

from collections.abc import Iterator, Sequence
from random import Random

from neurosym import Answer, Count, Domain, Draft, Problem, drafting, grid, lexing, parts, sampling, shading, sketching


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    numbers = tuple(piece.number(1, 200, "the number in a cell") for piece in entries)
    lexing.named(text, "hitori")
    whole = shading.connected(height, width, 0b01, "the cells that are not shaded")
    rules = parts.shaded(height, width, (*repeats(numbers, height, width), *shading.never_beside(height, width), whole))
    return Problem(rules, domain="hitori", form=f"{height} x {width} cells", clues=numbers)


def repeats(numbers: Sequence[int], height: int, width: int) -> Iterator[Count]:
    for name, line in parts.lines(height, width):
        for number in dict.fromkeys(numbers[cell] for cell in line):
            alike = tuple(cell for cell in line if numbers[cell] == number)
            if len(alike) > 1:
                yield Count(alike, "<=", 1, 0b01, name=f"{number} in {name}")


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return parts.draw(problem, answer, {c: str(problem.clues[c]) for c, value in enumerate(answer) if value == 0})


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (7, 7), range(3, 13), "rows x columns, each from 3 to 12")
    order = max(height, width)
    square = sampling.latin(rng, (1, order))
    numbers = [square[row * order + column] + 1 for row, column in grid.places(height, width)]
    answer = sampling.filled(rng, parse(sketching.text("hitori", width, [*map(str, numbers)])).rules)
    for cell in (cell for cell, value in enumerate(answer) if value):
        near = (other for other in range(len(answer)) if other // width == cell // width or not (other - cell) % width)
        numbers[cell] = numbers[rng.choice([other for other in near if not answer[other]])]
    text = sketching.text("hitori", width, [*map(str, numbers)])
    return drafting.fixed(parse(text).rules, answer, text)


DOMAIN = Domain("hitori", parse, render, sample=sample)
