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

from neurosym import Answer, Count, Domain, Problem, lexing, parts, shading


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    numbers = [piece.number(1, 200, "the number in a cell") for piece in entries]
    lexing.named(text, "hitori")
    whole = shading.connected(height, width, 0b01, "the cells that are not shaded")
    constraints = (*repeats(numbers, height, width), *shading.never_beside(height, width), whole)
    form = f"{height} x {width} cells"
    return Problem(parts.shaded(height, width, constraints), domain="hitori", form=form, clues=tuple(numbers))


def repeats(numbers: Sequence[int], height: int, width: int) -> Iterator[Count]:
    for name, line in parts.lines(height, width):
        for number in dict.fromkeys(numbers[cell] for cell in line):
            alike = tuple(cell for cell in line if numbers[cell] == number)
            if len(alike) > 1:
                yield Count(alike, "<=", 1, 0b01, name=f"{number} in {name}")


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return parts.draw(problem, answer, {c: str(problem.clues[c]) for c, value in enumerate(answer) if value == 0})


DOMAIN = Domain("hitori", parse, render)
