"""Yin-yang: a black or a white stone in each cell; those of each colour hang together; no block of four is of one.

>>> from neurosym import solve
>>> print(solve('''
... # domain: yin_yang
... 4 4
... - - - b
... - - - -
... - b b -
... b - - -
... ''', domain="yin_yang").text)
b b b b
b w w w
b b b w
b w w w

Read: the line ``# domain: yin_yang``, for other kinds look the same; a header ``rows columns``; rows of entries, ``b``
a black stone, ``w`` a white one, ``-`` (or ``.``) neither told. Drawn likewise, ``?`` not known.
"""

from neurosym import Candidates, Domain, Problem, Regular, lexing, parts, shading, sketching

STONES = {"w": 0b01, "b": 0b10, "W": 0b01, "B": 0b10, **dict.fromkeys(shading.FREE, 0b11)}


def parse(text: str) -> Problem:
    height, width, (entries,) = shading.board(text)
    for piece in (piece for piece in entries if piece not in STONES):
        raise piece.wrong("'b', 'w' or '-'")
    lexing.named(text, "yin_yang")
    wholes = [
        shading.connected(height, width, mask, f"the {colour} stones")
        for colour, mask in (("white", 0b01), ("black", 0b10))
    ]
    blocks = [clause for free in (0b01, 0b10) for clause in shading.never_block(height, width, free)]
    constraints = (*blocks, *shading.never_crossed(height, width), *edge(height, width), *wholes)
    rules = parts.shaded(height, width, constraints, ("w", "b"))
    start = Candidates([STONES[piece] for piece in entries])
    return Problem(rules, start, domain="yin_yang", form=f"{height} x {width} cells")


def edge(height: int, width: int) -> list[Regular]:
    """Around the edge the colour changes at most twice: else ways to join both colours inside would have to cross."""
    if min(height, width) < 2:
        return []

    def step(state: tuple[int, int], value: int) -> tuple[int, int] | None:
        changes, before = state
        changes += before not in (-1, value)
        return (changes, value) if changes <= 2 else None

    top, right = range(width), range(2 * width - 1, height * width, width)
    bottom = range((height - 1) * width, height * width - 1)
    left = range(width, (height - 1) * width, width)
    around = (*top, *right, *reversed(bottom), *reversed(left))
    return [Regular(around, *parts.automaton((0, -1), step, bool, 2), name="edge of the board")]


DOMAIN = Domain("yin_yang", parse, parts.draw, sample=sketching.given(parse, "yin_yang", "wb"))
