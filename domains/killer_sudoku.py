"""Killer sudoku: a sudoku in which the values of each cage differ and have a given sum.

>>> from neurosym import solve
>>> print(solve('''4 4
... 4 6 7 2
... - - - 8
... 7 - - -
... 1 5 - -
... 1 2 3 4
... 2 2 3 5
... 6 6 6 5
... 7 8 8 5''', domain="killer_sudoku").text)
4 1 3 2
3 2 4 1
2 4 1 3
1 3 2 4

Read: a header ``N N`` (N from 4 to 25, not a prime), N rows in which each cage has its sum at one of its cells and
``-`` stands elsewhere, N rows of cage labels, and perhaps N rows of given values. Boxes are the most square ones; with
a line ``# diagonal`` the main diagonals count too. Cages all of N cells are refused: so is a jigsaw sudoku written.
"""

from neurosym import Answer, DistinctTotal, Domain, Problem, drafting, grid, lexing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width = lexing.header(head)
    if size != width or size not in grid.BOXED:
        raise head.wrong("a header 'N N', N from 4 to 25 and not a prime, for a square board with boxes")
    height = size * (3 if len(lines) > size * 2 else 2)
    pieces = [piece for row in lexing.table(lines, height, size) for piece in row]
    sums, cages, values = (pieces[size * size * block : size * size * (block + 1)] for block in range(3))
    members = {label: tuple(c for c, own in enumerate(cages) if own == label) for label in dict.fromkeys(cages)}
    if {*map(len, members.values())} == {size}:
        raise cages[0].wrong(f"cages, not all of {size} cells", "A jigsaw sudoku is another kind of puzzle.")
    diagonals = () if lexing.option(text, "diagonal") is None else grid.diagonals(size)
    constraints = (*diagonals, *(cage(cells, sums, cages, size) for cells in members.values()))
    rules = grid.latin_rules(grid.numerals(size), constraints, grid.box_shape(size))
    start = grid.givens(values, rules.values) if values else rules.top
    form = f"{size} x {size} cells, {len(members)} cages" + "; # diagonal" * bool(diagonals)
    return Problem(rules, start, domain="killer_sudoku", form=form)


def cage(cells: tuple[int, ...], sums: list[lexing.Piece], cages: list[lexing.Piece], size: int) -> DistinctTotal:
    found = [sums[cell] for cell in cells if sums[cell] not in ("-", ".")]
    if len(found) != 1:
        raise (found[1] if found else cages[cells[0]]).wrong("one sum in each cage")
    least, most = len(cells) * (len(cells) + 1) // 2, len(cells) * (2 * size + 1 - len(cells)) // 2
    bound = found[0].number(least, most, f"the sum of {len(cells)} different values up to {size}")
    name = f"cage {grid.names([divmod(cells[0], size)])[0]} (sum {bound})"
    return DistinctTotal(cells, bound, tuple(range(1, size + 1)), name=name)


def render(problem: Problem, answer: Answer) -> str:
    return grid.draw(grid.shown(problem, answer), len(problem.rules.values))


DOMAIN = Domain("killer_sudoku", parse, render, sample=drafting.caged(parse))
