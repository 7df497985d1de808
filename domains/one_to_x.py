"""One to X: a region of X cells holds the numbers 1 to X; no two cells side by side are alike; margins tell the sums.

>>> from neurosym import solve
>>> print(solve('''
... 4 4
... 7 13 9 6
... 8 10 7 10
... - - - -
... - - - -
... - - - -
... - - - -
... 1 1 2 2
... 1 1 3 3
... 4 1 5 5
... 6 6 6 6
... ''', domain="one_to_x").text)
1 4 2 1
2 5 1 2
1 3 2 1
3 1 4 2

Read: a header ``rows columns``, the sums of the columns in one line, those of the rows in the next (``-`` where none is
told), rows of given numbers, ``-`` (or ``.``) where none is, rows of region labels. Drawn: ``?`` where not known.
Size to generate: rows x columns.
"""

from neurosym import AllDifferent, Candidates, Domain, NotEqual, Problem, Total, blanks, grid, lexing, parts, probing


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    height, width = lexing.header(head)
    board = [piece for row in lexing.table(lines[2:], height * 2, width) for piece in row]
    sums = parts.margins(lines, height, width, "the sum of a line", 9999)
    given, labels = board[: height * width], board[height * width :]
    regions = parts.regions(labels, width)
    most = max(map(len, regions.values()))
    masks = {label: (1 << len(cells)) - 1 for label, cells in regions.items()}
    top = Candidates([masks[label] for label in labels])
    start = grid.givens(given, grid.numerals(most), ("-", ".")) & top
    names = grid.names(grid.places(height, width))
    each = [AllDifferent(cells, name=f"region {label}") for label, cells in regions.items()]
    apart = [
        NotEqual((a, b), name=f"{names[a]} beside {names[b]}")
        for a, b in grid.neighbours(height, width)
        if labels[a] != labels[b]
    ]
    totals = [
        Total(scope, "==", bound, tuple(range(1, most + 1)), name=f"{name} ({bound})")
        for (name, scope), bound in zip(parts.lines(height, width), sums, strict=True)
        if bound is not None
    ]
    rules = parts.shaded(height, width, (*each, *apart, *totals), grid.numerals(most), top)
    form = f"{height} x {width} cells in {len(regions)} regions, {len(totals)} sums"
    return Problem(rules, start, domain="one_to_x", form=form)


BLANK = blanks.margins("one_to_x", blanks.numbers(60), blanks.regions(blanks.pieces(5)), blanks.numbers(5, 1))
SAMPLE = probing.probed(parse, BLANK)
DOMAIN = Domain("one_to_x", parse, parts.draw, sample=SAMPLE)
