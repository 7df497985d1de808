"""Regional yajilin: shade places, no two side by side, so that one loop goes through all others; regions tell how many.

>>> from neurosym import solve
>>> print(solve('''
... # domain: regional_yajilin
... 4 4
... 0 - - 2
... - - - -
... - - - -
... - - - -
... 1 1 2 3
... 1 1 1 3
... 1 1 1 3
... 1 3 3 3
... ''', domain="regional_yajilin").text)
┌───┐ x
└─┐ └─┐
┌─┘ ┌─┘
└───┘ x

Read: the line ``# domain: regional_yajilin``, for other kinds look the same; a header ``rows columns``; rows of
entries: a number, how many places of its region are shaded, or ``-`` (or ``.``); rows of region labels, ``@`` or
``#`` for places not on the board. Drawn: the loop, ``x`` shaded, ``?`` not known.
Size to generate: rows x columns.
"""

from random import Random

from neurosym import Count, Domain, Problem, entries, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    regions = entries.regions(labels)
    numbers = entries.of_regions(board, labels, regions, "how many places of its region are shaded")
    lexing.named(text, "regional_yajilin")
    net = loops.within(regions)
    marks = {place: cell for cell, place in enumerate(net.nodes, start=len(net.edges))}
    counts = [
        Count(tuple(marks[p] for p in regions[label]), "==", number, 0b10, name=f"region {label} ({number})")
        for label, number in numbers.items()
    ]
    constraints = [*loops.marked(net, marks, 1, 0, 0), *loops.joined(net), *loops.apart(net, marks), *counts]
    form = f"{height} x {width} entries, {len(regions)} regions, {len(numbers)} numbers"
    return Problem(
        net.rules(constraints, net.nodes), domain="regional_yajilin", form=form, clues=entries.blank(height, width)
    )


def lay(rng: Random, loop: loop_drafts.Loop) -> loop_drafts.Laid | None:
    shaded = loop.apart(rng)
    labels = loop_drafts.stretches(rng, loop, 2, 7, out={*loop.free} - shaded)
    told = {min(places): str(len(shaded & places)) for places in loop_drafts.of(labels).values()}
    return (told, [loop.draw({}), loop.divided(labels)]) if labels else None


DOMAIN = Domain(
    "regional_yajilin", parse, strokes.draw, sample=loop_drafts.laid(parse, "regional_yajilin", lay, most=7)
)
