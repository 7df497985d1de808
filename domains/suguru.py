"""Suguru: a region of N cells holds the numbers 1 to N; equal numbers do not touch, not even at a corner.

>>> from neurosym import solve
>>> print(solve('''
... # domain: suguru
... 3 3
... 1 - 2
... - - -
... 1 - 3
... 1 1 1
... 2 1 1
... 2 2 2
... ''', domain="suguru").text)
1 3 2
4 5 4
1 2 3

Read: the line ``# domain: suguru``, for other kinds look the same; a header ``rows columns``, rows of entries (``-`` or
``.`` where none is given), rows of region labels. Drawn: ``?`` not known. Size to generate: rows x columns.
"""

from neurosym import AllDifferent, Domain, Problem, lexing, number_drafts, numbering, parts


def parse(text: str) -> Problem:
    height, width, entries, regions = parts.mapped(lexing.lines(text))
    touching = [AllDifferent(c, name=f"block at {n}") for n, c in parts.blocks(height, width).items() if len(c) > 1]
    problem = numbering.counted(height, width, entries, regions, touching)
    lexing.named(text, "suguru")
    form = f"{height} x {width} cells in {len(regions)} regions"
    return Problem(problem.rules, problem.start, domain="suguru", form=form)


DOMAIN = Domain("suguru", parse, parts.draw, sample=number_drafts.regioned(parse, "suguru"))
