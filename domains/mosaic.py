"""Mosaic: each number says how many cells are filled of the nine in the block around it, its own one among them.

>>> from neurosym import solve
>>> print(solve('''
... # domain: mosaic
... 3 4
... 2 4 4 -
... - - - 3
... 4 - - 2
... ''', domain="mosaic").text)
- - x -
x x x x
x x - -

Read: the line ``# domain: mosaic`` (for other kinds look the same), a header ``rows columns``, rows of entries, spaced
or not: a number from 0 to 9, or ``-`` (or ``.``, ``?``). Drawn: ``x`` filled, ``-`` empty, ``?`` not known.
"""

from random import Random

from neurosym import Count, Domain, Draft, Problem, drafting, grid, lexing, parts, sampling


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    numbers = {p: e.number(0, 9, "how many of nine cells") for p, e in entries.items() if e not in parts.UNTOLD}
    lexing.named(text, "mosaic")
    rules = parts.shaded(height, width, [block(place, number, height, width) for place, number in numbers.items()])
    return Problem(rules, domain="mosaic", form=f"{height} x {width} entries, {len(numbers)} numbers")


def block(place: grid.Place, number: int, height: int, width: int) -> Count:
    near = [(row, column) for row, column in (*grid.around(*place), place) if 0 <= row < height and 0 <= column < width]
    scope = tuple(row * width + column for row, column in near)
    return Count(scope, "==", number, 0b10, name=f"filled around {grid.names([place])[0]} ({number})")


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (10, 10), range(2, 101), "rows x columns, each from 2 to 100")
    answer = sampling.picture(rng, height, width)
    empty = {place: block(place, 0, height, width).scope for place in grid.places(height, width)}
    numbers = {place: sum(answer[cell] for cell in scope) for place, scope in empty.items()}
    clues = {place: block(place, number, height, width) for place, number in numbers.items()}

    def write(told: set[grid.Place]) -> str:
        signs = [str(number) if place in told else "-" for place, number in numbers.items()]
        return f"# domain: mosaic\n{height} {width}\n{grid.draw(signs, width)}"

    return drafting.clued(parts.shaded(height, width), clues, answer, rng, write)


DOMAIN = Domain("mosaic", parse, parts.draw, sample=sample)
