"""Stitches: each two regions that share a side are sewn together by one stitch; the margin counts the ends of stitches.

>>> from neurosym import solve
>>> print(solve('''
... # domain: stitches
... 4 4
... 2 2 2 4
... 2 4 3 1
... 1 1 1 1
... 2 2 2 3
... 2 4 3 3
... 4 4 4 4
... ''', domain="stitches").text)
s - - s
n s s n
- n n s
- - - n

Read: the line ``# domain: stitches``, for other kinds look the same; a header ``rows columns``, the counts of the
columns in one line, those of the rows in the next (``-`` where none is told), rows of region labels. Drawn: at each end
of a stitch the side on which the other lies, ``n e s w``; ``-`` no end of a stitch, ``?`` not known. Size to generate:
rows x columns.
"""

from neurosym import Candidates, Domain, ExactlyOne, Problem, blanks, lexing, parts, pointing, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    labels = [label for row in lexing.table(lines[2:], height, width) for label in row]
    bounds = parts.margins(lines, height, width, "the ends of stitches in a line")
    regions = parts.regions(labels, width)
    if len(regions) < 2:
        raise lexing.end(text).wrong("two regions or more")
    lexing.named(text, "stitches")
    seams: dict[tuple[str, ...], dict[int, int]] = {}
    top = [1] * len(labels)
    ways = {pair: way for pair, way in pointing.pairs(height, width, 1).items() if labels[pair[0]] != labels[pair[1]]}
    for (first, second), (there, back) in ways.items():
        top[first] |= 1 << there
        top[second] |= 1 << back
        at = seams.setdefault(tuple(sorted((labels[first], labels[second]))), {})
        at[first] = at.get(first, 0) | 1 << there
    once = [ExactlyOne((*at,), (*at.values(),), name=f"stitch of {a} and {b}") for (a, b), at in seams.items()]
    counts = parts.counts(parts.lines(height, width), bounds, 0b11110)
    values = ("-", *pointing.SIDES)
    constraints = (*counts, *once, *pointing.mutual(ways, len(values)))
    rules = parts.shaded(height, width, constraints, values, Candidates(top))
    return Problem(rules, domain="stitches", form=f"{height} x {width} cells in {len(regions)} regions")


SAMPLE = probing.probed(parse, blanks.margins("stitches", blanks.numbers(12), blanks.tiled()))
DOMAIN = Domain("stitches", parse, parts.draw, sample=SAMPLE)
