"""Tents: trees and tents pair off, each tent beside its tree; no two tents touch; the margin counts tents of a line.

>>> from neurosym import solve
>>> print(solve('''
... 3 4
... - - - -
... - - -
... x - - -
... - - - -
... x - - -
... ''', domain="tents").text)
x o - -
- - - -
x o - -

Read: a header ``rows columns``, the counts of the columns in one line, those of the rows in the next (``-`` where none
is told), rows of entries, ``x`` for a tree and ``-`` (or ``.``) for no tree. Drawn: ``o`` a tent, ``?`` not known. Size
to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Answer, Candidates, Domain, Matching, Problem, grid, lexing, parts, scenes

TREE, FREE = ("x", "X"), ("-", ".")


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    pieces = [piece for row in lexing.table(lines[2:], height, width) for piece in row]
    for piece in (piece for piece in pieces if piece not in (*TREE, *FREE)):
        raise piece.wrong("'x' for a tree, or '-'")
    trees = {cell for cell, piece in enumerate(pieces) if piece in TREE}
    near = parts.beside(height, width)
    sites = {tree: [cell for cell in near[tree] if cell not in trees] for tree in sorted(trees)}
    bounds = parts.margins(lines[:2], height, width, "the tents in a line")
    totals = {sum(filter(None, side)) for side in (bounds[:width], bounds[width:]) if None not in side}
    if not trees or not all(sites.values()) or totals - {len(trees)}:
        raise lexing.end(text).wrong("trees, each with a place beside it, and as many tents in the margins")
    counts, apart = parts.counts(parts.lines(height, width), bounds), parts.apart(height, width)
    top = Candidates([0b11 if trees.intersection(near[c]) and c not in trees else 0b01 for c in range(len(near))])
    rules = parts.shaded(height, width, (*counts, *apart, *pairings(sites, width)), ("-", "o"), top)
    return Problem(rules, domain="tents", form=f"{height} x {width}, {len(trees)} trees", clues=frozenset(trees))


def pairings(sites: dict[int, list[int]], width: int) -> Iterator[Matching]:
    for trees in parts.joined(sites):
        cells = sorted({cell for tree in trees for cell in sites[tree]})
        places = tuple(tuple(map(cells.index, sites[tree])) for tree in trees)
        names = grid.names(divmod(tree, width) for tree in trees)
        yield Matching(tuple(cells), 0b10, places, name=f"tents for {' '.join(names[:4])}{' ...' * (len(names) > 4)}")


def render(problem: Problem, answer: Answer) -> str:
    assert isinstance(problem.clues, frozenset)
    return parts.draw(problem, answer, dict.fromkeys(problem.clues, "x"))


DOMAIN = Domain("tents", parse, render, sample=scenes.tented(parse, "tents"))
