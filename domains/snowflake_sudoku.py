"""Snowflake sudoku: each value from 1 to 6 once in each hexagon of six triangles, and where three hexagons meet.

>>> from neurosym import solve
>>> print(solve('''
... snowflake 3
... 5 6 - 1 - 3
... 2 - - 5 4 1
... - 2 - 4 5 6
... meet 1.5 1.6 2.3 2.4 3.1 3.2''', domain="snowflake_sudoku").text)
snowflake 3
5 6 2 1 4 3
2 3 6 5 4 1
1 2 3 4 5 6
meet 1.5 1.6 2.3 2.4 3.1 3.2

Read: a header ``snowflake N``, N lines of the six triangles of a hexagon: a given value, or ``-`` (or ``.``, ``7``);
then, for each point where hexagons meet around a ring of six triangles, a line ``meet`` and the six, ``2.3`` being the
third of the second hexagon. Drawn: the same, ``-`` where not known. Size to generate: N hexagons.
"""

from neurosym import AllDifferent, Answer, Domain, Problem, Rules, grid, lexing, tallies


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    first, *words = head.pieces()
    if first != "snowflake" or len(words) != 1:
        raise first.wrong("a header 'snowflake N'")
    count = words[0].number(1, 1000, "how many hexagons")
    board = lexing.table(lines[:count], count, 6)
    names = tuple(f"h{cell // 6 + 1}t{cell % 6 + 1}" for cell in range(count * 6))
    different = [AllDifferent(cells, name=f"hexagon {n}") for n, cells in enumerate(grid.rows(count, 6), start=1)]
    different += [meeting(line, count) for line in lines[count:]]
    rules = Rules(names, grid.numerals(6), tuple(different), coordinates=grid.places(count, 6))
    start = grid.givens([piece for row in board for piece in row], rules.values, ("-", ".", "7"))
    form, clues = f"{count} hexagons", tuple(" ".join(line.split()) for line in lines[count:])
    return Problem(rules, start, domain="snowflake_sudoku", form=form, clues=clues)


def meeting(line: lexing.Piece, count: int) -> AllDifferent:
    first, *words = line.pieces()
    if first != "meet" or len(words) != 6:
        raise first.wrong("'meet' and six triangles, as in 2.3")
    cells = []
    for word in words:
        pair = word.pieces(r"[^.]+")
        if len(pair) != 2 or word.count(".") != 1:
            raise word.wrong("a hexagon and a triangle of it, as in 2.3")
        cells.append(6 * pair[0].number(1, count, "a hexagon") + pair[1].number(1, 6, "a triangle") - 7)
    if len({*cells}) < 6:
        raise first.wrong("six different triangles")
    return AllDifferent(tuple(cells), name=str(line).strip())


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, tuple)
    return "\n".join([f"snowflake {len(answer) // 6}", grid.draw(grid.shown(problem, answer, "-"), 6), *problem.clues])


DOMAIN = Domain("snowflake_sudoku", parse, render, sample=tallies.flowered(parse))
