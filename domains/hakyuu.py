"""Hakyuu (ripple effect): a region of N cells holds 1 to N; between two numbers N in a line stand N cells or more.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hakyuu
... 2 3
... - 2 -
... - - -
... 1 2 2
... 1 1 2
... ''', domain="hakyuu").text)
3 2 1
2 1 3

Read: the line ``# domain: hakyuu``, for other kinds look the same; a header ``rows columns``, rows of entries (``-`` or
``.`` where none is given), rows of region labels. Two numbers N in a row or column have N other cells between, or more.
Drawn: ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import Domain, Problem, Spaced, lexing, number_drafts, numbering, parts


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    gaps = tuple(range(1, 1 + max(map(len, regions.values()))))
    spaced = [Spaced(scope, gaps, name=name) for name, scope in parts.lines(height, width)]
    problem = numbering.counted(height, width, entries, regions, spaced)
    lexing.named(text, "hakyuu")
    form = f"{height} x {width} cells in {len(regions)} regions"
    return Problem(problem.rules, problem.start, domain="hakyuu", form=form)


DOMAIN = Domain("hakyuu", parse, parts.draw, sample=number_drafts.regioned(parse, "hakyuu"))
