"""Doppelblock: each line has two blocks and each number from 1 to its length less 2; the margin sums between blocks.

>>> from neurosym import solve
>>> print(solve('''
... 4 4 2
... - 0 - 3
... - 2 - 2
... ''', domain="doppelblock").text)
2 1 x x
x 2 x 1
x x 1 2
1 x 2 x

Read: a header ``size size numbers`` (numbers are size less 2), the sums between the blocks of the columns in one line,
those of the rows in the next; ``-`` where none is told. Drawn: ``x`` a block, ``?`` not known. Size to generate: N, for
a board of N by N.
"""

from neurosym import Count, Domain, Problem, Regular, blanks, grid, lexing, parts, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width, most = lexing.header(head, (3,))
    if size != width or most != size - 2 or most < 1:
        raise head.wrong("a header 'N N M', M being N less 2")
    if len(lines) != 2:
        raise (lines[2] if len(lines) > 2 else lexing.end(text)).wrong("two lines of sums: of columns, of rows")
    told = parts.margins(lines, size, size, "the sum between two blocks", most * (most + 1) // 2)
    named, values = parts.lines(size, size), ("x", *grid.numerals(most))
    counts = [
        Count(scope, "==", 1 if value else 2, 1 << value, name=f"{label} in {name}")
        for name, scope in named
        for value, label in enumerate(values)
    ]
    between = [
        Regular(scope, *automaton(bound, most), name=f"{name} ({bound} between)")
        for (name, scope), bound in zip(named, told, strict=True)
        if bound is not None
    ]
    rules = parts.shaded(size, size, (*counts, *between), values)
    return Problem(rules, domain="doppelblock", form=f"{size} x {size} cells, numbers to {most}")


def automaton(bound: int, most: int) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    def step(state: int, value: int) -> int | None:  # -1 before the blocks, -2 behind them, else the sum so far
        if value == 0:
            return {-1: 0, bound: -2}.get(state)
        return state if state < 0 else state + value if state + value <= bound else None

    return parts.automaton(-1, step, lambda state: state == -2, most + 1)


BLANK = blanks.margins(
    "doppelblock", blanks.numbers(30), blanks.bare, sides=range(3, 9), header=lambda _, n, m: f"{n} {m} {n - 2}"
)
DOMAIN = Domain("doppelblock", parse, parts.draw, sample=probing.probed(parse, BLANK))
