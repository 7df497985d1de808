"""Square O: each number says how many of the four corners of its square are filled.

>>> from neurosym import solve
>>> print(solve('''
... # domain: square_o
... 2 3
... 0 - 1
... 0 2 2
... ''', domain="square_o").text)
- - - -
- - x -
- - x -

Read: the line ``# domain: square_o``, for other kinds look the same; a header ``rows columns``; rows of entries, spaced
or not: a number from 0 to 4, or ``-`` (or ``.``, ``?``). Drawn: the corners, a row and a column more than squares;
``x`` filled, ``-`` empty, ``?`` not known. Size to generate: rows x columns.
"""

from random import Random

from neurosym import Count, Domain, Draft, Problem, drafting, grid, lexing, parts, sampling


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(row, column): board[row][column] for row, column in grid.places(height, width)}
    numbers = {p: e.number(0, 4, "how many of four corners") for p, e in entries.items() if e not in parts.UNTOLD}
    lexing.named(text, "square_o")
    rules = parts.shaded(height + 1, width + 1, corners(numbers, width).values())
    return Problem(rules, domain="square_o", form=f"{height} x {width} squares, {len(numbers)} numbers")


def corners(numbers: dict[grid.Place, int], width: int) -> dict[grid.Place, Count]:
    first = {(row, column): row * (width + 1) + column for row, column in numbers}
    scopes = {place: (at, at + 1, at + width + 1, at + width + 2) for place, at in first.items()}
    named = dict(zip(first, grid.names(first), strict=True))
    return {p: Count(scopes[p], "==", n, 0b10, name=f"corners of {named[p]} ({n})") for p, n in numbers.items()}


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (6, 6), range(2, 61), "rows x columns, each from 2 to 60")
    answer = sampling.picture(rng, height + 1, width + 1)
    scopes = corners(dict.fromkeys(grid.places(height, width), 0), width)
    numbers = {place: sum(answer[cell] for cell in count.scope) for place, count in scopes.items()}

    def write(told: set[grid.Place]) -> str:
        signs = [str(number) if place in told else "-" for place, number in numbers.items()]
        return f"# domain: square_o\n{height} {width}\n{grid.draw(signs, width)}"

    return drafting.clued(parts.shaded(height + 1, width + 1), corners(numbers, width), answer, rng, write)


DOMAIN = Domain("square_o", parse, parts.draw, sample=sample)
