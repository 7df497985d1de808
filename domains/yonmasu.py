"""Yonmasu: cut the white cells into pieces of four that hang together, each with one circle.

>>> from neurosym import solve
>>> print(solve('''
... # domain: yonmasu
... 4 4
... o - - -
... - o o -
... - - x x
... x - - x
... ''', domain="yonmasu").text)
1 1 3 3
1 2 3 3
1 2 x x
x 2 2 x

Read: the line ``# domain: yonmasu``, for other kinds look the same; a header ``rows columns``, rows of entries: ``o`` a
circle, ``x`` a black cell, ``-`` (or ``.``). Drawn: the number of the piece, in the order of the circles; ``x`` a black
cell, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Count, Domain, Problem, Rules, Spelled, grid, lexing, mended, numbering, polyominoes

SIZE = 4


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines, height, width)
    entries = {(r, c): board[r][c] for r, c in grid.places(height, width)}
    for entry in (entry for entry in entries.values() if entry not in ("o", "x", "-", ".")):
        raise entry.wrong("'o', 'x', or '-'")
    white = {place: n for n, place in enumerate(p for p, entry in entries.items() if entry != "x")}
    circles = [place for place, entry in entries.items() if entry == "o"]
    if not circles or len(circles) * SIZE != len(white):
        raise lexing.end(text).wrong(f"circles for a quarter of the {len(white)} white cells; there are {len(circles)}")
    lexing.named(text, "yonmasu")
    masks, pieces = [0] * len(white), []
    for number, circle in enumerate(circles):
        words = []
        for shape in polyominoes.fixed(SIZE):
            for y, x in shape:
                cells = {(circle[0] + r - y, circle[1] + c - x) for r, c in shape}
                if cells <= white.keys() and not cells & {*circles} - {circle}:
                    words.append(tuple((white[place], 1 << number) for place in sorted(cells)))
        for cell in (cell for word in words for cell, _ in word):
            masks[cell] |= 1 << number
        scope, name = tuple(range(len(white))), f"piece {number + 1}"
        own = tuple(cell for cell, mask in enumerate(masks) if mask >> number & 1) or scope[:1]
        pieces += [Spelled(scope, tuple(words), "==", 1, name=name), Count(own, "==", SIZE, 1 << number, name=name)]
    rules = Rules(grid.names(white), grid.numerals(len(circles)), tuple(pieces), Candidates(masks), tuple(white))
    form = f"{height} x {width} entries, {len(circles)} circles"
    return Problem(rules, domain="yonmasu", form=form, clues=tuple(map(tuple, board)))


DOMAIN = Domain("yonmasu", parse, numbering.draw, sample=mended.quartered(parse, "yonmasu"))
