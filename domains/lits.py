"""LITS: a tetromino in each region; all hang together, no block of four is filled, and equal ones share no side.

>>> from neurosym import solve
>>> print(solve('''
... # domain: lits
... 4 5
... 1 1 1 1 2
... 1 2 2 2 2
... 1 3 3 3 3
... 3 3 3 3 3
... ''', domain="lits").text)
L L - - L
L - L L L
L S S - -
- - S S -

Read: the line ``# domain: lits``, for other kinds look the same; a header ``rows columns``; rows of region labels,
``@`` or ``#`` where nothing can be. Drawn: the tetromino, ``L``, ``I``, ``T`` or ``S``, turned or mirrored as may be;
``-`` an empty cell, ``?`` not known.
"""

from collections.abc import Iterator

from neurosym import Candidates, Domain, Placed, Problem, lexing, parts, polyominoes, shading

HOLES, VALUES, LONGEST = ("@", "#"), ("-", "L", "I", "T", "S"), {2: 4, 3: 1, 4: 2}


def parse(text: str) -> Problem:
    height, width, (labels,) = shading.board(text)
    regions = {name: cells for name, cells in parts.regions(labels, width, HOLES).items() if name not in HOLES}
    for cells in (cells for cells in regions.values() if len(cells) < 4):
        raise labels[cells[0]].wrong("a region of four cells or more")
    lexing.named(text, "lits")
    one = [Placed(cells, tuple(pieces(cells, width)), name=f"region {name}") for name, cells in regions.items()]
    home = {cell: name for name, cells in regions.items() for cell in cells}
    whole = shading.connected(height, width, 0b11110, "the tetrominoes")
    constraints = (*one, *shading.never_block(height, width), *shading.never_twins(home, height, width, VALUES), whole)
    top = Candidates([0b11111 if cell in home else 1 for cell in range(len(labels))])
    rules = parts.shaded(height, width, constraints, VALUES, top)
    return Problem(rules, domain="lits", form=f"{height} x {width} cells in {len(regions)} regions")


def pieces(cells: tuple[int, ...], width: int) -> Iterator[tuple[tuple[int, int], ...]]:
    at = {divmod(cell, width): position for position, cell in enumerate(cells)}
    for shape in polyominoes.fixed(4):
        lines = [[place[side] for place in shape] for side in (0, 1)]
        longest = max(line.count(number) for line in lines for number in line)
        forked = any(sum(abs(y - r) + abs(x - c) == 1 for y, x in shape) == 3 for r, c in shape)
        value = 3 if forked else LONGEST[longest]
        for row, column in at if any(len({*line}) != 2 for line in lines) else ():
            piece = [(row + y, column + x) for y, x in shape]
            if at.keys() >= {*piece}:
                yield tuple((at[place], value) for place in piece)


DOMAIN = Domain("lits", parse, parts.draw)
