"""Even-odd sudoku: a sudoku that tells of some cells whether they are even or odd.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... O - - 2
... - - - -
... 3 - - -
... - - - E
... ''', domain="even_odd_sudoku").text)
1 3 4 2
4 2 1 3
3 4 2 1
2 1 3 4

Read: a header ``N N`` (N from 4 to 25, not a prime), N rows of entries: a given value, ``E`` or ``O`` (at least one)
for an even or odd one, ``-`` (or ``.``) where nothing is told. Boxes are the most square ones, unless a line
``# box: 2x4`` gives rows and columns; with a line ``# diagonal`` the main diagonals count too. Drawn: ``?`` where not
known. Size to generate: N.
"""

from neurosym import Candidates, Domain, Problem, grid, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    head, size, (cells,) = sudokus.boards(text, 1)
    rules = sudokus.rules(text, size)
    full = rules.top[0]
    odd = sum(1 << value for value in range(0, size, 2))  # value 0 is the number 1
    told = {"O": odd, "E": full & ~odd}
    masks = [told.get(piece.upper(), full) for piece in cells]
    marks = sum(piece.upper() in told for piece in cells)
    if not lexing.is_named(text, "even_odd_sudoku") and not marks:
        raise head.wrong("above a board with an entry 'E' or 'O'")
    if not any(piece in ("E", "O") for piece in cells):
        lexing.named(text, "even_odd_sudoku")  # with small letters they may be anything
    blank = grid.hole([piece for piece in cells if piece.upper() not in told], ("-", "."))
    values = [lexing.Piece(blank, p.line, p.column) if p.upper() in told else p for p in cells]
    start = grid.givens(values, rules.values, ("-", ".")) & Candidates(masks)
    form = f"{size} x {size} cells, of {marks} whether even or odd"
    return Problem(rules, start, domain="even_odd_sudoku", form=form)


DOMAIN = Domain("even_odd_sudoku", parse, parts.draw, sample=variants.parities)
