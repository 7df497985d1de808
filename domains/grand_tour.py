"""Grand tour: one loop along the grid through all corners; some of its edges are told.

>>> from neurosym import solve
>>> print(solve('''
... # domain: grand_tour
... 3 3
... - - -
... 4 8 -
... - 2 -
... ''', domain="grand_tour").text)
┌───────────┐
│           │
│   ┌───────┘
│   │
│   └───────┐
│           │
└───────────┘

Read: the line ``# domain: grand_tour``, for other kinds look the same; a header ``rows columns``; rows of entries: the
sum of 1, 2, 4 and 8 for an edge of the loop to the right, below, to the left and above, or ``-`` (or ``.``). Drawn: the
loop, ``?`` where not known.
Size to generate: rows x columns, one of them odd.
"""

from neurosym import Candidates, Domain, Problem, blanks, entries, grid, lexing, loops, outlines, probing, strokes


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    sums = {place: piece.number(0, 15, "the sum of the sides told") for place, piece in entries.told(board).items()}
    lexing.named(text, "grand_tour")
    net = loops.Net(grid.places(height + 1, width + 1))
    rules = net.rules(loops.single(net, net.nodes), corners=True)
    start = [*rules.top]
    for place, told in sums.items():
        for bit, edge in enumerate(loops.sides(net, place)):
            if told >> bit & 1:
                start[edge] = 0b10
    form = f"{height} x {width} entries, {start.count(0b10)} edges told"
    return Problem(rules, Candidates(start), domain="grand_tour", form=form, clues=entries.blank(height, width))


BLANK = blanks.board("grand_tour", blanks.numbers(15, 1), shuffled=True, usual=(7, 7))
SAMPLE = probing.probed(parse, BLANK, outlines.whole)
DOMAIN = Domain("grand_tour", parse, strokes.draw_corners, sample=SAMPLE)
