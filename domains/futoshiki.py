"""Futoshiki: a latin square in which signs between neighbours say which is less.

>>> from neurosym import solve
>>> print(solve('''
... . < .   .
...         v
... .   .   .
... .   .   2
... ''', domain="futoshiki").text)
1 < 2   3
        v
2   3   1
3   1   2

Read: rows of numbers, ``.`` or ``0`` for blank, with ``<`` and ``>`` between, perhaps under a header ``N N``; under a
row perhaps a line of ``^`` (the upper is less) and ``v``, each right below its cell. A ``.`` may mark a place without
sign, and one character for each place will do (``0<0.3``). Or a game ID, ``3:0D,0R,...``: the number of each cell and
the sides (U, R, D, L) on which its neighbour is less. Size to generate: N.
"""

from random import Random

from neurosym import Answer, Constraint, Domain, Draft, Less, Problem, drafting, grid, lexing, sampling, signed

SIZES, HOLES = range(2, 31), (".", "0", "-", "_", "?")


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    cells, less = signed.from_id(lines, SIZES) if ":" in lines[0] else signed.parse(lines, SIZES)
    if not less:
        raise lines[-1].end().wrong("at least one of < > ^ v; without, this is a latin square")
    labels = grid.numerals(int(len(cells) ** 0.5))
    rules = grid.latin_rules(labels, tuple(sign(pair, len(labels)) for pair in less))
    form = f"{len(labels)} x {len(labels)} cells, {grid.hole(cells, HOLES)!r} for blank, {len(less)} signs"
    return Problem(rules, grid.givens(cells, labels, HOLES), domain="futoshiki", form=form, clues=tuple(less))


def sign(pair: tuple[int, int], size: int) -> Less:
    return Less(pair, name=" < ".join(grid.names(divmod(cell, size) for cell in pair)))


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return signed.draw(grid.shown(problem, answer), problem.clues)


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    (order,) = drafting.sides(size, (6,), SIZES, "N from 2 to 30, for a board of N by N")
    answer = sampling.latin(rng, (1, order))
    pairs = [pair if answer[pair[0]] < answer[pair[1]] else pair[::-1] for pair in grid.neighbours(order, order)]
    problem = Problem(grid.latin_rules(grid.numerals(order)))

    def write(told: Answer, signs: list[Constraint]) -> str:
        return signed.draw(grid.shown(problem, told), {sign.scope for sign in signs})

    return drafting.switched(problem.rules, [sign(pair, order) for pair in pairs], answer, rng, write)


DOMAIN = Domain("futoshiki", parse, render, sample=sample)
