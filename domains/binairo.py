"""Binairo (takuzu): in each line as many 1 as 2, and nowhere three alike in a row.

>>> from neurosym import solve
>>> print(solve('''
... # domain: binairo
... 2 4
... - 1 - -
... - - 2 -
... ''', domain="binairo").text)
2 1 1 2
1 2 2 1

Read: the line ``# domain: binairo``; a header ``rows columns``, both even; rows of ``1``, ``2``, ``-`` or ``.``. With a
line ``# lines differ``, a rule of many collections, no two rows are alike, no two columns. Size: rows x columns.
"""

from functools import cache
from itertools import combinations
from random import Random

from neurosym import Domain, Draft, Problem, Regular, Rules, Unlike, drafting, grid, lexing, parts, sampling


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    start = grid.givens([piece for row in lexing.table(lines, height, width) for piece in row], ("1", "2"), ("-", "."))
    if height % 2 or width % 2:
        raise head.wrong("rows and columns, both even")
    lexing.named(text, "binairo")
    differ = lexing.option(text, "lines differ") is not None
    return Problem(balanced(height, width, differ), start, domain="binairo", form=f"{height} x {width} cells")


@cache
def balanced(height: int, width: int, differ: bool) -> Rules:
    named = parts.lines(height, width)
    lines = [Regular(scope, *automaton(len(scope)), name=name) for name, scope in named]
    pairs = [*combinations(named[:width], 2), *combinations(named[width:], 2)] if differ else ()
    unlike = [Unlike(one + other, name=f"{name} unlike {second}") for (name, one), (second, other) in pairs]
    return parts.shaded(height, width, (*lines, *unlike), ("1", "2"))


def automaton(length: int) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    def step(state: tuple[int, int, int], value: int) -> tuple[int, int, int] | None:
        ones, twos, run = state  # a run of 1 counts below 0
        after = (ones + 1, twos, min(run, 0) - 1) if value == 0 else (ones, twos + 1, max(run, 0) + 1)
        return after if max(after[:2]) <= length // 2 and abs(after[2]) < 3 else None

    return parts.automaton((0, 0, 0), step, lambda state: sum(state[:2]) == length, 2)


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (8, 8), range(2, 61, 2), "rows x columns, both even, from 2 to 60")
    rules, head = balanced(height, width, False), f"# domain: binairo\n{height} {width}\n"
    answer = sampling.filled(rng, rules)
    return drafting.givens(rules, answer, rng, lambda told: head + grid.draw(["12-"[value] for value in told], width))


DOMAIN = Domain("binairo", parse, parts.draw, sample=sample)
