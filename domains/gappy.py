"""Gappy: each line has two filled cells; the margin counts the cells between them; none touch, not even at a corner.

>>> from neurosym import solve
>>> print(solve('''
... # domain: gappy
... 8 8
... 1 1 1 1 1 1 1 1
... 1 1 1 1 1 1 1 1
... - - - - - - - -
... - - - - - - - x
... - - - - - - - -
... - - - - - - - -
... - - - - - - - -
... - - - - - - - -
... - - - - - - - -
... - - - - - - - -
... ''', domain="gappy").text)
- x - x - - - -
- - - - - x - x
- x - x - - - -
- - - - - x - x
x - x - - - - -
- - - - x - x -
x - x - - - - -
- - - - x - x -

Read: the line ``# domain: gappy``, for other kinds look the same; a header ``rows columns``, the counts of the columns
in one line, those of the rows in the next (``-`` where none is told), rows of entries: ``-`` (or ``.``), or ``x`` for a
cell that is filled. Drawn: ``x`` filled, ``-`` empty, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, Regular, blanks, grid, lexing, parts, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    bounds = parts.margins(lines, height, width, "the cells between the two that are filled")
    start = grid.givens(pieces, ("", "x"), ("-", "."))
    lexing.named(text, "gappy")
    twice = [
        Regular(scope, *gap(bound), name=name if bound is None else f"{name} ({bound} between)")
        for (name, scope), bound in zip(parts.lines(height, width), bounds, strict=True)
    ]
    rules = parts.shaded(height, width, (*twice, *parts.apart(height, width)))
    return Problem(rules, start, domain="gappy", form=f"{height} x {width} cells")


def gap(bound: int | None) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    def step(state: int, value: int) -> int | None:  # -1 before the first, -2 behind the second, else empty ones so far
        if value == 0:
            return state if state < 0 or bound is None else state + 1 if state < bound else None
        return {-1: 0, -2: None}.get(state, -2 if bound in (None, state) else None)

    return parts.automaton(-1, step, lambda state: state == -2, 2)


SAMPLE = probing.probed(parse, blanks.margins("gappy", blanks.numbers(10), given="x", usual=(8, 8)))
DOMAIN = Domain("gappy", parse, parts.draw, sample=SAMPLE)
