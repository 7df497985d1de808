"""Sternenhimmel (starry sky): each arrow points to just one star, each star is pointed to by just one arrow.

>>> from neurosym import solve
>>> print(solve('''
... 4 4 1
... 1 0 3 0
... 2 0 1 1
... - - - -
... se - - sw
... ne - - -
... n - - -''', domain="sternenhimmel").text)
 *  -  *  -
se  -  - sw
ne  -  *  -
 n  -  *  -

Read: a header ``rows columns 1``, how many stars there are in the columns, in one line, and in the rows, in the next
(``-`` where none is told); rows of entries: an arrow, ``n ne e se s sw w nw``, or ``-`` (or ``.``). Arrows do not stand
in the way of others. Drawn: ``*`` a star, ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Answer, Candidates, Count, Domain, Problem, grid, lexing, parts, skies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width, stars = lexing.header(head, (3,))
    if stars != 1:
        raise head.pieces()[2].wrong("1, for one star behind each arrow")
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    for piece in (piece for piece in pieces if piece not in ("-", ".", *skies.WAYS)):
        raise piece.wrong(f"'-', or an arrow, one of {' '.join(skies.WAYS)}")
    bounds = parts.margins(lines, height, width, "the stars in a line")
    places = {place: cell for cell, place in enumerate(grid.places(height, width))}
    names = grid.names(places)
    counts = [*parts.counts(parts.lines(height, width), bounds)]
    pointed = [0] * len(pieces)
    for (place, cell), way in ((at, skies.WAYS[pieces[at[1]]]) for at in places.items() if pieces[at[1]] in skies.WAYS):
        behind = grid.walk(places, place, way)
        if not behind:
            raise pieces[cell].wrong("an arrow that points to a cell")
        counts.append(Count(behind, "==", 1, 0b10, name=f"{pieces[cell]} of {names[cell]}"))
        for other in behind:
            pointed[other] += 1
    free = [times == 1 and piece not in skies.WAYS for times, piece in zip(pointed, pieces, strict=True)]
    top = Candidates([0b11 if star else 0b01 for star in free])
    rules = parts.shaded(height, width, counts, ("-", "*"), top)
    arrows = tuple((cell, str(piece)) for cell, piece in enumerate(pieces) if piece in skies.WAYS)
    return Problem(rules, domain="sternenhimmel", form=f"{height} x {width} cells, {len(arrows)} arrows", clues=arrows)


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return parts.draw(problem, answer, dict(problem.clues))


DOMAIN = Domain("sternenhimmel", parse, render, sample=skies.starry(parse))
