"""Dominos: the numbers are laid out as a set of dominoes, in which each pair of numbers is there once.

>>> from neurosym import solve
>>> print(solve('''
... # domain: dominos
... 2 3
... 1 0 0
... 0 1 1
... ''', domain="dominos").text)
s e w
n e w

Read: the line ``# domain: dominos``, for other kinds look the same; a header ``rows columns``, rows of numbers from 0.
Drawn: at each number the side on which the other half of its domino lies, ``n e s w``; ``?`` not known. Size to
generate: N, the largest number.
"""

from neurosym import Candidates, Domain, ExactlyOne, Problem, lexing, parts, pointing, scenes


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines, height, width) for piece in row]
    numbers = [piece.number(0, 198, "a number of a domino") for piece in pieces]
    most = max(numbers)
    if (most + 1) * (most + 2) != len(pieces):
        raise head.wrong(f"{(most + 1) * (most + 2)} entries, for a set of dominoes from 0 to {most}")
    lexing.named(text, "dominos")
    ways = pointing.pairs(height, width)
    halves: dict[tuple[int, int], dict[int, int]] = {}
    top = [0] * len(pieces)
    for (first, second), (there, back) in ways.items():
        top[first] |= 1 << there
        top[second] |= 1 << back
        low, high = sorted((numbers[first], numbers[second]))
        at = halves.setdefault((low, high), {})
        at[first] = at.get(first, 0) | 1 << there
    once = [ExactlyOne((*at,), (*at.values(),), name=f"domino {a} {b}") for (a, b), at in halves.items()]
    if len(once) * 2 != len(pieces):
        raise lexing.end(text).wrong("each pair of numbers side by side somewhere")
    rules = parts.shaded(height, width, (*pointing.mutual(ways, 4), *once), pointing.SIDES, Candidates(top))
    return Problem(rules, domain="dominos", form=f"{height} x {width} numbers up to {most}")


DOMAIN = Domain("dominos", parse, parts.draw, sample=scenes.laid_out(parse, "dominos"))
