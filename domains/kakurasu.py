"""Kakurasu: the filled cells of a row, each counting as the number of its column, have the sum told; so for columns.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... - - -
... 5 5 0
... ''', domain="kakurasu").text)
- x x
- x x
- - -

Read: a header ``rows columns``, the sums of the columns in one line, those of the rows in the next; ``-`` (or ``.``,
``?``) where none is told. Drawn: ``x`` filled, ``-`` empty, ``?`` not known. Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Draft, Problem, Total, drafting, lexing, parts


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    if len(lines) != 2:
        raise (lines[2] if len(lines) > 2 else lexing.end(text)).wrong("two lines of sums: of columns, of rows")
    most = (height * (height + 1) // 2, width * (width + 1) // 2)
    sums = [
        *parts.margin(lines[0], width, most[0], "the sum of a column"),
        *parts.margin(lines[1], height, most[1], "the sum of a row"),
    ]
    rules = parts.shaded(height, width, sums_of(height, width, sums).values())
    return Problem(rules, domain="kakurasu", form=f"{height} x {width} cells, sums of columns and rows")


def sums_of(height: int, width: int, sums: list[int | None]) -> dict[int, Total]:
    return {
        at: Total(scope, "==", bound, (0, 1), tuple(range(1, len(scope) + 1)), name=f"{name} ({bound})")
        for at, ((name, scope), bound) in enumerate(zip(parts.lines(height, width), sums, strict=True))
        if bound is not None
    }


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (6, 6), range(2, 31), "rows x columns, each from 2 to 30")
    answer = tuple(rng.randrange(2) for _ in range(height * width))
    lines = [scope for _, scope in parts.lines(height, width)]
    sums = [sum(weight * answer[cell] for weight, cell in enumerate(scope, start=1)) for scope in lines]

    def write(told: set[int]) -> str:
        return f"{height} {width}\n{parts.edges(sums, told, width)}"

    return drafting.clued(parts.shaded(height, width), sums_of(height, width, [*sums]), answer, rng, write)


DOMAIN = Domain("kakurasu", parse, parts.draw, sample=sample)
