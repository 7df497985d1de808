"""Magnetic: plates of two cells are magnets, with ends + and -, or blank; equal ends do not share a side.

>>> from neurosym import solve
>>> print(solve('''
... 2 3
... - - -
... 1 - -
... 1 -
... - 0
... 1 2 2
... 1 3 3
... ''', domain="magnetic").text)
- + -
+ x x

Read: a header ``rows columns``; the counts of + in the columns, - in the columns, + in the rows, - in the rows, a line
each (``-`` or ``.`` where none is told); perhaps rows of givens (``+``, ``-``, ``x`` for blank, ``.``); rows of plate
labels, ``@`` or ``#`` for a place without. Drawn: ``?`` where not known. Size to generate: rows x columns.
"""

from neurosym import Candidates, Domain, Problem, Rules, Table, blanks, grid, lexing, parts, probing

SIGNS, NONE = ("x", "+", "-"), ("@", "#")
PLATE, APART = ((0, 0), (1, 2), (2, 1)), ((0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1))


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    blocks = 2 if len(lines) > height + 4 else 1
    pieces = [piece for row in lexing.table(lines[4:], height * blocks, width) for piece in row]
    labels = pieces[-height * width :]
    plates = {n: cells for n, cells in parts.regions(labels, width, NONE).items() if n not in NONE}
    for label, cells in plates.items():
        if len(cells) != 2:
            raise labels[cells[-1]].wrong(f"the two cells of plate {label}, not {len(cells)}")
    bounds = [bound for at in (0, 1) for bound in parts.margins(lines[at:4:2], height, width, "a count in a line")]
    start = Candidates([0b001 if label in NONE else 0b111 for label in labels])
    if blocks == 2:
        start &= grid.givens(pieces[: height * width], SIGNS, (".",))
    rules = magnets(height, width, [*plates.values()], bounds)
    return Problem(rules, start, domain="magnetic", form=f"{height} x {width} cells, {len(plates)} plates")


def magnets(height: int, width: int, plates: list[tuple[int, ...]], bounds: list[int | None]) -> Rules:
    lines, names = parts.lines(height, width), grid.names(grid.places(height, width))
    plus = parts.counts([(f"+ in {name}", scope) for name, scope in lines], bounds[: len(lines)], 0b010)
    minus = parts.counts([(f"- in {name}", scope) for name, scope in lines], bounds[len(lines) :], 0b100)
    ends = [Table(pair, PLATE, name=f"plate at {names[pair[0]]}") for pair in plates]
    others = [p for p in grid.neighbours(height, width) if p not in plates]
    apart = [Table(p, APART, name=f"{names[p[0]]} beside {names[p[1]]}") for p in others]
    return parts.shaded(height, width, (*plus, *minus, *ends, *apart), SIGNS)


SAMPLE = probing.probed(parse, blanks.margins("magnetic", blanks.numbers(12), blanks.tiled(blanks.plates), times=2))
DOMAIN = Domain("magnetic", parse, parts.draw, sample=SAMPLE)
