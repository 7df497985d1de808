"""Pipelink: one loop through all places, which may cross itself; some pieces of it are told.

>>> from neurosym import solve
>>> print(solve('''
... # domain: pipelink
... 4 4
...    -    -    -    -
...    -    - nesw    -
...   es    -    -    -
...    -    -   ne    -
... ''', domain="pipelink").text)
╭─╮ ╭─╮
╰─┼─┼─╯
╭─┼─┼─╮
╰─╯ ╰─╯

Read: the line ``# domain: pipelink``, for other kinds look the same; a header ``rows columns``; rows of entries: the
sides by which the loop leaves a place, as in ``ne``, all four (or ``15``) where it crosses itself, or ``-`` (or
``.``). Drawn: the loop, ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, blanks, entries, grid, lexing, loops, probing, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    crossing = {"15": "nesw"}
    told = {
        place: lexing.Piece(crossing.get(piece, piece), piece.line, piece.column)
        for place, piece in entries.told(board).items()
    }
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, net.nodes, text)
    turns = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    fixed = [*loops.pieces(net, told)]
    lexing.named(text, "pipelink")
    rules = net.rules([*loops.marked(net, turns, None, 0, 1, crossed=0), loops.woven(net, turns)], net.nodes)
    form = f"{height} x {width} entries, {len(told)} pieces"
    return Problem(rules, loops.given(rules, fixed), domain="pipelink", form=form, clues=entries.blank(height, width))


DOMAIN = Domain(
    "pipelink", parse, strokes.draw, sample=probing.probed(parse, blanks.board("pipelink", (*blanks.LINES, "nesw")))
)
