"""Pipeline: one line from end to end; the margin tells through how many places of a column or row it goes.

>>> from neurosym import solve
>>> print(solve('''
... # domain: pipeline
... 3 4
... 0 3 1 0
... 2 1 1
... - - w -
... - - - -
... - n - -
... ''', domain="pipeline").text)
· ┌─╴ ·
· │ · ·
· ╵ · ·

Read: the line ``# domain: pipeline``, for other kinds look the same; a header ``rows columns``; the counts of the
columns in one line, those of the rows in the next (``-`` where none is told); rows of entries: the sides by which the
line leaves a place, as in ``ne``, one side at each of its two ends, or ``-`` (or ``.``). Drawn: the line, ``?`` where
not known.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Domain, Problem, Table, blanks, entries, grid, lexing, loops, parts, probing, strokes


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = lexing.table(lines[2:], height, width)
    bounds = parts.margins(lines[:2], height, width, "the places in a line")
    told = entries.told(board, (*parts.UNTOLD, "\u2013"))
    ends = [place for place, piece in told.items() if len(piece) == 1]
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, told, text)
    fixed = [*loops.pieces(net, told)]
    if len(ends) != 2:
        raise lexing.end(text).wrong(f"two ends, entries of one letter, not {len(ends)}")
    lexing.named(text, "pipeline")
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    inner = {place: mark for place, mark in marks.items() if place not in ends}
    named = [(name, tuple(cell + len(net.edges) for cell in scope)) for name, scope in parts.lines(height, width)]
    through = [Table((marks[place],), ((1,),), name=f"end {grid.names([place])[0]}") for place in ends]
    line = [*loops.marked(net, inner, 0, 1, 1), *loops.degrees(net, ends=ends, of=ends), *loops.joined(net, "the line")]
    rules = net.rules([*line, *through, *parts.counts(named, bounds)], net.nodes)
    form = f"{height} x {width} entries, {len(told)} pieces"
    return Problem(rules, loops.given(rules, fixed), domain="pipeline", form=form, clues=entries.blank(height, width))


def ends(rng: Random, height: int, width: int) -> list[list[str]]:
    cells = rng.sample(range(height * width), 2)
    return [[rng.choice("nesw") if cell in cells else blanks.OPEN for cell in range(height * width)]]


SAMPLE = probing.probed(parse, blanks.margins("pipeline", blanks.numbers(12), ends, blanks.LINES))
DOMAIN = Domain("pipeline", parse, strokes.draw_visited, sample=SAMPLE)
