"""Eulero (graeco-latin square): two digits a cell; in a line all first digits differ, and all second; no pair is twice.

>>> from neurosym import solve
>>> print(solve('''
... 3 3
... 00 00 02
... 00 03 00
... 20 00 30
... ''', domain="eulero").text)
13 31 22
32 23 11
21 12 33

Read: a header ``N N``, N rows of entries of two digits, each from 1 to N, ``0`` where one is not told. Drawn: ``?``
where not known. Size to generate: N.
"""

from neurosym import AllDifferent, Candidates, Count, Domain, Problem, lexing, parts, tallies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width = lexing.header(head)
    if size != width or not 2 < size < 10:
        raise head.wrong("a header 'N N', N from 3 to 9")
    pieces = [piece for row in lexing.table(lines, size, size) for piece in row]
    digits = range(1, size + 1)
    values = [(a, b) for a in digits for b in digits]
    start = []
    for piece in pieces:
        if len(piece) != 2 or not piece.isascii() or not piece.isdigit() or max(map(int, piece)) > size:
            raise piece.wrong(f"two digits, each from 1 to {size}, or 0 where it is not told")
        told = tuple(map(int, piece))
        fits = [all(wanted in (0, digit) for wanted, digit in zip(told, value, strict=True)) for value in values]
        start.append(sum(1 << number for number, fit in enumerate(fits) if fit))
    masks = {
        f"{digit} as {which} digit": sum(1 << number for number, value in enumerate(values) if value[at] == digit)
        for at, which in enumerate(("first", "second"))
        for digit in digits
    }
    once = [
        Count(scope, "==", 1, mask, name=f"{what} in {name}")
        for name, scope in parts.lines(size, size)
        for what, mask in masks.items()
    ]
    pairs = AllDifferent(tuple(range(size * size)), name="all pairs")
    rules = parts.shaded(size, size, (*once, pairs), tuple(f"{a}{b}" for a, b in values))
    return Problem(rules, Candidates(start), domain="eulero", form=f"{size} x {size} cells of two digits")


DOMAIN = Domain("eulero", parse, parts.draw, sample=tallies.paired(parse))
