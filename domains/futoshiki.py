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
the sides (U, R, D, L) on which its neighbour is less.
"""

from neurosym import Answer, Domain, Less, Problem, grid, lexing, signed

SIZES, HOLES = range(2, 31), (".", "0", "-", "_", "?")
STEPS = {"U": (-1, 0), "R": (0, 1), "D": (1, 0), "L": (0, -1)}


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    cells, less = from_game_id(lines) if ":" in lines[0] else signed.parse(lines, SIZES)
    if not less:
        raise lines[-1].end().wrong("at least one of < > ^ v; without, this is a latin square")
    labels = grid.numerals(int(len(cells) ** 0.5))
    names = grid.names(grid.places(len(labels), len(labels)))
    signs = tuple(Less(pair, name=f"{names[pair[0]]} < {names[pair[1]]}") for pair in less)
    form = f"{len(labels)} x {len(labels)} cells, {grid.hole(cells, HOLES)!r} for blank, {len(less)} signs"
    start = grid.givens(cells, labels, HOLES)
    return Problem(grid.latin_rules(labels, signs), start, domain="futoshiki", form=form, clues=tuple(less))


def from_game_id(lines: list[lexing.Piece]) -> tuple[list[lexing.Piece], list[tuple[int, int]]]:
    head, *entries = lines[0].pieces(r"[^,:\s]+") or lines
    size = head.number(SIZES[0], SIZES[-1], "the size of the board")
    if len(entries) != size * size or len(lines) > 1:
        raise (lines[1] if len(lines) > 1 else lines[0].end()).wrong(f"{size * size} cells, in one line")
    cells, less = [entry.pieces("[0-9]+|$")[0] for entry in entries], []
    for cell, entry in enumerate(entries):
        for side in entry.pieces("[^0-9]"):
            row, column = (a + b for a, b in zip(divmod(cell, size), STEPS.get(side, (size, 0)), strict=True))
            if not (0 <= row < size and 0 <= column < size):
                raise side.wrong("one of U, R, D, L, and a neighbour on that side")
            less.append((row * size + column, cell))
    return cells, less


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return signed.draw(grid.shown(problem, answer), problem.clues)


DOMAIN = Domain("futoshiki", parse, render)
