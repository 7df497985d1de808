"""Factors: a latin square in regions; a number is the product of the values in its region.

>>> from neurosym import solve
>>> print(solve('''
... # domain: factors
... 3 3
... 2 - 6
... - - -
... - - 1
... 1 1 2
... 3 2 2
... 4 4 5
... ''', domain="factors").text)
1 2 3
3 1 2
2 3 1

Read: the line ``# domain: factors``, for other kinds look the same; a header ``size size``, rows of entries in which a
region may have its product at one of its cells (``-`` or ``.`` elsewhere), rows of region labels. A region may hold a
value twice. Drawn: ``?`` not known. Size to generate: N.
"""

from neurosym import Domain, Problem, Product, grid, lexing, parts, tallies


def parse(text: str) -> Problem:
    lines = lexing.lines(text)
    size, width, entries, regions = parts.mapped(lines)
    if size != width:
        raise lines[0].wrong("a header 'N N'")
    products = []
    for label, cells in regions.items():
        told = [entries[cell] for cell in cells if entries[cell] not in parts.UNTOLD]
        for entry in told[:1]:
            target = entry.number(1, 999_999_999, "'-', or the product of a region")
            products.append(Product(cells, target, tuple(range(1, size + 1)), name=f"region {label} ({target})"))
        for entry in told[1:]:
            raise entry.wrong(f"'-'; the region {label} has its product")
    lexing.named(text, "factors")
    rules = grid.latin_rules(grid.numerals(size), tuple(products))
    return Problem(rules, domain="factors", form=f"{size} x {size} cells in {len(regions)} regions")


DOMAIN = Domain("factors", parse, parts.draw, sample=tallies.multiplied(parse, "factors"))
