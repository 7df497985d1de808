"""Cojun: a region of N cells holds 1 to N; neighbours differ; in a region the upper of two neighbours is the greater.

>>> from neurosym import solve
>>> print(solve('''
... # domain: cojun
... 3 3
... - - -
... - - -
... - 3 -
... 1 1 2
... 3 4 2
... 3 3 2
... ''', domain="cojun").text)
1 2 3
2 1 2
1 3 1

Read: the line ``# domain: cojun``, for other kinds look the same; a header ``rows columns``, rows of entries (``-`` or
``.`` where none is given), rows of region labels. Drawn: ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Less, NotEqual, Problem, grid, lexing, number_drafts, numbering, parts


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    owner = {cell: label for label, cells in regions.items() for cell in cells}
    pairs = grid.neighbours(height, width)
    within = {(a, b) for a, b in pairs if owner[a] == owner[b]}
    unlike = [NotEqual(pair) for pair in pairs if pair not in within]
    falling = [Less((b, a), name=f"region {owner[a]} falls") for a, b in pairs if (a, b) in within and b != a + 1]
    problem = numbering.counted(height, width, entries, regions, (*unlike, *falling))
    lexing.named(text, "cojun")
    form = f"{height} x {width} cells in {len(regions)} regions"
    return Problem(problem.rules, problem.start, domain="cojun", form=form)


DOMAIN = Domain("cojun", parse, parts.draw, sample=number_drafts.regioned(parse, "cojun"))
