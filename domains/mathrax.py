"""Mathrax: each number once in each row and column; a sign between four cells holds for both pairs across it.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... - - - -
... - - - -
... - - - -
... - - - -
... 2- 0- 2-
... - 2- 4*
... 1- 0- 1-
... ''', domain="mathrax").text)
2 1 4 3
3 4 1 2
1 3 2 4
4 2 3 1

Read: a header ``N N`` (N from 2 to 25), N rows of given numbers, ``-`` (or ``.``) where none is, N-1 rows of N-1 signs:
``8+`` the sum of either pair, ``2-`` the difference, ``12*`` (or ``x``) the product, ``2/`` the quotient, ``E`` or
``O`` for four even or odd numbers, ``-`` for no sign; at least one must be there. Drawn: ``?`` where not known.
Size to generate: N.
"""

from neurosym import Constraint, Count, Domain, Problem, cages, grid, lexing, parts, sudokus, variants


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    size, width = lexing.header(head)
    if size != width or size not in range(2, 26):
        raise head.wrong("a header 'N N' of a square board")
    cells = [piece for row in lexing.table(lines[:size], size, size) for piece in row]
    signs = [piece for row in lexing.table(lines[size:], size - 1, size - 1) for piece in row]
    start, told = grid.givens(cells, grid.numerals(size), ("-", ".")), list[Constraint]()
    for sign, (name, scope) in zip(signs, parts.blocks(size, size).items(), strict=True):
        if sign.upper() in ("E", "O"):
            odd = sum(1 << value for value in range(0, size, 2))  # value 0 is the number 1
            told.append(Count(scope, "==", 4 if sign.upper() == "O" else 0, odd, name=f"{sign} at {name}"))
        elif sign not in ("-", "."):
            kind, number = sign[-1].lower(), lexing.Piece(sign[:-1], sign.line, sign.column)
            if kind not in "+-*x/":
                raise sign.wrong("'-', 'E', 'O', or a number and one of + - * /")
            target = number.number(0, size * size, "the number in front of + - * /")
            for pair in ((scope[0], scope[3]), (scope[1], scope[2])):
                told.append(cages.cage(pair, kind, target, tuple(range(1, size + 1)), f"{sign} at {name}"))
    if not told:
        lexing.named(text, "mathrax")
    rules = sudokus.rules(text, size, told, boxes=False)
    return Problem(rules, start, domain="mathrax", form=f"{size} x {size} cells, with signs between them")


DOMAIN = Domain("mathrax", parse, parts.draw, sample=variants.signed(parse))
