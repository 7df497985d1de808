"""Numberlink: each number stands twice; a line joins the two, and no two lines meet.

>>> from neurosym import solve
>>> print(solve('''
... # domain: numberlink
... 3 4
... 1 - - 3
... 2 1 3 2
... - - - -
... ''', domain="numberlink").text)
1─┐ ┌─3
2 1 3 2
└─────┘

Read: the line ``# domain: numberlink``, for other kinds look the same; a header ``rows columns``; rows of entries: a
number, ``-`` (or ``.``) a place that a line may go through or not. By a line ``# all places`` lines go through every
place. Drawn: the lines, ``?`` where not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Domain, Problem, entries, grid, lexing, loops, parts, shortcuts, strokes, way_drafts


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    ends = parts.clues(board)
    numbers: dict[str, list[lexing.Piece]] = {}
    for piece in ends.values():
        numbers.setdefault(str(piece.number(1, 999, "a number, or '-'")), []).append(piece)
    for pieces in numbers.values():
        if len(pieces) != 2:
            raise pieces[-1].wrong(f"the number {pieces[0]} twice, not {len(pieces)} times")
    net = loops.Net(grid.places(height, width))
    full = lexing.option(text, "all places") is not None
    loops.reachable(net, net.nodes if full else ends, text)
    lexing.named(text, "numberlink")
    at = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    values = ("-", "x", *numbers)
    carried = (1 << len(values)) - 4
    told = {at[place]: 1 << values.index(str(int(piece))) for place, piece in ends.items()}
    top = [0b11] * len(net.edges) + [told.get(cell, carried | (not full)) for cell in at.values()]
    constraints = [*loops.degrees(net, ends=ends), *loops.carried(net, at, carried)]
    rules = net.rules(constraints, net.nodes, values=values, top=Candidates(top))
    form = f"{height} x {width} places, {len(numbers)} numbers" + ", lines through all" * full
    canon = None if full else shortcuts.canon(net, at, carried, rules)
    return Problem(rules, domain="numberlink", form=form, clues=tuple(map(tuple, board)), canon=canon)


DOMAIN = Domain("numberlink", parse, strokes.draw, sample=way_drafts.linked(parse, "numberlink"))
