"""Moon or sun: one loop that visits each region once, by all its moons or all its suns, in turn.

>>> from neurosym import solve
>>> print(solve('''
... # domain: moon_sun
... 4 4
... - - - -
... - x - -
... - - - -
... - x o -
... 1 1 1 1
... 2 1 1 1
... 2 2 1 1
... 2 2 2 2
... ''', domain="moon_sun").text)
x ┌───┐
· └─┐ │
· · │ │
· · └─┘

Read: the line ``# domain: moon_sun``, for other kinds look the same; a header ``rows columns``; rows of ``x``, ``o``,
``-`` (or ``.``); rows of region labels. Drawn: the loop; ``x``, round or heavy, in first places of regions by ``x``.
Size to generate: rows x columns.
"""

from collections.abc import Iterator

from neurosym import Clause, Constraint, Domain, Problem, Tally, entries, grid, lexing, loop_drafts, loops, strokes


def parse(text: str) -> Problem:
    height, width, (board, labels) = entries.tables(text, 2)
    regions = entries.regions(labels)
    signs = entries.told(board)
    net = loops.within(regions)
    entries.known(signs, ("x", "o"), "'x' or 'o', or '-'")
    loops.reachable(net, signs, text)
    lexing.named(text, "moon_sun")
    kinds = {label: cell for cell, label in enumerate(regions, start=len(net.edges))}
    of_place = {place: kinds[label] for label, places in regions.items() for place in places}
    constraints = [*loops.single(net), *loops.visits(net, regions), *taken(net, of_place, signs)]
    rules = net.rules(constraints, [places[0] for places in regions.values()])
    form = f"{height} x {width} entries, {len(regions)} regions, {len(signs)} moons and suns"
    return Problem(rules, domain="moon_sun", form=form, clues=entries.blank(height, width))


def taken(net: loops.Net, of_place: dict[grid.Place, int], signs: entries.Told) -> Iterator[Constraint]:
    yield from loops.marked(net, {place: of_place[place] for place in signs if signs[place] == "x"}, 0, 1, 1)
    yield from loops.marked(net, {place: of_place[place] for place in signs if signs[place] == "o"}, 1, 0, 0)
    found = {(of_place[place], "ox".index(piece)) for place, piece in signs.items()}
    for cell in {cell for cell, _ in found}:
        yield Tally((cell,), tuple(n for n in (0, 1) if (cell, n) in found), 0b10, name="what a region has")
    for (a, b), edge in net.edges.items():
        if of_place[a] != of_place[b]:
            name, scope = f"in turn {'-'.join(grid.names([a, b]))}", (edge, of_place[a], of_place[b])
            yield from (Clause(scope, (0b01, mask, mask), name=name) for mask in (0b01, 0b10))


sample = loop_drafts.laid(parse, "moon_sun", loop_drafts.in_turn)
DOMAIN = Domain("moon_sun", parse, strokes.draw, sample=sample)
